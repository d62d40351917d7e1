# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A registration at a self-service machine by a finger alone: by touches under cage, as such a
machine runs it, and on a server of X; by single clicks, which stand for them, elsewhere."""

import sys

import gnome_kiosk
import memory
import scene
import touch_cases
import touch_screen
from driver import Program, is_button, is_choice, is_field
from finger import KEYBOARD, Finger, is_key
from kiosk import KIOSK, as_kiosk, reset
from loop import wait_until
from steps import last_body
from test_clicks import solve_puzzle
from test_secrets import POWERLESS
from test_secrets import find_obstacle as find_memory_obstacle
from touch import Touch

MOBILE = "13800138009"
COUNTRY = "Country or region"
SEARCH = "Search"
NAME = "Zoë Q"
EMAIL = "zoe@example.com"
PASSWORD = "Qw3#~kLm9z"
TARGET = 48
LEFT = {"name": "quintero xio", "password": "Rzmxq7kwvj"}


def check_keys(tap, program):
    """Every key has a name."""
    keys = [node for node in program.walk() if node.role in ("button", "toggle button")
            and any(outer.name == KEYBOARD for outer in node.lineage())]
    tap.ok(len(keys) > 10, "there are keys", len(keys))
    tap.equal([node for node in keys if not node.name or node.name.startswith("Eiam")], [],
              "every key has a name")


def is_shown_country(name):
    """Returns what finds a country in the open list."""
    return lambda node: (node.role == "label" and node.name == name
                         and any(outer.role == "list" for outer in node.lineage()))


def wait_chosen(program, name):
    """Waits until the list is closed, and the form shows a country."""
    program.wait_gone(SEARCH)
    program.find(name, lambda node: node.role == "label")


def shown_keys(program):
    """Returns the names of the keys."""
    return {node.name for node in program.walk() if is_key(node)}


def choose_country(tap, program, finger):
    """Finds a country with the keyboard, and another one in the list."""
    finger.click(COUNTRY, is_choice)
    wait_until(lambda: SEARCH in program.focused(), "the search to take the focus")
    check_keys(tap, program)
    keys = shown_keys(program)
    finger.write("germ")
    program.wait_gone("India (+91)")
    tap.equal(program.read(SEARCH), "germ", "the keyboard types into the search")
    label = program.find("Germany (+49)", is_shown_country("Germany (+49)"))
    row = next(outer for outer in label.lineage() if outer.role == "list item")
    tap.ok(row.get_place().height >= TARGET, "a country is as tall as a finger is wide",
           row.get_place())
    # It is the first in view, so that nothing has to be scrolled.
    finger.click_at(row, 0.5)
    wait_chosen(program, "Germany (+49)")
    tap.ok("Mobile number" in program.focused(), "the number is next")

    finger.click(COUNTRY, is_choice)
    wait_until(lambda: SEARCH in program.focused(), "the search to take the focus again")
    tap.equal((program.read(SEARCH), shown_keys(program)), ("", keys), "it begins anew")
    finger.write("zzz")
    tap.ok(program.find("Nothing found"), "that there is no such country is said")
    finger.tap("Backspace", "Backspace", "Backspace")
    finger.write("86")
    finger.tap("Enter")
    wait_chosen(program, "Chinese Mainland (+86)")
    tap.ok(not program.has("Germany (+49)"), "Enter takes the first that is found")


def fill_form(tap, program, finger):
    """Fills in what shows each of the keyboards."""
    choose_country(tap, program, finger)
    finger.enter("Mobile number", MOBILE, is_field)
    check_keys(tap, program)
    tap.equal(program.read("Mobile number"), MOBILE, "the keypad types a number")
    tap.ok(finger.keeps_focus("Mobile number"), "the field keeps the focus")

    finger.enter("Full name", "Zo", is_field)
    check_keys(tap, program)
    finger.hold("e", "ë")
    finger.write(" Qq")
    finger.tap("Backspace")
    tap.equal(program.read("Full name"), NAME, "the letters type a name with an accent")

    finger.tap("Next")
    wait_until(lambda: "Email" in program.focused(), "the next field to take the focus")
    finger.write(EMAIL)
    tap.equal(program.read("Email"), EMAIL, "an address has keys of its own")
    finger.tap("Next")
    wait_until(lambda: "Password" in program.focused(), "the password to take the focus")
    write_password(finger)
    tap.ok(not any(PASSWORD in text for text in program.texts()), "the password stays dots")


def write_password(finger):
    """Types letters, digits and signs from several pages."""
    finger.write("Qw3")
    # A key with nothing behind it does when it is held what it does anyway.
    finger.hold("Symbols", "#")
    finger.tap("~", "Letters")
    finger.write("kLm9z")


def check_hide(tap, program, finger):
    """The keyboard goes, and comes back by its button."""
    finger.tap("Hide Keyboard")
    program.wait_gone(KEYBOARD)
    finger.click("Show Keyboard")
    tap.ok(program.find("Hide Keyboard"), "a button brings the keyboard back")


def by_a_finger_only(tap, program, service, _desktop):
    """Registers."""
    finger = by_a_finger_only.finger(program)
    tap.equal(Program.window_id(program) is None, program.desktop.environment["GDK_BACKEND"]
              == "wayland", "the program is where it should be")
    finger.click("Start")
    program.find("Continue")
    fill_form(tap, program, finger)
    check_hide(tap, program, finger)
    finger.tap("Enter")
    program.find("Send Code")
    tap.ok(not program.has(KEYBOARD), "no keyboard where nothing can be typed")
    finger.click("Send Code")
    solve_puzzle(tap, program, service, finger)
    finger.click("Check")
    code = service.wait_code(MOBILE)
    finger.enter("Verification code", code, is_field)
    finger.tap("Enter")
    program.wait_text("You are registered")
    tap.equal(last_body(service),
              {"user_name": "zoe.q", "name": NAME, "mobile": MOBILE, "verify_code": code,
               "email": EMAIL, "pwd": PASSWORD}, "the body is right")


def walks_away(tap, program, _service, _desktop):
    """Types, and leaves: the keyboard remembers nothing either."""
    finger = Finger(program)
    finger.click("Start")
    program.find("Continue")
    finger.enter("Full name", LEFT["name"], is_field)
    finger.tap("Next", "Next")
    wait_until(lambda: "Password" in program.focused(), "the password to take the focus")
    finger.write(LEFT["password"])
    obstacle = find_memory_obstacle(program)
    if obstacle is not None:
        tap.skip("nothing that was typed is in memory", obstacle)
        return
    pid = program.process.pid
    tap.equal({line.split()[0] for line in memory.search_memory(pid, LEFT)}, set(LEFT),
              "before the end, what was typed is found in memory")
    program.find("Start", is_button, 120)
    wait_until(lambda: not memory.search_memory(pid, LEFT), "the memory to be clean")
    tap.equal(memory.search_memory(pid, LEFT), [], "nothing that was typed is in memory")
    finger.click("Start")
    tap.equal(program.read("Full name"), "", "the next person finds an empty form")


def choose_short_times(desktop):
    """Has a keyboard on the screen, and a machine that soon asks."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "on-screen-keyboard", "on")


