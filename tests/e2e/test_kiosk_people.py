# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One person after the other at a self-service machine: what each chooses, and takes along."""

import subprocess
from pathlib import Path

from driver import is_button, is_field
from kiosk import KIOSK, as_kiosk, begin, reset
from loop import wait_until
from steps import ENGLISH, fill_mobile, go_to_review, reach_code
from words import Words
import scene

FIELD = "Full name"
MOBILE = "13700137015"
QUESTION = "Are You Still There?"
CONTRAST = "High Contrast"
LARGE = "Large Text"
TEXT = "Have your mobile phone at hand: you will get a code by SMS."
CLIPBOARDS = ("clipboard", "primary")


def is_switch(node):
    """Says whether a thing is a switch."""
    return node.role in ("toggle button", "switch", "check box")


def is_on(program, name, words=ENGLISH):
    """Says whether a switch is on."""
    return program.find(words(name), is_switch).has_state("checked")


def is_mirrored(program, words):
    """Says whether the switches are on the left, which is where a line ends then."""
    place = program.find(words(CONTRAST), is_switch).get_place()
    return place.x < program.window_size()[0] // 2


def has_title(program, words):
    """Says whether the window has its title in a language."""
    return program.title().endswith(words("Staff Sign-Up"))


def letters(program):
    """Returns how tall a line of text is."""
    return program.find(TEXT, lambda node: node.role == "label").get_place().height


def chooses(tap, program, service, desktop):
    """Chooses languages by their own names, contrast and text size: for oneself alone."""
    chinese = Words(Path(desktop.prefix), "zh_CN")
    arabic = Words(Path(desktop.prefix), "ar")
    program.find("Start", is_button)
    tall = letters(program)

    program.press("العربية")
    wait_until(lambda: has_title(program, arabic), "the title in Arabic")
    wait_until(lambda: is_mirrored(program, arabic), "the page from right to left")
    tap.ok(True, "Arabic is read from right to left, at once")
    program.press("简体中文")
    wait_until(lambda: has_title(program, chinese), "the title in Chinese")
    wait_until(lambda: not is_mirrored(program, chinese), "the page from left to right")
    tap.ok(program.find("简体中文", is_button).has_state("checked"), "the choice is marked")
    program.press("English")
    wait_until(lambda: has_title(program, ENGLISH), "the title in English")
    for name in (CONTRAST, LARGE):
        program.find(name, is_switch).do_action(0)
        wait_until(lambda name=name: is_on(program, name), name)
    wait_until(lambda: letters(program) > tall, "larger letters")
    program.press("简体中文")
    wait_until(lambda: has_title(program, chinese), "the title in Chinese again")
    tap.ok(is_on(program, CONTRAST, chinese) and is_on(program, LARGE, chinese),
           "what was switched on outlasts a change of language")

    program.press(chinese("Start"))
    fill_mobile(program, MOBILE, chinese)
    reach_code(program, service, MOBILE, chinese)
    program.press(chinese("Register"))
    program.wait_text(chinese("You are registered"))
    program.press(chinese("Finish"))
    program.find("Start", is_button, 30)
    tap.ok(has_title(program, ENGLISH), "the next person begins in the language of the machine")
    tap.equal([is_on(program, name) for name in (CONTRAST, LARGE)], [False, False],
              "without high contrast and large text")
    tap.equal(letters(program), tall, "with letters as they were")


def point_at_field(program):
    """Has keys go to the field."""
    x, y, width, height = program.find(FIELD, is_field).get_place()
    program.desktop.run("xdotool", "mousemove", str(x + width // 2), str(y + height // 2),
                        "click", "1")
    wait_until(lambda: FIELD in program.focused(), "the focus on the field")


def read_clipboard(desktop, name):
    """Returns what another program is given of a clipboard, and whether anybody gives it."""
    said = subprocess.run(["xclip", "-o", "-selection", name], env=desktop.environment,
                          capture_output=True, timeout=30, check=False)
    return said.stdout.decode(), said.returncode == 0


def leaves_nothing(tap, program, _service, desktop):
    """Copies, selects and types, is waiting for an answer, and is not seen again."""
    begin(program)
    program.type(FIELD, "Brindlewax")
    point_at_field(program)
    program.keys("ctrl+a", "ctrl+c")
    for name in CLIPBOARDS:
        wait_until(lambda name=name: read_clipboard(desktop, name)[0] == "Brindlewax", name)
    tap.ok(True, "what the person copied and selected is on the clipboards")

    program.wait_text(QUESTION, 60)
    program.find("Start", is_button, 60)
    for name in CLIPBOARDS:
        tap.equal(read_clipboard(desktop, name), ("", True), f"{name}: the program has it, empty")
    begin(program)
    point_at_field(program)
    program.keys("ctrl+z", "ctrl+v")
    program.write("x")
    wait_until(lambda: program.read(FIELD) != "", "what the next person types")
    tap.equal(program.read(FIELD), "x", "nothing can be undone or pasted")


def leaves_a_request(tap, program, service, _desktop):
    """Goes while the service has not answered: the answer is for nobody."""
    begin(program)
    fill_mobile(program, MOBILE)
    go_to_review(program)
    service.set_fault("captcha", "delay=600000;times=1")
    program.press("Send Code")
    wait_until(lambda: service.requests("captcha"), "the request")
    asked = program.window_id()
    program.find("Start", is_button, 90)
    tap.ok(program.window_id() != asked, "the next person has another window")
    service.set_fault("captcha")
    begin(program)
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    program.press("Register")
    tap.ok(program.wait_text("You are registered"), "and can register")


def move(program):
    """Moves the pointer."""
    program.desktop.run("xdotool", "mousemove_relative", "--", "7", "5")


def click(button):
    """Returns what presses a button of the pointer, or turns its wheel."""
    return lambda program: program.desktop.run("xdotool", "click", button)


DEEDS = {
    "a move of the pointer": move,
    "a turn of the wheel": click("5"),
    "a click anywhere": click("1"),
    "a key": lambda program: program.keys("Shift_L"),
    "assistive technology": lambda program: program.press("I Am Still Here"),
}


def is_there(tap, program, _service, _desktop):
    """Is asked, and shows in each way that somebody is there."""
    begin(program)
    program.type(FIELD, "Somebody")
    program.desktop.run("xdotool", "mousemove", "200", "900")
    for name, deed in DEEDS.items():
        program.wait_text(QUESTION, 60)
        deed(program)
        wait_until(lambda: program.has(FIELD, is_field), f"the form after {name}", 10)
        tap.equal(program.read(FIELD), "Somebody", f"{name} takes the question back")


def be_patient(desktop):
    """Leaves time to look at the machine before it asks."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "600")
    desktop.run("gsettings", "set", KIOSK, "warning-duration", "600")


chooses.prepare = be_patient
leaves_nothing.prepare = reset
leaves_a_request.prepare = reset
is_there.prepare = reset
CASES = [chooses, leaves_nothing, leaves_a_request, is_there]
for case in CASES:
    case.options = as_kiosk


if __name__ == "__main__":
    scene.run(CASES)
