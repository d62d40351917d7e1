# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts the results of a run of meson from its log: passed, failed, skipped."""

import json
import re
import sys
from collections import Counter
from pathlib import Path

GOOD = ("OK", "SKIP", "EXPECTEDFAIL")
PLAN_SKIPPED = re.compile(r"^1\.\.0\b")
# Subtests of subtests are indented; the outer line speaks for them.
POINT = re.compile(r"^(?P<bad>not )?ok\b(?P<rest>.*)$")
DIRECTIVE = re.compile(r"#\s*(skip|todo)\b", re.IGNORECASE)


def parts(output):
    """Yields what became of each part that a program told of."""
    for line in output.splitlines():
        point = POINT.match(line)
        if point is not None and DIRECTIVE.search(point["rest"]):
            yield "skipped"
        elif point is not None:
            yield "failed" if point["bad"] else "passed"
        elif PLAN_SKIPPED.match(line):
            yield "skipped"


def count(log):
    """Returns the sums; a test with parts counts by its parts."""
    sums = Counter()
    for line in Path(log).read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        good = test["result"] in GOOD
        told = Counter(parts(test.get("stdout", "")))
        if not told:
            whole = "skipped" if test["result"] == "SKIP" else "passed"
            told[whole if good else "failed"] += 1
        # A program can end badly although each part that it told of was good.
        if not good and told["failed"] == 0:
            told["failed"] += 1
        if not good:
            print(f"{test['name']}: {test['result']}", file=sys.stderr)
        sums.update(told)
    return sums


if __name__ == "__main__":
    SUMS = count(sys.argv[1])
    print(SUMS["passed"], SUMS["failed"], SUMS["skipped"])
