# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that po/POTFILES.in lists every file with strings, and no other."""

import re
import sys
from pathlib import Path

from tap import Tap
from tree import files, potfiles

CALL = re.compile(r'\b(?:_|N_|C_|NC_|n?gettext|g_d[np]gettext2?)\s*\(\s*[^)\s]')
MARKS = {
    ".c": CALL,
    ".h": CALL,
    ".ui": re.compile(r'translatable="(?:yes|true|1)"'),
    ".gschema.xml": re.compile(r"<(?:summary|description)>"),
    ".desktop.in": re.compile(r"^(?:Name|Comment|Keywords)=", re.MULTILINE),
    ".mime.xml.in": re.compile(r"<comment>"),
    ".metainfo.xml.in": re.compile(r"<(?:name|summary|p|li|caption)>"),
}


def has_strings(root, path):
    """Says whether a file holds something that people read."""
    for suffix, mark in MARKS.items():
        if str(path).endswith(suffix):
            return mark.search(Path(root, path).read_text(encoding="utf-8")) is not None
    return False


def main(root):
    """Compares the list with the tree, both ways."""
    tap = Tap()
    listed = potfiles(root)
    tap.equal(listed, sorted(listed), "the list is sorted")
    tap.equal(len(listed), len(set(listed)), "nothing is listed twice")
    for path in files(root, *MARKS):
        if path.parts[0] != "tests" and has_strings(root, path):
            tap.ok(path in listed, f"{path} is listed")
    for path in listed:
        exists = Path(root, path).is_file()
        tap.ok(exists and has_strings(root, path), f"{path} exists and has strings")
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