def choose_keyboard(desktop):
    """Has a keyboard on the screen though the machine has one too."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "3600")
    desktop.run("gsettings", "set", KIOSK, "on-screen-keyboard", "on")


def start_cage(desktop):
    """Has cage show the program, which finds a touch screen there by itself."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "3600")
    touch_screen.start_cage(desktop)


def start_x(desktop):
    """Has a server of X show the program, which finds a touch screen there by itself."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "3600")
    touch_screen.start_x(desktop)


def start_gnome_kiosk(desktop):
    """Has gnome-kiosk show the program, which has a keyboard there."""
    choose_keyboard(desktop)
    gnome_kiosk.start(desktop)


# Why not, what comes before, what kind of program and of finger it is, and who else comes.
SCREENS = {
    "cage": (touch_screen.find_cage_obstacle, start_cage, touch_screen.TouchCageProgram, Touch,
             touch_cases.CASES),
    "gnome-kiosk": (gnome_kiosk.find_obstacle, start_gnome_kiosk, gnome_kiosk.GnomeKioskProgram,
                    Finger, ()),
    "x11": (touch_screen.find_obstacle, start_x, touch_screen.TouchProgram, Touch,
            touch_cases.CASES),
    "xvfb": (lambda: None, choose_keyboard, Program, Finger, (walks_away,)),
}
by_a_finger_only.options = as_kiosk
walks_away.options = as_kiosk
walks_away.prepare = choose_short_times
walks_away.wrapper = POWERLESS


if __name__ == "__main__":
    find_reason, start, program_kind, finger_kind, others = SCREENS[sys.argv[2]]
    reason = find_reason()
    if reason:
        print(f"1..0 # SKIP {reason}", flush=True)
        sys.exit(0)
    by_a_finger_only.prepare, by_a_finger_only.program = start, program_kind
    by_a_finger_only.finger = finger_kind
    for other in others:
        other.program = program_kind
    scene.run([by_a_finger_only, *others])
