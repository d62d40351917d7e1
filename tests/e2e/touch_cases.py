# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a finger does besides a tap, and what must come of it at a self-service machine."""

import scene
import steps
from driver import is_field
from finger import KEYBOARD
from kiosk import KIOSK, SCREEN, as_kiosk, begin
from loop import wait_until
from test_puzzle import PICTURE, PICTURE_WIDTH, TOLERANCE, find_new_slider
from touch import Touch

MOBILE = "13800138010"
NAME = "Zoe"
FIELD = "Full name"
QUESTION = "Are You Still There?"
# Longer than GTK waits before it takes a finger for one that stays, and offers something.
LONG = 1.5
SWIPE = -240
# From a text to the edges of its row, beyond which what GTK offers would be.
ABOVE, BELOW = 60, 14
# A finger is never quite still.
TREMBLE = ((1, 0), (2, 1), (0, 2), (-2, 1), (-1, -2), (0, 0))


def start_typing(program, finger):
    """Begins, and writes a name."""
    begin(program)
    finger.enter(FIELD, NAME, is_field)
    wait_until(lambda: program.read(FIELD) == NAME, "the name")
    return program.find(FIELD, is_field)


def beside(program, place):
    """Returns what is drawn above and below the row of a field."""
    pixels = program.shot().split(b"\n", 1)[1]
    line = SCREEN[0] * 3
    return pixels[:(place.y - ABOVE) * line], pixels[(place.y + place.height + BELOW) * line:]


def beside_at_rest(program, finger, place):
    """Returns the same, once a key is up, and the bar beside what scrolled is gone."""
    last = []

    def rests():
        last.append(beside(program, place))
        finger.rest(LONG)
        return last[-1] == beside(program, place)
    wait_until(rests, "the window to come to rest")
    return last[-1]


def caret(field):
    """Returns the position of the cursor, and how many parts of the text are selected."""
    return (field.bus.get(field.path, "Text", "CaretOffset"),
            field.bus.call(field.path, "Text", "GetNSelections")[0])


