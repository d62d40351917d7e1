# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every way of moving the puzzle's piece brings it within a pixel of its place."""

import scene
from driver import is_slider
from loop import wait_until
from pointer import Pointer
from steps import ask_for_puzzle, fill_mobile, go_to_review

MOBILE = "13600136006"
SLIDER = "Puzzle piece position"
PICTURE = "Puzzle picture"
STEP_LIMIT = 12
PICTURE_WIDTH = 310
TOLERANCE = 1
FINE_SIZE = ("960", "1000")


def find_new_slider(program):
    """Returns the slider, once it can be moved and nobody has."""
    node = program.look(is_slider, SLIDER)
    is_new = node is not None and node.has_state("sensitive") and node.get_current_value() == 0
    return node if is_new and node.get_range()[1] > 0 else None


def press_keys(program, slider, target):
    """Presses keys on the slider."""
    program.tab_to(SLIDER)
    program.keys("Home", *["Page_Up"] * (target // 10), *["Right"] * (target % 10))
    wait_until(lambda: slider.get_current_value() == target, "the keys to be done")


def press_keys_on_picture(program, slider, target):
    """Presses keys on the picture."""
    program.tab_to(PICTURE)
    program.keys("Home", *["Page_Down"] * (target // 10), *["Right"] * (target % 10))
    wait_until(lambda: slider.get_current_value() == target, "the keys to be done")


def click_slider(program, slider, target):
    """Clicks on the trough, and for the rest on the buttons."""
    pointer = Pointer(program)
    pointer.scroll_to(slider)
    pointer.click_at(slider, target / slider.get_range()[1])
    wait_until(slider.get_current_value, "the piece to move")
    for _ in range(STEP_LIMIT):
        before = slider.get_current_value()
        if abs(before - target) <= TOLERANCE:
            break
        pointer.click("Move Left" if before > target else "Move Right")
        wait_until(lambda was=before: slider.get_current_value() != was, "the piece to move")


def press_buttons(program, slider, target):
    """Lets assistive technology press the buttons, from close by."""
    slider.set_current_value(target - 2)
    for name, aim in (("Move Right", -1), ("Move Right", 0), ("Move Right", 1), ("Move Left", 0)):
        program.press(name)
        # A button takes no second press before it is up again.
        wait_until(lambda wanted=target + aim: slider.get_current_value() == wanted,
                   f"“{name}” to move the piece by one")


def drag_piece(program, slider, target):
    """Drags the piece in the picture as far as it has to go."""
    pointer = Pointer(program)
    picture = program.find(PICTURE)
    pointer.scroll_to(picture)
    place = picture.get_place()
    window, size = program.window_id(), program.window_size()
    surface = pointer.surface_of(picture, size)
    x = (size[0] - surface.width) // 2 - surface.x + place.x + 20
    y = (size[1] - surface.height) // 2 - surface.y + place.y + place.height // 2
    end = x + round(target * place.width / PICTURE_WIDTH)
    pointer.move(window, x, y)
    program.desktop.run("xdotool", "mousedown", "1")
    pointer.move(window, (x + end) // 2, y)
    wait_until(slider.get_current_value, "the piece to follow")
    pointer.move(window, end, y)
    wait_until(lambda: slider.get_current_value() > target - 2 * TOLERANCE, "the piece to arrive")
    program.desktop.run("xdotool", "mouseup", "1")


def set_value(_program, slider, target):
    """Lets assistive technology say where the piece is to be."""
    slider.set_current_value(target)


WAYS = (press_keys, press_keys_on_picture, click_slider, press_buttons, drag_piece, set_value)


def in_every_way(tap, program, service, _desktop):
    """Moves the pieces of as many puzzles as there are ways; the last answer counts."""
    fill_mobile(program, MOBILE)
    go_to_review(program)
    ask_for_puzzle(program)
    for number, way in enumerate(WAYS):
        if number > 0:
            program.press("New Puzzle")
        target = service.wait_puzzle()
        slider = wait_until(lambda: find_new_slider(program), "the puzzle")
        way(program, slider, target)
        value = slider.get_current_value()
        tap.ok(abs(value - target) <= TOLERANCE, f"{way.__name__}: within a pixel of its place",
               value, target)
    program.press("Check")
    tap.ok(program.find("Verification code") is not None, "the service finds it in its place")


def on_a_fine_screen(tap, program, service, desktop):
    """Does the same where each pixel of the program is four of the screen."""
    # All of the window has to be on the screen for the pointer.
    desktop.run("xdotool", "windowsize", "--sync", program.window_id(), *FINE_SIZE)
    wait_until(lambda: program.window_size() == tuple(int(side) // 2 for side in FINE_SIZE),
               "the window to fit the screen")
    in_every_way(tap, program, service, desktop)


on_a_fine_screen.environment = lambda _desktop: {"GDK_SCALE": "2"}


if __name__ == "__main__":
    scene.run([in_every_way, on_a_fine_screen])
