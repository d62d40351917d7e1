# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what goes into the program without what is only for readers and translators of it:
page descriptions, style, pictures and lists of words.

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


def tidy_picture(text):
    """Leaves out comments, the declaration and blanks between elements."""
    bare = re.sub(r"<!--.*?-->|<\?xml.*?\?>", "", text, flags=re.DOTALL)
    return re.sub(r">\s+<", "><", bare).strip()


def tidy_words(text):
    """Leaves out comments and empty lines."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if line.strip() and not line.startswith("#"))


TIDIERS = {".css": tidy_style, ".svg": tidy_picture, ".txt": tidy_words, ".ui": tidy_description}


def main(folder, *paths):
    """Writes each file under its name into a folder."""
    for path in map(Path, paths):
        text = TIDIERS[path.suffix](path.read_text(encoding="utf-8"))
        Path(folder, path.name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
