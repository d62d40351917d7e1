# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How much a person has to do where only the number and the code are asked for."""

import subprocess

import scene
from deeds import Deeds
from service import REGISTER
from steps import last_body

SCHEMA = "io.github.eiam.Register"
MOBILE = "13800138000"
HIDDEN = ("user_name", "name", "email", "pwd", "head_img", "attr_gender", "attr_birthday",
          "attr_nick_name", "mailing_address", "zip_code", "first_name", "middle_name",
          "last_name", "industry")
BY_KEYS = 5
BY_POINTER = 6


def check(tap, program, service, deeds, limit, way):
    """Waits for the end, and counts."""
    program.wait_text("You are registered")
    code = service.wait_code(MOBILE)
    tap.equal(last_body(service), {"mobile": MOBILE, "verify_code": code}, f"{way}: the body")
    tap.equal(len(service.requests(REGISTER)), 1, f"{way}: the registration was sent once")
    tap.equal(len(deeds.done), limit, f"{way}: so many deeds and no more")


def by_keys(tap, program, service, _desktop):
    """Nothing is gone to: the focus is always where the next deed is."""
    program.find("Continue")
    tap.ok(not any(program.has(label) for label in ("Username", "Full name", "Password")),
           "nothing but the number is asked for")
    deeds = Deeds(tap, program)
    deeds.write("Mobile number", MOBILE, "Return")
    deeds.press("Return", "Send Code")
    deeds.move_by_keys("Puzzle piece position", service.wait_puzzle())
    deeds.press("Return", "Check")
    deeds.write("Verification code", service.wait_code(MOBILE))
    check(tap, program, service, deeds, BY_KEYS, "by keys")


def by_pointer(tap, program, service, _desktop):
    """The keyboard is for the two texts only."""
    deeds = Deeds(tap, program)
    deeds.write("Mobile number", MOBILE)
    deeds.click("Continue")
    deeds.click("Send Code")
    deeds.drag("Puzzle piece position", service.wait_puzzle())
    deeds.click("Check")
    deeds.write("Verification code", service.wait_code(MOBILE))
    check(tap, program, service, deeds, BY_POINTER, "by pointer")


def least(service):
    """Makes the options of a program that asks for no more than it must."""
    for key, value in (("hidden-fields", str(list(HIDDEN))), ("code-length", "6"),
                       ("custom-attributes", "false")):
        subprocess.run(["gsettings", "set", SCHEMA, key, value], check=True)
    return scene.configured(service)


by_keys.options = least
by_pointer.options = least


if __name__ == "__main__":
    scene.run([by_keys, by_pointer])
