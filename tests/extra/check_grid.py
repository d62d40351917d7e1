# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Compares a table in a README.md with the one that a program prints, or writes it."""

import argparse
import subprocess
from pathlib import Path

from tap import Tap

BEGIN = "<!-- {mark}: begin -->\n"
END = "<!-- {mark}: end -->\n"


def split(text, mark):
    """Returns what stands before, within and after the marks, which belong to the outer two."""
    before, begin, rest = text.partition(BEGIN.format(mark=mark))
    within, end, after = rest.partition(END.format(mark=mark))
    return before + begin, within, end + after


def main():
    """Checks or writes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--mark", default="grid")
    parser.add_argument("program")
    parser.add_argument("readme", type=Path)
    options = parser.parse_args()
    table = subprocess.run([options.program], check=True, capture_output=True).stdout.decode()
    before, within, after = split(options.readme.read_text(), options.mark)
    if options.write:
        options.readme.write_text(before + table + after)
        return
    tap = Tap()
    for line in table.splitlines():
        tap.note(line)
    written, wanted = within.splitlines(), table.splitlines()
    tap.equal([line for line in written if line not in wanted], [],
              "the README says nothing that is not tested (ninja grid-readme, event-readme)")
    tap.equal([line for line in wanted if line not in written], [],
              "the README says all that is tested")
    tap.equal(written, wanted, "the order is the same")
    tap.done()


if __name__ == "__main__":
    main()
