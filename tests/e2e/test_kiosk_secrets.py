# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A person who walks away from a self-service machine leaves nothing there."""

import scene
from driver import is_button
from kiosk import KIOSK, as_kiosk, begin, reset
from test_secrets import POWERLESS, check_files, check_memory, walk


def walked_away(tap, program, service, desktop):
    """Goes as far as the code, and is not seen again."""
    begin(program)
    for monitor in walk(tap, program, service, desktop):
        monitor.close()
    tap.ok(program.wait_text("Are You Still There?", 120), "the machine asks")
    program.find("Start", is_button, 60)
    check_memory(tap, program)
    check_files(tap, program, desktop)
    begin(program)
    tap.equal(program.read("Mobile number"), "", "the next person finds an empty form")


def be_patient(desktop):
    """Leaves time to look at the machine before it asks."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "60")


walked_away.prepare = be_patient
walked_away.options = as_kiosk
walked_away.environment = lambda _desktop: {"G_MESSAGES_DEBUG": "all"}
walked_away.wrapper = POWERLESS


if __name__ == "__main__":
    scene.run([walked_away])
