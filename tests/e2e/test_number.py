# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The number finds its country, also without a network; the last digit of the code registers."""

import scene
from driver import Program
from service import REGISTER
from steps import ask_for_puzzle, fill_mobile, go_to_review, last_body, solve_puzzle

SCHEMA = "io.github.eiam.Register"
COUNTRY = "Country or region"
TYPED = "+852 6123 4567"
SENT = "+852-61234567"


def by_itself(tap, program, service, desktop):
    """Registers a number of another country; nobody presses Register."""
    program.close()
    desktop.run("gsettings", "set", SCHEMA, "code-length", "6")
    program = Program(desktop, *scene.configured(service))
    program.find(COUNTRY)
    fill_mobile(program, TYPED)
    go_to_review(program)
    ask_for_puzzle(program)
    solve_puzzle(program, service)
    code = service.wait_code(SENT)
    program.type("Verification code", f"【公司】验证码 {code}，5分钟内有效。")
    program.wait_text("You are registered")
    tap.equal(list(last_body(service).items()), [("mobile", SENT), ("verify_code", code)],
              "the number went out with its area code, and the code of the message alone")
    tap.equal(len(service.requests(REGISTER)), 1, "the registration was sent once")
    program.close()
    desktop.run("gsettings", "reset", SCHEMA, "code-length")


def without_network(tap, program, service, desktop):
    """A start that hears nothing from the service knows the countries of the last one."""
    program.find(COUNTRY)
    program.close()
    service.set_fault("country-codes", "status=500")
    program = Program(desktop, *scene.configured(service))
    program.find(COUNTRY)
    fill_mobile(program, "+86 138 0013 8000")
    go_to_review(program)
    tap.ok(True, "the number is checked by what the service said before")
    service.set_fault("country-codes")
    program.close()


if __name__ == "__main__":
    scene.run([by_itself, without_network])
