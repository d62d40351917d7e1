# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts the results of a run of meson from its two logs: passed, failed, skipped."""

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

GOOD = ("OK", "SKIP", "EXPECTEDFAIL")


def outcome(case):
    """Returns what became of one part of a test."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def short(name):
    """Returns a test's name without those of its project and suite."""
    return name.split(" / ")[-1].split(".")[-1]


def count(logs):
    """Returns the sums; a test with parts counts by its parts."""
    sums = Counter()
    blamed = set()
    for suite in ElementTree.parse(f"{logs}.junit.xml").getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            result = outcome(case)
            sums[result] += 1
            if result == "failed":
                blamed.update((short(suite.get("name")), short(case.get("name"))))
    # A program can end badly although each part that it told of was good.
    for line in Path(f"{logs}.json").read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        name = short(test["name"])
        if test["result"] not in GOOD and name not in blamed:
            sums["failed"] += 1
            print(f"{name}: {test['result']}", file=sys.stderr)
    return sums


if __name__ == "__main__":
    SUMS = count(sys.argv[1])
    print(SUMS["passed"], SUMS["failed"], SUMS["skipped"])
