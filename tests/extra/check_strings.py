# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that strings which are hard to translate alone come with a comment."""

import re
import sys
import tempfile
from pathlib import Path

import pot
from tap import Tap

SHORT = 12
PLACEHOLDER = re.compile(r"%(?!%)")


def is_hard(entry):
    """Says whether a translator needs more than the string itself."""
    # A key's summary stands beside its description.
    if all(".gschema.xml:" in place for place in entry.places):
        return False
    return len(entry.text) < SHORT or PLACEHOLDER.search(entry.text) is not None


def main(root):
    """Checks the comment of each hard string of the template."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch, "eiam-register.pot")
        pot.make(root, template)
        for entry in pot.read(template):
            if is_hard(entry):
                explained = any("Translators:" in line for line in entry.comments)
                name = f"{entry.text.splitlines()[0]!r} is explained"
                tap.ok(explained, name, *entry.places)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
