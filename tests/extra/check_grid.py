# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Compares the table of faults in README.md with the one the tests go by, or writes it."""

import argparse
import subprocess
from pathlib import Path

from tap import Tap

BEGIN = "<!-- grid: begin -->\n"
END = "<!-- grid: end -->\n"


def split(text):
    """Returns what stands before, within and after the marks."""
    before, _, rest = text.partition(BEGIN)
    within, _, after = rest.partition(END)
    return before, within, after


def main():
    """Checks or writes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("program")
    parser.add_argument("readme", type=Path)
    options = parser.parse_args()
    table = subprocess.run([options.program], check=True, capture_output=True).stdout.decode()
    before, within, after = split(options.readme.read_text())
    if options.write:
        options.readme.write_text(before + BEGIN + table + END + after)
        return
    tap = Tap()
    for line in table.splitlines():
        tap.note(line)
    written, wanted = within.splitlines(), table.splitlines()
    tap.equal([line for line in written if line not in wanted], [],
              "the README says nothing that is not tested (ninja grid-readme mends it)")
    tap.equal([line for line in wanted if line not in written], [],
              "the README says all that is tested")
    tap.equal(written, wanted, "the order is the same")
    tap.done()


if __name__ == "__main__":
    main()
