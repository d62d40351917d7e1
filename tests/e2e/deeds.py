# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts what a person does: a text with its Enter, a key, a click and a drag are one each."""

from driver import is_slider
from loop import wait_until
from pointer import Pointer

# How far from the aim the piece may lie, in pixels of the picture.
CLOSE = 3
STEP_LIMIT = 40


class Deeds:
    """A person who is watched."""

    def __init__(self, tap, program):
        self.tap = tap
        self.program = program
        self.pointer = Pointer(program)
        self.done = []

    def note(self, deed):
        """Counts and prints one deed."""
        self.done.append(deed)
        self.tap.note(f"{len(self.done)}. {deed}")

    def write(self, name, text, *end):
        """Types into the field that has the focus, without going there first."""
        self.await_focus(name)
        self.note(f"write the {name.lower()}" + "".join(f", then {key}" for key in end))
        self.program.write(text)
        if end:
            wait_until(lambda: self.program.read(name) == text, f"“{name}” to hold it")
            self.program.keys(*end)

    def press(self, key, name):
        """Presses a key on a page that is about a button of that name."""
        self.program.find(name)
        self.note(f"press {key} for “{name}”")
        self.program.keys(key)

    def await_focus(self, name):
        """Waits until a thing has the keyboard focus by itself."""
        wait_until(lambda: name in self.program.focused(), f"“{name}” to have the focus")

    def move_by_keys(self, name, target):
        """Moves a slider with the keys that it has for it."""
        self.await_focus(name)
        self.note(f"move the {name.lower()} by keys")
        slider = self.program.find(name, is_slider)
        self.program.keys(*["Page_Up"] * (target // 10), *["Right"] * (target % 10))
        wait_until(lambda: slider.get_current_value() == target, f"the piece to be at {target}")

    def click(self, name):
        """Clicks on a button."""
        self.program.find(name)
        self.note(f"click on “{name}”")
        self.pointer.click(name)

    def drag(self, name, target):
        """Drags the handle of a slider, looking where it goes."""
        slider = self.program.find(name, is_slider)
        wait_until(lambda: slider.get_range()[1] > target, "the slider to go that far")
        self.note(f"drag the {name.lower()}")
        self.pointer.drag(slider, lambda: target - slider.get_current_value(), CLOSE, STEP_LIMIT)
