# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks what shops show of the program: lengths, version, languages of the names."""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tap import Tap

NAME_LIMIT = 15
SUMMARY_LIMIT = 35


def main(root):
    """Checks the metainfo template against the limits and against meson.build."""
    tap = Tap()
    path = Path(root, "data", "io.github.eiam.Register.metainfo.xml.in")
    component = ElementTree.parse(path).getroot()
    name = component.findtext("name")
    summary = component.findtext("summary")
    tap.ok(len(name) <= NAME_LIMIT, f"the name has at most {NAME_LIMIT} letters", name)
    tap.ok(len(summary) <= SUMMARY_LIMIT, f"the summary has at most {SUMMARY_LIMIT}", summary)
    tap.ok(not summary.endswith("."), "the summary ends without a full stop", summary)

    project = Path(root, "meson.build").read_text(encoding="utf-8")
    version = re.search(r"^\s*version: '([^']+)'", project, re.MULTILINE).group(1)
    release = component.find("releases/release")
    tap.equal(release.get("version"), version, "the newest release is the project's version")
    tap.ok(release.find("description/p") is not None, "the newest release has notes")

    desktop = Path(root, "data", "io.github.eiam.Register.desktop.in").read_text(encoding="utf-8")
    tap.ok(f"\nName={name}\n" in desktop, "desktop entry and metainfo agree on the name")
    tap.ok(f"\nComment={summary}\n" in desktop, "desktop entry and metainfo agree on the summary")
    for picture in component.iterfind("screenshots/screenshot/image"):
        shown = "data/screenshots/" + picture.text.rsplit("/", 1)[1]
        tap.ok(Path(root, shown).is_file(), f"{shown} exists")
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
