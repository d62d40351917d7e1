# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes the results of a test in the Test Anything Protocol."""

import sys


class Tap:
    """Counts results and prints each in a line."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def ok(self, passed, name, *notes):
        """Says whether a check passed, with notes that explain a failure."""
        self.count += 1
        if not passed:
            self.failed += 1
        name = name.replace("#", "")
        print(f"{'ok' if passed else 'not ok'} {self.count} - {name}", flush=True)
        if not passed:
            for note in notes:
                self.note(note)

    def equal(self, got, wanted, name):
        """Checks that two values are the same."""
        self.ok(got == wanted, name, f"got:    {got!r}", f"wanted: {wanted!r}")

    def skip(self, name, reason):
        """Says that a check could not be made here."""
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}", flush=True)

    @staticmethod
    def note(text):
        """Prints something to read beside the results."""
        for line in str(text).splitlines():
            print(f"# {line}", flush=True)

    def done(self):
        """Prints the plan and ends the program."""
        print(f"1..{self.count}", flush=True)
        sys.exit(1 if self.failed > 0 else 0)
