# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The first start: no server is known, the person tells it, and the next start knows it."""

import scene
from driver import Program
from steps import fill_mobile, reach_code, set_up

MOBILE = "13700137000"


def first_start(tap, program, service, desktop):
    """Sets the program up and registers."""
    tap.ok(program.find("Try the Demo") is not None, "the first page offers the demo")
    set_up(program, service)
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.ok(desktop.lookup_secret(service.url) != "", "the tokens are in the keyring")
    program.close()

    again = Program(desktop, f"--ca-file={service.authority}")
    tap.ok(again.find("Mobile number") is not None, "the next start goes to the form at once")
    again.close()


first_start.options = lambda service: (f"--ca-file={service.authority}",)


if __name__ == "__main__":
    scene.run([first_start])
