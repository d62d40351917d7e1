# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that no file, function or line of the sources grows out of hand."""

import sys
from pathlib import Path

from tap import Tap
from tree import files

FILE_LIMIT = 600
FUNCTION_LIMIT = 70
LINE_LIMIT = 100


def long_functions(lines):
    """Yields name and length of each function with too many lines between its braces."""
    start = None
    for number, line in enumerate(lines):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            if number - start - 1 > FUNCTION_LIMIT:
                yield f"line {start}: {number - start - 1} lines"
            start = None


def long_lines(lines):
    """Yields number and length of each line that is too wide."""
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            yield f"line {number} has {len(line)} letters"


def main(root):
    """Checks every source file."""
    tap = Tap()
    for path in files(root, ".c", ".h", ".ui", ".py", ".css"):
        lines = Path(root, path).read_text(encoding="utf-8").splitlines()
        faults = [f"{len(lines)} lines in all"] if len(lines) > FILE_LIMIT else []
        if path.suffix != ".ui":
            faults += long_lines(lines)
        if path.suffix == ".c":
            faults += long_functions(lines)
        tap.ok(not faults, f"{path} keeps to the sizes", *faults)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
