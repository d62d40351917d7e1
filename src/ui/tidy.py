# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes page descriptions and style without what is only for their readers and translators.

Usage: tidy.py FOLDER FILE...
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree


def tidy_description(text):
    """Leaves out comments, notes to translators and blanks between elements."""
    root = ElementTree.fromstring(text)
    for element in root.iter():
        element.attrib.pop("comments", None)
        for part in ("text", "tail"):
            if not (getattr(element, part) or "").strip():
                setattr(element, part, None)
    return ElementTree.tostring(root, encoding="unicode")


def tidy_style(text):
    """Leaves out comments and indentation."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def main(folder, *paths):
    """Writes each file under its name into a folder."""
    for path in map(Path, paths):
        tidy = tidy_style if path.suffix == ".css" else tidy_description
        Path(folder, path.name).write_text(tidy(path.read_text(encoding="utf-8")),
                                           encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
