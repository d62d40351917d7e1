# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that every file says whose it is and under which licence."""

import sys
from pathlib import Path

from tap import Tap
from tree import files

MARKS = ("SPDX-FileCopyrightText: ", "SPDX-License-Identifier: ")
HEAD = 8
# Texts of others, and kinds that cannot hold a comment.
EXCEPTED = ("COPYING", "README.md")
# Inputs, byte for byte.
EXCEPTED_FOLDERS = (Path("tests/fuzz/seeds"),)
EXCEPTED_SUFFIXES = (".png", ".json", ".pot", ".pyc", ".gpg")


def main(root):
    """Checks the first lines of every file."""
    tap = Tap()
    for path in files(root):
        if path.name in EXCEPTED or path.suffix in EXCEPTED_SUFFIXES:
            continue
        if len(path.parts) == 1 and path.name.startswith("."):
            continue
        if any(folder in path.parents for folder in EXCEPTED_FOLDERS):
            continue
        with Path(root, path).open(encoding="utf-8", errors="replace") as stream:
            head = "".join(line for _, line in zip(range(HEAD), stream))
        tap.ok(all(mark in head for mark in MARKS), f"{path} has both lines")
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
