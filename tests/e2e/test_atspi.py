# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A registration through AT-SPI alone: no key is pressed, and there is no pointer."""

import scene
from driver import is_choice
from loop import wait_until
from steps import fill_mobile, last_body, reach_code

MOBILE = "13600136002"


def choose(program, name, action, shown):
    """Chooses from a list by the action that it offers for the choice."""
    node = program.find(name, is_choice)
    node.do_action(node.get_actions().index(action))
    wait_until(lambda: shown in texts_within(program, name), f"“{shown}” to be chosen")


def texts_within(program, name):
    """Returns the texts inside a list to choose from."""
    node = program.find(name, is_choice)
    return [one.name for one in program.walk() if node.path in
            [outer.path for outer in one.lineage()]]


def fill_form(program):
    """Chooses the country and the gender, and writes the number."""
    choose(program, "Country or region", "choose.CN", "Chinese Mainland (+86)")
    choose(program, "Gender", "choose.male", "Male")
    fill_mobile(program, MOBILE)


def by_actions_only(tap, program, service, desktop):
    """Registers."""
    fill_form(program)
    code = reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.equal(last_body(service), {"mobile": MOBILE, "verify_code": code, "attr_gender": "male"},
              "the body is right")
    tap.ok(desktop.lookup_secret(service.url) != "", "the tokens are in the keyring")
    program.press("Finish")
    tap.ok(program.find("Continue") is not None, "the next person can begin")


if __name__ == "__main__":
    scene.run([by_actions_only])
