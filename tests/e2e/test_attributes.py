# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The company's own attributes: every type, from the settings through the window to the wire."""

import subprocess

import scene
from driver import Program
from loop import wait_until
from service import REGISTER
from steps import fill_mobile, last_body, reach_code

SCHEMA = "io.github.eiam.Register"
MOBILE = "13800138000"
ATTRIBUTES = """[
 {'key': <'badge'>, 'label': <{'en': 'Badge', 'zh': '工牌'}>, 'required': <true>,
  'pattern': <'^[A-Z]{2}[0-9]{4}$'>},
 {'key': <'desk'>, 'label': <'Desk'>, 'type': <'number'>},
 {'key': <'since'>, 'label': <'Since'>, 'type': <'date'>},
 {'key': <'site'>, 'label': <'Site'>, 'type': <'choice'>, 'choices': <['North', 'South']>},
 {'key': <'car'>, 'label': <'Own car'>, 'type': <'boolean'>}]"""
SENT = {"badge": "AB1234", "desk": "12.5", "since": "2024-02-29", "site": "South", "car": "true"}
NEEDED = "This field is needed."
FORM = "This does not have the form that your company asks for."
NUMBER = "This must be a number."


def refused(tap, program, field, sentence, case):
    """Tries to go on, and checks that the field says why not."""
    program.press("Continue")
    program.wait_text(f"{field}: {sentence}")
    wait_until(lambda: field in program.focused(), f"the focus to be at “{field}”")
    tap.ok(program.has(sentence), f"{case}: the sentence stands at the field")
    tap.ok(not program.has("Send Code"), f"{case}: the form is not left")


def to_the_wire(tap, program, service, _desktop):
    """Fills in all of them, wrongly at first."""
    fill_mobile(program, MOBILE)
    refused(tap, program, "Badge", NEEDED, "required")
    program.type("Badge", "AB12")
    refused(tap, program, "Badge", FORM, "pattern")
    program.type("Badge", "AB1234")
    program.wait_gone(FORM)
    tap.ok(True, "the error goes with the letter that mends it")
    program.type("Desk", "twelve")
    refused(tap, program, "Desk", NUMBER, "number")
    program.type("Desk", "１２.5")
    program.type("Since", "2024-02-29")
    program.choose("Site", "South", 2)
    program.choose("Own car", "Yes", 1)
    code = reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.equal(last_body(service), {"mobile": MOBILE, "verify_code": code, "extension": SENT},
              "the body has all five types, as texts")


def by_language(tap, program, service, desktop):
    """The label is the one of the person's language."""
    program.close()
    program = Program(desktop, *scene.configured(service), environment={"LANGUAGE": "zh_CN"})
    tap.ok(program.find("工牌"), "the label is Chinese in a Chinese window")
    tap.ok(program.find("Desk"), "a label without languages stays")
    program.close()


def at_its_field(tap, program, service, _desktop):
    """What the service says of an attribute stands at that attribute."""
    fill_mobile(program, MOBILE)
    program.type("Badge", "AB1234")
    reach_code(program, service, MOBILE)
    service.set_fault(REGISTER, "status=400;code=SDK.COMMON.1002;message=Parameter badge is bad.")
    program.press("Register")
    program.wait_text("Badge: The service does not accept this.")
    tap.ok("Badge" in program.focused(), "the focus is at the field")
    tap.equal(program.read("Badge"), "AB1234", "what was typed is still there")
    service.set_fault(REGISTER)


def configure(service):
    """Makes the options of a company with attributes of its own."""
    subprocess.run(["gsettings", "set", SCHEMA, "extension-attributes", ATTRIBUTES], check=True)
    return scene.configured(service)


to_the_wire.options = configure
by_language.options = configure
at_its_field.options = configure


if __name__ == "__main__":
    scene.run([to_the_wire, by_language, at_its_field])
