# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Settings that an administrator got wrong: named, left out as a whole, and no obstacle."""

from pathlib import Path

import scene
from driver import Program

GOOD = "{'key': <'age'>, 'label': <'Age'>}"

# What stands in the settings, what is wrong with it, and which entry has it.
MISTAKES = (
    ("{'label': <'Site'>}", "“key” is missing"),
    ("{'key': <7>, 'label': <'Site'>}", "“key” is not a string"),
    ("{'key': <''>, 'label': <'Site'>}", "“key” has no usable length"),
    ("{'key': <'email'>, 'label': <'Site'>}", "“key” is the name of a field"),
    ("{'key': <'age'>, 'label': <'Site'>}", "“key” occurs twice"),
    ("{'key': <'site'>, 'label': <['Site']>}", "“label” is neither"),
    ("{'key': <'site'>, 'label': <'Site'>, 'type': <'string'>}", "“type” is none of"),
    ("{'key': <'site'>, 'label': <'Site'>, 'required': <'yes'>}", "“required” is neither"),
    ("{'key': <'site'>, 'label': <'Site'>, 'type': <'choice'>}", "“choices” is missing"),
    ("{'key': <'site'>, 'label': <'Site'>, 'choices': <['a']>}", "“choices” belongs to"),
    ("{'key': <'site'>, 'label': <'Site'>, 'pattern': <'('>}", "“pattern” is not a regular"),
    ("{'key': <'site'>, 'label': <'Site'>, 'lable': <'x'>}", "a member that is not known"),
)


def write_settings(desktop, entry):
    """Writes the settings as the keyfile of the person has them."""
    path = Path(desktop.environment["HOME"], ".config", "glib-2.0", "settings", "keyfile")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "[io/github/eiam/Register]\n"
        f"extension-attributes=[{GOOD}, {entry}]\n", encoding="utf-8")


def check_mistake(tap, service, desktop, entry, reason):
    """Starts the program with one mistake and ends it as a person does."""
    write_settings(desktop, entry)
    program = Program(desktop, *scene.configured(service))
    program.find("Age")
    said = program.errors.read_text(encoding="utf-8").splitlines()
    lines = [line for line in said
             if line.startswith("eiam-register: ") and "extension-attributes, entry 2" in line
             and reason in line]
    tap.ok(len(lines) == 1, f"{reason}: named on standard error", *said)
    tap.ok(program.wait_text(reason), f"{reason}: named in the form")
    tap.ok(not program.has("Site"), f"{reason}: nothing of the entry is used")
    program.keys("ctrl+q")
    tap.equal(program.process.wait(20), 0, f"{reason}: the program ends well")
    with program.errors.open("w"):
        pass


def wrong_attributes(tap, program, service, desktop):
    """Goes through the mistakes, each in a start of its own."""
    program.close()
    for entry, reason in MISTAKES:
        check_mistake(tap, service, desktop, entry, reason)


def setup_page(tap, program, _service, desktop):
    """Names them on the first page too."""
    program.close()
    write_settings(desktop, MISTAKES[0][0])
    again = Program(desktop)
    again.find("Connect")
    tap.ok(again.wait_text(MISTAKES[0][1]), "the first page names the mistake")
    again.close()


if __name__ == "__main__":
    scene.run([wrong_attributes, setup_page])
