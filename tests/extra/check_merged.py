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


def main(root, entry, metainfo):
    """Looks for each language in what people read first."""
    tap = Tap()
    text = Path(entry).read_text(encoding="utf-8")
    component = ElementTree.parse(metainfo).getroot()
    wanted = set(languages(root))
    for key in ("Name", "Comment", "Keywords"):
        found = re.findall(rf"^{key}\[(\w+)\]=.", text, re.MULTILINE)
        tap.equal(sorted(wanted - set(found)), [], f"the desktop entry has {key} in each language")
    for tag in ("name", "summary", "description/p"):
        found = {language_of(one) for one in component.iterfind(tag)}
        tap.equal(sorted(wanted - found), [], f"the metainfo has {tag} in each language")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
