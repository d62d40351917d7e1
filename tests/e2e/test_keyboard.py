# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every page with the keyboard alone: nothing but keys changes anything, the rest only looks."""

import scene
from driver import has_focus, is_menu_item
from loop import wait_until
from service import REGISTER
from steps import CLIENT_ID, GENDERS, last_body

MOBILE = "13600136000"
OTHER_MOBILE = "13600136005"
MENU_LIMIT = 8


def press(program, name):
    """Goes to a button and presses it."""
    program.find(name)
    program.tab_to(name)
    program.keys("space")


def write_into(program, name, text):
    """Goes to a field and types."""
    program.find(name)
    program.tab_to(name)
    program.write(text)
    wait_until(lambda: program.read(name) == text, f"“{name}” to hold what was typed")


def choose_in_menu(program, item):
    """Opens the menu and goes down in it."""
    press(program, "Main Menu")
    wait_until(lambda: program.look(lambda node: has_focus(node) and is_menu_item(node), None),
               "the menu to open")
    for _ in range(MENU_LIMIT):
        if item in program.focused():
            break
        program.press_tab("Down")
    program.keys("Return")
    wait_until(lambda: not program.has(item, is_menu_item), "the menu to close")


def set_up(program, service):
    """Tells the program its server. The first field has the focus from the start."""
    program.find("Server address")
    program.write(service.url)
    wait_until(lambda: program.read("Server address") == service.url, "the address")
    program.keys("Tab")
    program.write(CLIENT_ID)
    wait_until(lambda: program.read("Client ID") == CLIENT_ID, "the client")
    press(program, "Connect")


def solve_puzzle(tap, program, service):
    """Moves the piece with the keys of a slider."""
    slider = program.find("Puzzle piece position")
    program.tab_to("Puzzle piece position")
    target = service.wait_puzzle()
    for key, times, aim in (("Home", 1, 0), ("Page_Up", target // 10, target // 10 * 10),
                            ("Right", target % 10, target)):
        if times > 0:
            program.keys(*[key] * times)
        wait_until(lambda wanted=aim: slider.get_current_value() == wanted,
                   f"{key} to move the piece to {aim}")
    tap.equal(slider.get_current_value(), target, "the arrow keys move the piece by one")
    press(program, "Check")


def reach_code(tap, program, service, mobile):
    """Goes from the form to the typed code; returns the code."""
    press(program, "Continue")
    press(program, "Send Code")
    solve_puzzle(tap, program, service)
    code = service.wait_code(mobile)
    write_into(program, "Verification code", code)
    return code


def go_back_and_forth(tap, program):
    """Leaves the review for the form and comes again."""
    press(program, "Continue")
    program.find("Send Code")
    program.keys("alt+Left")
    program.find("Continue")
    tap.equal(program.read("Mobile number"), MOBILE, "going back keeps what was typed")


def look_around(tap, program):
    """Opens and leaves what the menu offers."""
    choose_in_menu(program, "Saved Sessions")
    program.find("Copy Session Token")
    program.tab_to("Copy Session Token")
    tap.ok(True, "the saved sessions are reached by keys")
    press(program, "Back")
    choose_in_menu(program, "Preferences")
    window = program.wait_window()
    tap.equal(window, "Preferences", "the preferences are reached by keys")
    program.close_window(window)


def by_keys_only(tap, program, service, _desktop):
    """Goes through every page."""
    set_up(program, service)
    write_into(program, "Mobile number", MOBILE)
    program.choose("Gender", "Male", GENDERS.index("Male"))
    go_back_and_forth(tap, program)
    code = reach_code(tap, program, service, MOBILE)
    press(program, "Register")
    program.wait_text("You are registered")
    tap.equal(last_body(service), {"mobile": MOBILE, "verify_code": code, "attr_gender": "male"},
              "the body is right")
    look_around(tap, program)
    press(program, "Finish")

    write_into(program, "Mobile number", OTHER_MOBILE)
    reach_code(tap, program, service, OTHER_MOBILE)
    service.set_fault(REGISTER, "drop-after;times=1")
    press(program, "Register")
    program.wait_text("We could not confirm your registration")
    press(program, "Start Over")
    tap.ok(program.find("Continue") is not None, "the unknown outcome is left by keys")


by_keys_only.options = lambda service: (f"--ca-file={service.authority}",)


if __name__ == "__main__":
    scene.run([by_keys_only])
