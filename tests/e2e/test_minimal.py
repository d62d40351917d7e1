# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A person gives the number alone: the body has the number and the code, nothing else."""

import scene
from service import REGISTER
from steps import fill_mobile, last_body, reach_code

MOBILE = "13800138000"


def only_number(tap, program, service, desktop):
    """Registers with nothing but the number."""
    fill_mobile(program, MOBILE)
    code = reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    body = last_body(service)
    tap.equal(list(body.items()), [("mobile", MOBILE), ("verify_code", code)],
              "the body has exactly the number and the code")
    raw = service.requests(REGISTER)[-1]["body"]
    tap.ok("null" not in raw and '""' not in raw, "nothing empty is sent", raw)
    tap.equal(len(service.requests("sms/send")), 1, "one SMS was asked for")
    tap.equal(len(service.requests(REGISTER)), 1, "the registration was sent once")
    tap.ok(desktop.lookup_secret(service.url) != "", "the tokens are in the keyring")


if __name__ == "__main__":
    scene.run([only_number])
