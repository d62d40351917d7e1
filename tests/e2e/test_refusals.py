# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The service refuses: the person reads our own sentence, and nothing typed is lost."""

import scene
from loop import wait_until
from service import REGISTER
from steps import ATTRIBUTE, EXAMPLE, MOBILE, fill_example, reach_code

BLANK = "Parameter X-client-id cannot be left blank."
REFUSAL = f"status=400;code=SDK.COMMON.1001;message={BLANK}"
DENIED = 'body={"status":"ACCESS_DENIED"}'
UNKNOWN_CLIENT = "The service does not know the client ID of this program."
NOT_ALLOWED = "The service does not allow this registration."
BACK_LIMIT = 6


def leave_page(program):
    """Goes back by one page."""
    title = program.title()
    program.press("Back")
    wait_until(lambda: program.title() != title, "the page before")


def go_back_to_form(program):
    """Goes back, page by page, until the form is there."""
    for _ in range(BACK_LIMIT):
        if program.has("Continue"):
            return
        leave_page(program)
    program.find("Continue")


def check_kept(tap, program, case):
    """Checks that every field of the form still holds what was typed."""
    for label, text, _ in EXAMPLE:
        if text is not None and label not in ("Gender", "Password"):
            tap.equal(program.read(label), text, f"{case}: {label} is still there")
    tap.equal(len(program.read("Password")), len("QWE@qwe123"), f"{case}: the password as well")
    tap.equal(program.read("Attribute value"), ATTRIBUTE[1], f"{case}: the attribute as well")


def refuse(program, service, fault, sentence):
    """Registers the example while the service refuses, and waits for our sentence."""
    fill_example(program)
    reach_code(program, service, MOBILE)
    service.set_fault(REGISTER, fault)
    program.press("Register")
    program.wait_text(sentence)
    service.set_fault(REGISTER)


def blank_parameter(tap, program, service, _desktop):
    """The error of the interface description."""
    refuse(program, service, REFUSAL, UNKNOWN_CLIENT)
    tap.ok(not program.has(BLANK), "the service's own words are behind Details")
    tap.ok(not program.has("You are registered"), "no success is claimed")
    program.press("Details")
    tap.ok(program.wait_text(BLANK), "Details shows them")
    go_back_to_form(program)
    check_kept(tap, program, "blank parameter")


def access_denied(tap, program, service, desktop):
    """The second status of the interface description."""
    refuse(program, service, DENIED, NOT_ALLOWED)
    tap.ok(not program.has("You are registered"), "no success is claimed")
    tap.equal(desktop.lookup_secret(service.url), "", "nothing is stored")
    go_back_to_form(program)
    check_kept(tap, program, "access denied")


if __name__ == "__main__":
    scene.run([blank_parameter, access_denied])
