# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tab comes to everything, and Shift+Tab the same way back: nothing keeps the focus."""

import scene
from loop import wait_until
from service import REGISTER
from steps import ask_for_puzzle, fill_mobile, go_to_review, solve_puzzle

MOBILE = "13800138000"
STOP_LIMIT = 60
FORM = ("Country or region", "Mobile number", "Username", "Full name", "Email", "Password",
        "Generate Password", "First name", "Middle name", "Last name", "Nickname", "Gender",
        "Birthday", "Choose Birthday Date", "Avatar address", "Mailing address", "Postal code",
        "Industry", "Attribute name", "Remove Attribute", "Attribute value", "Add Attribute",
        "Continue", "Main Menu")
REVIEW = ("Change", "Send Code", "Back", "Main Menu")
PUZZLE = ("Puzzle piece position", "Move Left", "Move Right", "Check", "New Puzzle", "Back",
          "Main Menu")
CODE = ("Verification code", "Register", "Change Number", "Back", "Main Menu")


def go_around(program, key):
    """Presses a key until the focus is where it was; returns the names of all stops."""
    first = program.focused_path()
    stops = []
    for _ in range(STOP_LIMIT):
        path = program.press_tab(key)
        stops.append(next((name for name in program.focused() if name), ""))
        if path == first:
            return stops
    raise TimeoutError(f"{key} does not come around: {stops}")


def check(tap, program, names, page):
    """Goes around a page in both directions."""
    # Where the focus begins may not be a stop of its own.
    program.press_tab()
    there = go_around(program, "Tab")
    back = go_around(program, "shift+Tab")
    missing = [name for name in names if name not in there]
    tap.equal(missing, [], f"{page}: Tab comes to everything")
    tap.equal(back, there[-2::-1] + there[-1:], f"{page}: Shift+Tab goes the same way back")


def around_every_page(tap, program, service, _desktop):
    """Goes around the pages of a registration."""
    program.find("Country or region")
    program.press("Add Attribute")
    wait_until(lambda: "Attribute name" in program.focused(), "the new field to have the focus")
    check(tap, program, FORM, "form")
    fill_mobile(program, MOBILE)
    go_to_review(program)
    check(tap, program, REVIEW, "review")
    ask_for_puzzle(program)
    wait_until(lambda: "Puzzle piece position" in program.focused(), "the slider")
    check(tap, program, PUZZLE, "puzzle")
    solve_puzzle(program, service)
    wait_until(lambda: "Verification code" in program.focused(), "the field for the code")
    check(tap, program, CODE, "code")
    tap.equal(service.requests(REGISTER), [], "nothing was sent by going around")


if __name__ == "__main__":
    scene.run([around_every_page])
