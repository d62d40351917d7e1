# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Touches a screen: each tap, hold and swipe is what a finger does, not what stands for it."""

from gi.repository import GLib

from finger import Finger
from loop import wait_until
from pointer import EDGE, HANDLE

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
        self.tap_at(x, y)

    def tap_at(self, x, y):
        """Taps on a point of the screen."""
        self.screen.down(x, y)
        self.screen.up()

    @staticmethod
    def rest(seconds):
        """Does nothing for a while, during which the program may do something."""
        context = GLib.MainContext.default()
        over = []
        GLib.timeout_add(round(seconds * 1000), lambda: over.append(True))
        while not over:
            context.iteration(True)

    def place_of(self, node):
        """Returns where a thing is on the screen; around the contents of a window is its border."""
        place, size = node.get_place(), self.program.window_size()
        surface = self.surface_of(node, size)
        return place._replace(x=place.x - surface.x + (size[0] - surface.width) // 2,
                              y=place.y - surface.y + (size[1] - surface.height) // 2)

    def middle(self, node):
        """Returns the middle of a thing."""
        place = self.place_of(node)
        return place.x + place.width // 2, place.y + place.height // 2

    def hold(self, key, variant):
        """Holds a key until what is behind it is shown, and taps on that."""
        self.screen.down(*self.middle(self.find_key(key)))
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
        view = self.place_of(pane)
        longest = round(view.height * SWIPE_PART)
        way = max(-longest, min(longest, way))
        self.swipe_from(view.x + view.width // 2, view.y + (view.height - way) // 2, way)
        self.wait_rest(pane)

    def swipe_from(self, x, y, way):
        """Moves up or down from a point, and stays there for a moment."""
        self.screen.down(x, y)
        for part in range(1, SWIPE_MOVES + 1):
            self.screen.move(x, y + way * part // SWIPE_MOVES)
        self.rest(REST)
        self.screen.up()

    def drag(self, slider, left, close, limit):
        """Drags the handle of a slider until what is left to go is close to nothing."""
        place = self.place_of(slider)
        x, y = place.x + EDGE + HANDLE // 2, place.y + place.height // 2
        scale = (place.width - HANDLE) / slider.get_range()[1]
        self.screen.down(x, y)
        for _ in range(limit):
            if abs(left()) <= close:
                break
            before = left()
            x += round(before * scale) or (1 if before > 0 else -1)
            self.screen.move(x, y)
            wait_until(lambda was=before: left() != was, "the handle to follow")
        self.screen.up()

    def wait_rest(self, pane):
        """Waits until what scrolls stands still."""
        last = []

        def rests():
            last.append([child.get_place() for child in pane.children])
            return len(last) > 1 and last[-1] == last[-2]
        wait_until(rests, "what scrolls to come to rest")
