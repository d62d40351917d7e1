# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The audit finds a name that was taken away, and nothing else on the same page."""

import re
from pathlib import Path

import scene
from audit import Audit
from steps import ask_for_puzzle, fill_mobile, go_to_review

MOBILE = "13600136007"
RESOURCE = "/io/github/eiam/Register/eiam-verify-page.ui"
PAGE = Path(__file__).parents[2] / "src" / "ui" / "eiam-verify-page.ui"
NAME = re.compile(r"<accessibility>.*?Puzzle piece position.*?</accessibility>", re.DOTALL)
CHECKS = (Audit.without_name, Audit.with_type_name)


def take_name_away(desktop):
    """Has the program load its page from a copy in which the slider has no name."""
    nameless, count = NAME.subn("", PAGE.read_text(encoding="utf-8"))
    if count != 1:
        raise RuntimeError("the page names its slider in another way")
    copy = desktop.scratch / PAGE.name
    copy.write_text(nameless, encoding="utf-8")
    desktop.environment["G_RESOURCE_OVERLAYS"] = f"{RESOURCE}={copy}"


def without_a_name(tap, program, _service, _desktop):
    """Looks over the page of the puzzle."""
    fill_mobile(program, MOBILE)
    go_to_review(program)
    program.press("Send Code")
    program.find("Move Right")
    audit = Audit(program)
    found = [finding for check in CHECKS for finding in check(audit)]
    tap.ok(len(found) > 0 and all("slider" in finding for finding in found),
           "the slider without a name is found", *found)


def with_its_name(tap, program, _service, _desktop):
    """Looks over the page as it is."""
    fill_mobile(program, MOBILE)
    go_to_review(program)
    ask_for_puzzle(program)
    audit = Audit(program)
    found = [finding for check in CHECKS for finding in check(audit)]
    tap.equal(found, [], "with its name nothing is found")


def give_name_back(desktop):
    """Has the program load its own page."""
    desktop.environment.pop("G_RESOURCE_OVERLAYS", None)


without_a_name.prepare = take_name_away
with_its_name.prepare = give_name_back


if __name__ == "__main__":
    scene.run([without_a_name, with_its_name])
