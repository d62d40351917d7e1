# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks the metainfo, as it is installed, against what shops ask of what they show.

Usage: check_quality.py ROOT METAINFO
The rules are those that Flathub has written down for its pages.
"""

import datetime
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from colour import contrast, luminance, parse, saturation
from tap import Tap
from tree import languages

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SCREENSHOTS = "https://raw.githubusercontent.com/eiam/register/main/data/screenshots/"
ARTICLES = ("a", "an", "the")
TECHNICAL = ("app", "application", "client", "gnome", "gtk", "program", "software", "tool")
GREATEST_PICTURE = (1000, 700)
CONTROLS = {"keyboard", "pointing", "touch"}
# What a small phone has.
SMALLEST_SCREEN = 360
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
TEXT_CONTRAST = 4.5
PNG_WITH_ALPHA = 6


def text_of(element):
    """Returns the text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def own(elements):
    """Returns those of some elements that are in no particular language."""
    return [one for one in elements if one.get(LANGUAGE) is None]


def paragraphs(description):
    """Returns the paragraphs and the entries of lists that are in no particular language."""
    return own(description.iter("p")) + own(description.iter("li"))


def check_name(tap, component):
    """Checks what is read first."""
    name = own(component.iterfind("name"))[0].text
    summary = own(component.iterfind("summary"))[0].text
    words = summary.lower().split()
    tap.ok(len(name) <= 15, "the name has at most 15 letters", name)
    tap.ok(re.fullmatch(r"[A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*)*", name), "the name is plain", name)
    tap.ok(10 <= len(summary) <= 35, "the summary has 10 to 35 letters", summary)
    tap.ok(words[0] not in ARTICLES, "the summary begins without an article", summary)
    tap.ok(name.lower() not in summary.lower(), "the summary does not repeat the name", summary)
    tap.ok(not set(words) & set(TECHNICAL), "the summary has no technical words", summary)
    tap.ok(summary[-1] not in ".!?", "the summary ends without a full stop", summary)
    tap.ok(summary[1:] == summary[1:].lower(), "the summary is in sentence case", summary)


def check_description(tap, component):
    """Checks what is read next."""
    description = component.find("description")
    parts = paragraphs(description)
    summary = own(component.iterfind("summary"))[0].text
    length = sum(len(text_of(part)) for part in parts)
    tap.ok(3 * 70 <= length <= 10 * 70, "the description has three to ten lines", length)
    tap.ok(summary not in text_of(parts[0]), "the description does not repeat the summary")
    for part in description.iter("ul"):
        tap.ok(len(own(part)) <= 10, "a list has at most ten entries")


def check_colours(tap, component):
    """Checks the colours behind the icon and the name."""
    colours = {one.get("scheme_preference"): parse(one.text)
               for one in component.iterfind("branding/color[@type='primary']")}
    tap.equal(sorted(colours), ["dark", "light"], "there is a colour for light and for dark")
    light, dark = colours["light"], colours["dark"]
    tap.ok(luminance(light) > luminance(dark), "the colour for dark is the darker one")
    tap.ok(contrast(light, BLACK) >= TEXT_CONTRAST, "black can be read on the light one",
           contrast(light, BLACK))
    tap.ok(contrast(dark, WHITE) >= TEXT_CONTRAST, "white can be read on the dark one",
           contrast(dark, WHITE))
    for name, colour in colours.items():
        tap.ok(saturation(colour) >= 0.3, f"the {name} one is colourful", colour)


def read_size(path):
    """Returns width, height and kind of a PNG."""
    head = path.read_bytes()[:26]
    return (*struct.unpack(">II", head[16:24]), head[25])


