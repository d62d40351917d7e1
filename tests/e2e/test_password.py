# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The password: refused with the reason before anything is sent, rated, and made on request."""

import scene
from driver import has_focus, is_field
from loop import wait_until
from steps import fill_mobile, last_body, reach_code

MOBILE = "13800138001"
REFUSALS = (
    ("short", "A password has at least 8 characters."),
    ("P@ssw0rd", "This password is one of those that are tried first."),
    ("wang-7-kettle", "A password must not contain your username."),
    ("x13800138001", "A password must not contain your mobile number."),
)
STRONG = "Xk7#mQ2pWd!vRz5"
METER = "Password strength"
CAPS_LOCK = "Caps Lock is on"


def describe(program, name):
    """Returns what assistive technology reads of a thing besides its name."""
    return program.find(name).description


def refused(tap, program, service, _desktop):
    """What is refused stays on the form, with the reason at the field."""
    fill_mobile(program, MOBILE)
    program.type("Username", "wang")
    for password, reason in REFUSALS:
        program.type("Password", password)
        program.press("Continue")
        program.wait_text("1 field needs your attention")
        field = program.find("Password", is_field)
        tap.ok(reason in field.description, f"{password}: the field says why",
               field.description)
        wait_until(lambda: has_focus(program.find("Password", is_field)), "the focus on the field")
    tap.equal(len(service.requests("captcha")), 0, "nothing was sent")

    program.type("Password", STRONG)
    wait_until(lambda: not program.has("1 field needs your attention"), "the error to go")
    wait_until(lambda: describe(program, METER) == "Strong", "the meter to say the level")
    tap.ok("Strong." in describe(program, "Password"), "the field says how strong it is")
    reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.equal(last_body(service)["pwd"], STRONG, "the password is sent as it was typed")


def generated(tap, program, service, _desktop):
    """A password that is made satisfies the service."""
    fill_mobile(program, MOBILE)
    program.press("Generate Password")
    password = wait_until(lambda: program.read("Password"), "a password")
    tap.equal(len(password), 17, "it is as long as it should be")
    wait_until(lambda: describe(program, METER) == "Strong", "the meter to say the level")
    tap.ok("Password" in program.focused(), "the focus is on it", program.focused())
    reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.equal(last_body(service)["pwd"], password, "it is what the service got")


def warns(program):
    """Says whether the sign for Caps Lock is shown: a picture with words for it."""
    return any(CAPS_LOCK in (node.name, node.description) for node in program.walk())


def press_caps_lock(desktop):
    """Presses the key itself: what clears modifiers would take it back."""
    desktop.run("xdotool", "key", "Caps_Lock")


def caps_lock(tap, program, _service, desktop):
    """A sign in the field tells that Caps Lock is on."""
    program.find("Password", is_field)
    program.tab_to("Password")
    tap.ok(not warns(program), "there is no sign")
    press_caps_lock(desktop)
    try:
        wait_until(lambda: warns(program), "the sign")
        tap.ok(True, "there is a sign while Caps Lock is on")
    finally:
        press_caps_lock(desktop)
    wait_until(lambda: not warns(program), "the sign to go")


if __name__ == "__main__":
    scene.run([refused, generated, caps_lock])
