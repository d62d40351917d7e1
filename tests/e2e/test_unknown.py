# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answer is lost after the service made the account: the person learns what is known."""

import scene
from loop import wait_until
from service import REGISTER
from steps import fill_mobile, reach_code

MOBILE = "13900139000"


def lost_answer(tap, program, service, desktop):
    """Loses the answer, tries again, and is told that the account most likely exists."""
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    service.set_fault(REGISTER, "drop-after;times=1")
    program.press("Register")
    program.wait_text("We could not confirm your registration")
    tap.ok(True, "the unknown outcome has its page")
    tap.equal(len(service.requests(REGISTER)), 1, "the program did not repeat the call by itself")
    tap.ok(program.has("Start Over"), "one can start over")
    before = set(program.texts())
    program.press("Try Again")
    wait_until(lambda: len(service.requests(REGISTER)) == 2, "the second call")
    wait_until(lambda: set(program.texts()) - before, "news about the account")
    program.wait_text("sign in")
    tap.ok(not program.has("You are registered"), "no success is claimed")
    tap.equal(desktop.lookup_secret(service.url), "", "nothing is stored")


if __name__ == "__main__":
    scene.run([lost_answer])