def on_text(tap, program, _service, _desktop):
    """A finger puts the cursor somewhere, and nothing else is offered to it."""
    finger = Touch(program)
    field = start_typing(program, finger)
    place = finger.place_of(field)
    left = (place.x + 2, place.y + place.height // 2)
    right = (place.x + place.width - 2, left[1])
    finger.tap_at(*left)
    wait_until(lambda: caret(field) == (0, 0), "the cursor to be before the text")
    before = beside_at_rest(program, finger, place)
    finger.screen.down(*left)
    finger.rest(LONG)
    tap.ok(beside(program, place) == before, "nothing is offered to a finger that stays")
    finger.screen.up()
    finger.rest(LONG)
    tap.ok(beside(program, place) == before, "and nothing after that")
    finger.tap_at(*left)
    finger.tap_at(*left)
    finger.rest(LONG)
    tap.ok(beside(program, place) == before, "nothing is offered to a finger that taps twice")
    tap.equal(caret(field), (0, 0), "which selects nothing")
    finger.tap_at(*left)
    finger.tap_at(*right)
    wait_until(lambda: caret(field) == (len(NAME), 0), "the cursor to be behind the text")
    finger.tap_at(*left)
    finger.write("A")
    wait_until(lambda: program.read(FIELD) == f"A{NAME}", "a letter before the others")
    tap.equal(program.errors.read_text(), "", "nothing was said")


def across_fields(tap, program, _service, _desktop):
    """A swipe that begins on a field scrolls, and a tap is needed for the keyboard."""
    finger = Touch(program)
    begin(program)
    finger.tap("Hide Keyboard")
    program.wait_gone(KEYBOARD)
    field = program.find(FIELD, is_field)
    place = field.get_place()
    finger.swipe_from(*finger.middle(field), SWIPE)
    finger.wait_rest(finger.outer(field, "scroll pane"))
    tap.ok(field.get_place().y < place.y + SWIPE // 2, "the page has gone with the finger",
           place, field.get_place())
    tap.ok(not program.has(KEYBOARD) and FIELD not in program.focused(),
           "no keyboard comes for a swipe", program.focused())
    finger.click(FIELD, is_field)
    tap.ok(program.find(KEYBOARD), "a tap brings it")
    tap.ok(FIELD in program.focused(), "to the field", program.focused())

    last = [node for node in program.walk() if is_field(node)][-1]
    finger.scroll_to(last)
    finger.tap_at(*finger.middle(last))
    wait_until(lambda: last.name in program.focused(), "the last field to take the focus")
    wait_until(lambda: finger.is_within(last, finger.outer(last, "scroll pane")),
               "the last field to be above the keyboard")


def on_keys(tap, program, _service, _desktop):
    """Two fingers type, and one that goes elsewhere does not."""
    finger = Touch(program)
    start_typing(program, finger)
    screen = finger.screen
    one, other = finger.middle(finger.find_key("q")), finger.middle(finger.find_key("w"))
    screen.down(*one, 0)
    screen.down(*other, 1)
    screen.up(0)
    screen.up(1)
    wait_until(lambda: program.read(FIELD) == f"{NAME}qw", "two fingers to have typed")
    screen.down(*one)
    screen.move(*other)
    screen.up()
    screen.down(*one)
    screen.move(SCREEN[0] // 2, SCREEN[1] // 3)
    screen.up()
    finger.tap("x")
    wait_until(lambda: program.read(FIELD).endswith("x"), "a key after that")
    tap.equal(program.read(FIELD), f"{NAME}qwx", "a finger that leaves a key does not press it")

    x, y = finger.middle(finger.find_key("e"))
    screen.down(x, y)
    for right, down in TREMBLE:
        screen.move(x + right, y + down)
    tap.ok(finger.find_key("é"), "a finger that trembles stays on its key")
    screen.up()
    finger.tap("é")
    wait_until(lambda: program.read(FIELD) == f"{NAME}qwxé", "the accent")


def on_puzzle(tap, program, service, _desktop):
    """A finger drags the slider, and then the piece itself."""
    finger = Touch(program)
    begin(program)
    steps.fill_mobile(program, MOBILE)
    steps.go_to_review(program)
    steps.ask_for_puzzle(program)
    target = service.wait_puzzle()
    slider = wait_until(lambda: find_new_slider(program), "the puzzle")
    finger.scroll_to(slider)
    finger.drag(slider, lambda: target - slider.get_current_value(), TOLERANCE, 40)
    tap.ok(abs(slider.get_current_value() - target) <= TOLERANCE, "the slider is dragged there",
           slider.get_current_value(), target)

    finger.click("New Puzzle")
    target = service.wait_puzzle()
    slider = wait_until(lambda: find_new_slider(program), "the next puzzle")
    picture = program.find(PICTURE)
    finger.scroll_to(picture)
    place = finger.place_of(picture)
    x, y = place.x + 20, place.y + place.height // 2
    finger.screen.down(x, y)
    finger.screen.move(x + round(target * place.width / PICTURE_WIDTH) // 2, y)
    wait_until(slider.get_current_value, "the piece to follow")
    finger.screen.move(x + round(target * place.width / PICTURE_WIDTH), y)
    wait_until(lambda: slider.get_current_value() > target - 2 * TOLERANCE,
               "the piece to arrive")
    finger.screen.up()
    tap.ok(abs(slider.get_current_value() - target) <= TOLERANCE, "the piece is dragged there",
           slider.get_current_value(), target)
    finger.click("Check")
    tap.ok(program.find("Verification code"), "the service finds it in its place")


def on_a_desktop(tap, program, _service, desktop):
    """The handles that GTK shows for what is selected come and go, and the program goes on."""
    finger = Touch(program)
    program.type(FIELD, NAME)
    field = program.find(FIELD, is_field)
    place = finger.place_of(field)
    point = (place.x + place.height // 2, place.y + place.height // 2)
    selected = False
    for _ in range(3):
        finger.screen.down(*point)
        finger.rest(LONG)
        finger.screen.up()
        finger.rest(LONG)
        finger.tap_at(*point)
        finger.tap_at(*point)
        finger.rest(LONG)
        selected = selected or caret(field)[1] == 1
        finger.tap_at(*point)
        finger.rest(LONG)
    # GTK takes touches of X for those of a pointer, and shows no handles.
    if desktop.environment["GDK_BACKEND"] == "wayland":
        tap.ok(selected, "the text was selected, and had handles")
    tap.equal(program.process.poll(), None, "the program goes on")
    tap.equal(program.read(FIELD), NAME, "with what was typed")


def while_asked(tap, program, _service, _desktop):
    """A touch anywhere takes the question back whether somebody is there."""
    finger = Touch(program)
    start_typing(program, finger)
    program.find(QUESTION, seconds=60)
    finger.tap_at(SCREEN[0] - 2, SCREEN[1] // 2)
    program.wait_gone(QUESTION)
    tap.equal(program.read(FIELD), NAME, "a touch beside everything is an answer")


def be_quick(desktop):
    """Has a machine that soon asks."""
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "20")


CASES = (on_text, across_fields, on_keys, on_puzzle, on_a_desktop, while_asked)
for one_case in CASES:
    one_case.options = scene.configured if one_case is on_a_desktop else as_kiosk
while_asked.prepare = be_quick