def check_picture(tap, root, image):
    """Checks one picture of the window; returns its language."""
    tap.ok(image.text.startswith(SCREENSHOTS), f"{image.text} is where the pictures are")
    name = image.text.removeprefix(SCREENSHOTS)
    path = Path(root, "data", "screenshots", name)
    if not path.is_file():
        tap.ok(False, f"{name} exists", "./run screenshots takes it")
        return None
    width, height, kind = read_size(path)
    tap.ok(width <= GREATEST_PICTURE[0] and height <= GREATEST_PICTURE[1],
           f"{name} has at most 1000 × 700 pixels", (width, height))
    tap.equal(kind, PNG_WITH_ALPHA, f"{name} has round corners and a shadow")
    tap.equal((image.get("width"), image.get("height")), (str(width), str(height)),
              f"{name} has the size that the metainfo tells")
    language = image.get(LANGUAGE)
    stem = Path(name).stem
    tap.equal(stem.partition("-")[2], (language or "").replace("-", "_"),
              f"{name} is marked with its language")
    return (language or "en").replace("-", "_")


def check_screenshots(tap, root, component):
    """Checks the pictures and what stands under them."""
    screenshots = component.findall("screenshots/screenshot")
    tap.ok(3 <= len(screenshots) <= 6, "there are three to six pictures", len(screenshots))
    tap.equal([one.get("type") for one in screenshots],
              ["default"] + [None] * (len(screenshots) - 1), "the first one is the default")
    for number, screenshot in enumerate(screenshots):
        captions = own(screenshot.iterfind("caption"))
        tap.equal(len(captions), 1, f"picture {number + 1} has a caption")
        caption = captions[0].text
        tap.ok(caption[-1] != "." and not caption[0].isdigit() and ". " not in caption,
               f"“{caption}” is one sentence without a full stop")
        found = [check_picture(tap, root, image) for image in screenshot.iterfind("image")]
        tap.equal(sorted(filter(None, found)), sorted(["en", *languages(root)]),
                  f"picture {number + 1} is there in each language")


def check_releases(tap, component):
    """Checks what is new."""
    releases = component.findall("releases/release")
    dates = [datetime.date.fromisoformat(release.get("date")) for release in releases]
    tap.ok(len(releases) > 0, "there are releases")
    tap.equal(dates, sorted(dates, reverse=True), "the newest release comes first")
    for release in releases:
        version = release.get("version")
        notes = release.find("description")
        if notes is None:
            tap.ok(False, f"{version} has notes")
            continue
        length = sum(len(text_of(part)) for part in paragraphs(notes))
        tap.ok(20 <= length <= 600, f"the notes of {version} are short, but tell something", length)


def check_needs(tap, component):
    """Checks what a machine has to have."""
    controls = {one.text for kind in ("supports", "recommends", "requires")
                for one in component.iterfind(f"{kind}/control")}
    tap.equal(controls, CONTROLS, "all ways of control are named")
    length = component.find("requires/display_length")
    tap.ok(length.get("compare") == "ge" and int(length.text) <= SMALLEST_SCREEN,
           "it says that it fits a phone")
    tap.ok(any(component.find(f"{kind}/internet") is not None
               for kind in ("recommends", "requires")), "it says that it goes to the network")
    tap.equal(component.find("content_rating").get("type"), "oars-1.1", "there is a rating by age")


def check_who(tap, component):
    """Checks who makes it, and under which licence."""
    developer = component.find("developer")
    tap.ok(developer is not None and developer.get("id"), "the developers have an identifier")
    tap.ok(developer is not None and developer.findtext("name"), "the developers have a name")
    tap.equal(component.findtext("metadata_license"), "CC0-1.0", "the metainfo is free to use")
    tap.ok(component.findtext("project_license"), "the licence is named")
    kinds = {url.get("type") for url in component.iterfind("url")}
    tap.ok({"homepage", "bugtracker", "vcs-browser"} <= kinds, "the addresses are there", kinds)


def main(root, metainfo):
    """Checks everything."""
    tap = Tap()
    component = ElementTree.parse(metainfo).getroot()
    check_name(tap, component)
    check_description(tap, component)
    check_colours(tap, component)
    check_screenshots(tap, root, component)
    check_releases(tap, component)
    check_needs(tap, component)
    check_who(tap, component)
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
