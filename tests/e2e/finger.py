# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Types with the keyboard on the screen alone.

Xvfb has no device that touches, and the X test extension makes no touches. Single clicks of a
pointer, and one that is held, stand for the finger there.
"""

from driver import has_focus
from loop import wait_until
from pointer import Pointer

KEYBOARD = "On-Screen Keyboard"


def is_key(node):
    """Says whether a thing is a key on the screen."""
    return (node.role in ("button", "toggle button")
            and any(outer.name == KEYBOARD for outer in node.lineage()))


class Finger(Pointer):
    """A finger on a program's window, and the keys below it."""

    def tap(self, *keys):
        """Taps on keys by their names, each of which is where it is said to be."""
        for key in keys:
            self.click(key, is_key)

    def write(self, text):
        """Taps on the key of each character; capitals by Shift."""
        for letter in text:
            if letter.isupper():
                self.tap("Shift")
            self.tap("Space" if letter == " " else letter)

    def enter(self, name, text, accept):
        """Taps on a field and writes."""
        self.click(name, accept)
        wait_until(lambda: name in self.program.focused(), f"“{name}” to take the focus")
        self.write(text)

    def hold(self, key, variant):
        """Holds a key until what is behind it is shown, and taps on that."""
        self.move_to(self.find_key(key))
        self.program.desktop.run("xdotool", "mousedown", "1")
        self.find_key(variant)
        self.program.desktop.run("xdotool", "mouseup", "1")
        self.tap(variant)

    def find_key(self, name):
        """Waits for a key."""
        return self.program.find(name, is_key)

    def move_to(self, node):
        """Moves to the middle of a thing in a window that fills the screen."""
        place = node.get_place()
        self.move(self.program.window_id(), place.x + place.width // 2,
                  place.y + place.height // 2)

    def keeps_focus(self, name):
        """Says whether a field has the focus, whatever was tapped."""
        node = self.program.look(has_focus, None)
        return node is not None and any(outer.name == name for outer in node.lineage())
