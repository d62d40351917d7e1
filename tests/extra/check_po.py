# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks every translation: its form, and that it holds exactly the strings of today."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pot
from tap import Tap
from tree import languages

COMPARE = ("msgcmp", "--use-fuzzy", "--use-untranslated")


def run(*command):
    """Runs a tool; returns whether it agreed, and what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stderr + done.stdout


def check_language(tap, root, template, language):
    """Checks one translation against the template of the sources."""
    path = Path(root, "po", f"{language}.po")
    tap.ok(path.is_file(), f"{path.name} exists")
    if not path.is_file():
        return
    good, said = run("msgfmt", "--check", "--output-file=/dev/null", path)
    tap.ok(good, f"{path.name} is well formed", said)
    good, said = run(*COMPARE, path, template)
    tap.ok(good, f"{path.name} holds every string of the sources", said)
    good, said = run(*COMPARE, template, path)
    tap.ok(good, f"{path.name} holds no string that the sources lack", said)


def main(root):
    """Checks the list of languages and each of them."""
    tap = Tap()
    listed = languages(root)
    present = sorted(path.stem for path in Path(root, "po").glob("*.po"))
    tap.equal(sorted(listed), present, "LINGUAS lists every translation")
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch, "eiam-register.pot")
        pot.make(root, template)
        for language in listed:
            check_language(tap, root, template, language)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
