# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that the table of README.md is the one that the test runs; --write makes it so."""

import re
import subprocess
import sys
from pathlib import Path

from tap import Tap

BLOCK = re.compile(r"(<!-- tls-grid -->\n).*?(<!-- /tls-grid -->\n)", re.DOTALL)


def main(root, program, *options):
    """Compares the marked block with what the program prints, or replaces it."""
    readme = Path(root, "tests", "README.md")
    text = readme.read_text(encoding="utf-8")
    table = subprocess.run([program, "--table"], check=True, capture_output=True,
                           text=True).stdout
    wanted, count = BLOCK.subn(lambda found: found[1] + table + found[2], text)
    if "--write" in options:
        readme.write_text(wanted, encoding="utf-8")
        return
    tap = Tap()
    tap.equal(count, 1, "tests/README.md has one place for the table")
    tap.ok(text == wanted, "the table is that of the test",
           f"make it so with {Path(__file__).name} ROOT PROGRAM --write")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
