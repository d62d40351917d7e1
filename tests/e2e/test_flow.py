# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keys and ways that a person takes for granted: Enter, Escape, Undo, Change, the help."""

import scene
from loop import wait_until
from steps import last_body

MOBILE = "13500135000"


def wait_focus(program, name):
    """Waits until the keyboard focus is on a thing of that name."""
    wait_until(lambda: name in program.focused(), f"the focus on “{name}”")


def by_enter(tap, program, service, _desktop):
    """Registers with Enter from page to page, with a date and a name as people write them."""
    program.type("Mobile number", MOBILE)
    program.tab_to("Full name")
    program.desktop.run("xdotool", "type", "--clearmodifiers", "--delay", "8", "Ann Lee")
    tap.ok(program.wait_filled("Username").startswith("ann"), "a user name is proposed")
    tap.ok(program.wait_text("Proposed from your name"), "and the field says why")
    program.keys("ctrl+z")
    wait_until(lambda: program.read("Full name") != "Ann Lee", "Ctrl+Z to undo")
    program.keys("ctrl+shift+z")
    wait_until(lambda: program.read("Full name") == "Ann Lee", "Ctrl+Shift+Z to redo")
    tap.equal(program.read("Username"), "ann.lee", "the user name follows")
    program.tab_to("Birthday")
    program.write("17.2.2022")
    program.keys("Return")

    program.find("Send Code")
    tap.ok(program.wait_text("2022-02-17"), "the review shows the date as it is sent")
    program.keys("Escape")
    program.find("Continue")
    tap.equal(program.read("Birthday"), "2022-02-17", "so does the form after Escape")
    program.press("Continue")
    program.find("Send Code")
    program.keys("Return")

    program.find("Puzzle piece position")
    program.slide("Puzzle piece position", service.wait_puzzle())
    program.tab_to("Puzzle piece position")
    program.keys("Return")
    program.find("Verification code")
    program.tab_to("Verification code")
    code = service.wait_code(MOBILE)
    program.write(code)
    if program.has("Register"):
        program.keys("Return")
    program.wait_text("You are registered")
    tap.equal(last_body(service),
              {"user_name": "ann.lee", "name": "Ann Lee", "mobile": MOBILE,
               "verify_code": code, "attr_birthday": "2022-02-17"},
              "the body is right")


def change_and_back(tap, program, _service, _desktop):
    """Changes one group from the review, with the keyboard."""
    program.type("Mobile number", MOBILE)
    program.type("Industry", "Forestry")
    program.press("Continue")
    program.find("Send Code")
    program.tab_to("Change")
    program.keys("Tab")
    program.keys("space")
    wait_focus(program, "Mailing address")
    program.write("Wuhan")
    program.keys("Return")
    program.wait_text("Wuhan")
    wait_focus(program, "Change")
    program.keys("space")
    wait_focus(program, "Mailing address")
    tap.equal(program.read("Mailing address"), "Wuhan", "the focus came back to the same group")


def calendar(tap, program, _service, _desktop):
    """Chooses a day from the calendar with the keyboard and with the pointer."""
    program.find("Mobile number")
    program.tab_to("Choose Birthday Date")
    program.keys("space")
    program.keys("Return")
    date = program.wait_filled("Birthday")
    tap.ok(len(date) == 10 and date[4] == "-", "Enter takes the day", date)
    program.wait_gone("October", 5) if program.has("October") else None
    program.keys("Tab")
    tap.ok(program.focused() != [], "the calendar is closed")


def help_window(tap, program, _service, _desktop):
    """Opens the help with the keyboard and from the menu."""
    program.find("Mobile number")
    program.keys("ctrl+question")
    title = program.wait_window()
    tap.ok(program.wait_text("Go back"), "Ctrl+? shows the keys", title)
    program.close_window(title)
    program.choose_in_menu("Keyboard Shortcuts")
    title = program.wait_window()
    tap.ok(program.wait_text("Move the piece"), "the menu shows them too")
    program.close_window(title)


if __name__ == "__main__":
    scene.run([by_enter, change_and_back, calendar, help_window])
