# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keys and ways that a person takes for granted: Enter, Escape, Undo, Change, the help."""

import scene
from driver import TAB_LIMIT, has_focus, is_field
from loop import wait_until
from steps import last_body

MOBILE = "13500135000"


def wait_focus(program, name):
    """Waits until the keyboard focus is on a thing of that name."""
    wait_until(lambda: name in program.focused(), f"the focus on “{name}”")


def focused_description(program):
    """Returns the description of what has the keyboard focus."""
    node = program.look(has_focus, None)
    return node.description if node is not None else ""


def tab_to_group(program, description):
    """Presses Tab until the button of a group has the focus."""
    for _ in range(TAB_LIMIT):
        if focused_description(program) == description:
            return
        before = program.focused(), focused_description(program)
        program.keys("Tab")
        wait_until(lambda: (program.focused(), focused_description(program)) != before,
                   "the focus to move on")
    raise TimeoutError(f"Tab does not reach “{description}”")


def by_enter(tap, program, service, _desktop):
    """Registers with Enter from page to page, with a date and a name as people write them."""
    program.type("Mobile number", MOBILE)
    program.tab_to("Full name")
    program.desktop.run("xdotool", "type", "--clearmodifiers", "--delay", "8", "Ann Lee")
    tap.ok(program.wait_filled("Username").startswith("ann"), "a user name is proposed")
    wait_until(lambda: "Proposed from your name" in
               program.find("Username", is_field).description, "the field to say why")
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
    tab_to_group(program, "Group Address and Work")
    program.keys("space")
    wait_focus(program, "Mailing address")
    program.write("Wuhan")
    program.keys("Return")
    program.wait_text("Wuhan")
    wait_until(lambda: focused_description(program) == "Group Address and Work",
               "the focus to come back to its Change")
    tap.ok(program.has("Send Code"), "the focus comes back to the button of the same group")


def calendar(tap, program, _service, _desktop):
    """Chooses a day from the calendar with the keyboard."""
    program.find("Mobile number")
    program.tab_to("Choose Birthday Date")
    program.keys("space")
    program.keys("Return")
    date = program.wait_filled("Birthday")
    tap.ok(len(date) == 10 and date[4] == "-", "Enter takes the day", date)
    # An open calendar has the focus itself, far below its button.
    wait_until(lambda: "Choose Birthday Date" in program.focused()[:2], "the calendar to close")


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
