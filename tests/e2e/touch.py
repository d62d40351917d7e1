# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Touches a screen: each tap, hold and swipe is what a finger does, not what stands for it."""

import time

from finger import Finger
from loop import wait_until
from pointer import EDGE

# A finger that stays for so long before it is taken away throws nothing. In seconds.
REST = 0.2
# No swipe is longer than this part of what scrolls, in this many moves.
SWIPE_PART = 0.6
SWIPE_MOVES = 6
SWIPE_LIMIT = 20


class Touch(Finger):
    """A finger on a screen that is touched."""

    @property
    def screen(self):
        """Returns the screen."""
        return self.program.desktop.touch_screen

    def click_point(self, window, x, y):
        """Taps on a point of a window that fills the screen."""
        self.screen.down(x, y)
        self.screen.up()

    def press(self, node):
        """Puts the finger on the middle of a thing."""
        place = node.get_place()
        self.screen.down(place.x + place.width // 2, place.y + place.height // 2)

    def hold(self, key, variant):
        """Holds a key until what is behind it is shown, and taps on that."""
        self.press(self.find_key(key))
        self.find_key(variant)
        self.screen.up()
        self.tap(variant)

    def scroll_to(self, node):
        """Swipes until a thing can be seen, if it is on a page that scrolls."""
        pane = self.outer(node, "scroll pane")
        for _ in range(SWIPE_LIMIT):
            if pane is None or self.is_within(node, pane):
                return
            view, place = pane.get_place(), node.get_place()
            self.swipe(pane, view.y + view.height // 2 - place.y - place.height // 2)
        raise TimeoutError(f"no swipe brings “{node.name}” into view")

    @staticmethod
    def is_within(node, pane):
        """Says whether all of a thing can be seen."""
        view, place = pane.get_place(), node.get_place()
        return (place.y >= view.y + EDGE
                and place.y + place.height <= view.y + view.height - EDGE)

    def swipe(self, pane, way):
        """Moves what scrolls by a number of pixels, or as far as it goes; up is negative."""
        view = pane.get_place()
        longest = round(view.height * SWIPE_PART)
        way = max(-longest, min(longest, way))
        x, y = view.x + view.width // 2, view.y + (view.height - way) // 2
        self.screen.down(x, y)
        for part in range(1, SWIPE_MOVES + 1):
            self.screen.move(x, y + way * part // SWIPE_MOVES)
        time.sleep(REST)
        self.screen.up()
        self.wait_rest(pane)

    def wait_rest(self, pane):
        """Waits until what scrolls stands still."""
        last = []

        def rests():
            last.append([child.get_place() for child in pane.children])
            return len(last) > 1 and last[-1] == last[-2]
        wait_until(rests, "what scrolls to come to rest")
