# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A registration with the keyboard alone."""

import scene
from steps import last_body

MOBILE = "13600136000"


def by_keys_only(tap, program, service, _desktop):
    """Uses keys for everything, and looks at the window only."""
    program.find("Mobile number")
    program.tab_to("Mobile number")
    program.write(MOBILE)
    program.tab_to("Continue")
    program.keys("space")
    program.find("Send Code")
    program.tab_to("Send Code")
    program.keys("space")

    slider = program.find("Puzzle piece position")
    program.tab_to("Puzzle piece position")
    target = service.wait_puzzle()
    program.keys("Home", *["Page_Up"] * (target // 10))
    moved = slider.get_current_value()
    if moved == 0:
        program.keys(*["Page_Down"] * (target // 10))
        moved = slider.get_current_value()
    program.keys(*["Right" if moved < target else "Left"] * int(abs(target - moved)))
    tap.equal(slider.get_current_value(), target, "the arrow keys move the piece by one")
    program.tab_to("Check")
    program.keys("space")

    program.find("Verification code")
    program.tab_to("Verification code")
    code = service.wait_code(MOBILE)
    program.write(code)
    program.tab_to("Register")
    program.keys("space")
    program.wait_text("You are registered")
    tap.equal(last_body(service), {"mobile": MOBILE, "verify_code": code}, "the body is right")


if __name__ == "__main__":
    scene.run([by_keys_only])
