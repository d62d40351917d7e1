# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that desktop entry and metainfo, as they are installed, speak every language.

Usage: check_merged.py ROOT DESKTOP-ENTRY METAINFO
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tap import Tap
from tree import languages

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Newer versions of gettext write zh-Hant-TW for zh_TW.
SCRIPT = re.compile(r"-[A-Z][a-z]{3}(?=-|$)")


def language_of(element):
    """Returns the language of a piece of the metainfo, as catalogues are named."""
    return SCRIPT.sub("", element.get(LANGUAGE, "")).replace("-", "_")


def find_languages(text, key):
    """Returns the languages in which a part of a desktop entry has a key."""
    return set(re.findall(rf"^{key}\[(\w+)\]=.", text, re.MULTILINE))


def main(root, entry, metainfo):
    """Looks for each language in what people read first."""
    tap = Tap()
    text = Path(entry).read_text(encoding="utf-8")
    component = ElementTree.parse(metainfo).getroot()
    wanted = set(languages(root))
    entry_text, *actions = text.split("[Desktop Action ")
    for key in ("Name", "Comment", "Keywords"):
        tap.equal(sorted(wanted - find_languages(entry_text, key)), [],
                  f"the desktop entry has {key} in each language")
    for action in actions:
        tap.equal(sorted(wanted - find_languages(action, "Name")), [],
                  f"the action {action.partition(']')[0]} has a name in each language")
    for tag in ("name", "summary", "description/p"):
        found = {language_of(one) for one in component.iterfind(tag)}
        tap.equal(sorted(wanted - found), [], f"the metainfo has {tag} in each language")
    for number, screenshot in enumerate(component.iterfind("screenshots/screenshot")):
        found = {language_of(one) for one in screenshot.iterfind("caption")}
        tap.equal(sorted(wanted - found), [],
                  f"the caption of picture {number + 1} is there in each language")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
