# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A registration with single clicks alone; texts are typed into the field that was clicked."""

import scene
from driver import is_anything, is_choice, is_field, is_slider
from loop import wait_until
from pointer import Pointer
from steps import last_body

MOBILE = "13600136001"
STEP_LIMIT = 12


def write_into(program, pointer, name, text):
    """Clicks into a field and types."""
    pointer.click(name, is_field)
    wait_until(lambda: name in program.focused(), f"“{name}” to take the focus")
    program.write(text)
    wait_until(lambda: program.read(name) == text, f"“{name}” to hold what was typed")


def fill_form(program, pointer):
    """Types the number, and chooses from a list."""
    write_into(program, pointer, "Mobile number", MOBILE)
    pointer.click("Gender", is_choice)
    pointer.click("Male", lambda node: node.role == "label")
    program.wait_gone("Confidential")


def solve_puzzle(tap, program, service, pointer):
    """Clicks on the slider near the aim, then on the buttons beside it."""
    target = service.wait_puzzle()
    slider = program.find("Puzzle piece position", is_slider)
    wait_until(lambda: slider.get_range()[1] > target, "the slider to go that far")
    pointer.click_at(slider, target / slider.get_range()[1])
    wait_until(slider.get_current_value, "the piece to move")
    clicks = 0
    while abs(slider.get_current_value() - target) > 0.5 and clicks < STEP_LIMIT:
        before = slider.get_current_value()
        pointer.click("Move Left" if before > target else "Move Right")
        wait_until(lambda: slider.get_current_value() != before, "the piece to move by a click")
        clicks += 1
    tap.ok(abs(slider.get_current_value() - target) < 1,
           "clicks on the slider and the buttons bring the piece within a pixel of its place",
           slider.get_current_value(), target)


def by_clicks_only(tap, program, service, _desktop):
    """Registers."""
    pointer = Pointer(program)
    fill_form(program, pointer)
    pointer.click("Continue")
    program.find("Send Code")
    pointer.click("Send Code")
    solve_puzzle(tap, program, service, pointer)
    pointer.click("Check")
    code = service.wait_code(MOBILE)
    program.find("Verification code")
    write_into(program, pointer, "Verification code", code)
    pointer.click("Register", is_anything)
    program.wait_text("You are registered")
    tap.equal(last_body(service), {"mobile": MOBILE, "verify_code": code, "attr_gender": "male"},
              "the body is right")


if __name__ == "__main__":
    scene.run([by_clicks_only])
