# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A saved session that is removed comes back by Undo, from any page, and is gone otherwise."""

import scene
from loop import wait_until
from pointer import Pointer
from steps import fill_mobile, reach_code

MOBILE = "13800138000"


def open_sessions(program):
    """Shows the sessions."""
    program.choose_in_menu("Saved Sessions")
    program.find("Remove")


def remove(program):
    """Takes the session away."""
    program.press("Remove")
    program.wait_text("Session removed")


def undo(program):
    """Brings it back. The button's own name is the label twice in GTK 4.8."""
    Pointer(program).click("Undo")


def register(program, service, desktop):
    """Makes a session that is stored."""
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    return wait_until(lambda: desktop.lookup_secret(service.url), "the session to be stored")


def by_hand(tap, program, service, desktop):
    """Removes and brings back, on the page and on another one; then closes the window."""
    stored = register(program, service, desktop)
    open_sessions(program)
    remove(program)
    tap.ok(program.wait_text("No Saved Sessions"), "it is gone from the list at once")
    undo(program)
    program.find("Remove")
    tap.equal(desktop.lookup_secret(service.url), stored, "Undo brings it back")

    remove(program)
    program.press("Back")
    program.find("Finish")
    undo(program)
    program.wait_gone("Undo")
    open_sessions(program)
    tap.equal(desktop.lookup_secret(service.url), stored, "Undo works on another page as well")

    remove(program)
    program.keys("ctrl+w")
    wait_until(lambda: program.process.poll() is not None, "the program to end")
    tap.equal(program.process.poll(), 0, "the window closes at once")
    tap.equal(desktop.lookup_secret(service.url), "", "what was removed is gone with the window")


if __name__ == "__main__":
    scene.run([by_hand])
