# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Uses the window with the first button of a mouse: no key, no wheel."""

from driver import is_anything
from loop import wait_until

# How far a thing must be from the edge of what can be seen.
EDGE = 4
BAR_WIDTH = 14
HANDLE = 20


class Pointer:
    """A mouse over a program's newest window."""

    def __init__(self, program):
        self.program = program

    def click(self, name, accept=is_anything):
        """Clicks in the middle of a thing, after scrolling to it with clicks."""
        def ready():
            node = self.program.look(accept, name)
            return node if node is not None and node.has_state("sensitive") else None
        node = wait_until(ready, f"“{name}” to be ready")
        self.scroll_to(node)
        self.click_at(node, 0.5)
        return node

    def click_at(self, node, fraction):
        """Clicks on a thing at a fraction of its width."""
        window, size = self.program.window_id(), self.program.window_size()
        surface = self.surface_of(node, size)
        if not self.program.bus.tells_places and surface.width < self.frame_of(node).width:
            # The list of a popover is in its middle, and whole rows are what is clicked.
            node = self.outer(node, "list item") or node
            surface = (self.outer(node, "scroll pane") or node).get_place()
        place = node.get_place()
        # Around the contents of a window is its border.
        left = (size[0] - surface.width) // 2 - surface.x
        top = (size[1] - surface.height) // 2 - surface.y
        self.click_point(window, left + place.x + round(place.width * fraction),
                         top + place.y + place.height // 2)

    def drag(self, slider, left, close, limit):
        """Drags the handle of a slider until what is left to go is close to nothing."""
        place = slider.get_place()
        window, size = self.program.window_id(), self.program.window_size()
        surface = self.surface_of(slider, size)
        # Around the contents of a window is its border.
        x = (size[0] - surface.width) // 2 - surface.x + place.x + EDGE + HANDLE // 2
        y = (size[1] - surface.height) // 2 - surface.y + place.y + place.height // 2
        scale = (place.width - HANDLE) / slider.get_range()[1]
        self.move(window, x, y)
        self.program.desktop.run("xdotool", "mousedown", "1")
        for _ in range(limit):
            if abs(left()) <= close:
                break
            before = left()
            x += round(before * scale) or (1 if before > 0 else -1)
            self.move(window, x, y)
            wait_until(lambda was=before: left() != was, "the handle to follow")
        self.program.desktop.run("xdotool", "mouseup", "1")

    def click_point(self, window, x, y):
        """Clicks once at a point of a window."""
        self.move(window, x, y)
        self.program.desktop.run("xdotool", "click", "1")

    def move(self, window, x, y):
        """Moves to a point of a window."""
        scale = self.program.scale
        self.program.desktop.run("xdotool", "mousemove", "--window", window, str(x * scale),
                                 str(y * scale))

    @staticmethod
    def outer(node, role):
        """Returns the innermost thing of a role that a thing is, or is within."""
        return next((outer for outer in node.lineage() if outer.role == role), None)

    def frame_of(self, node):
        """Returns the place of the window that a thing belongs to."""
        return self.outer(node, "frame").get_place()

    @staticmethod
    def surface_of(node, size):
        """Returns the place of what fills the window that a thing is in."""
        def distance(place):
            return abs(size[0] - place.width) + abs(size[1] - place.height)
        places = [outer.get_place() for outer in node.lineage() if outer.offers("Component")]
        return min(reversed(places), key=distance)

    def scroll_to(self, node):
        """Clicks on the scroll bar until a thing can be seen, if it is on a page that scrolls."""
        pane = self.outer(node, "scroll pane")
        if pane is None:
            return
        view = pane.get_place()

        def is_in_view():
            place = node.get_place()
            return (place.y >= view.y + EDGE
                    and place.y + place.height <= view.y + view.height - EDGE)
        if not is_in_view():
            bar = next(one for one in pane.children if one.role == "scroll bar"
                       and one.get_place().height > 0)
            self.click_bar(bar, view, node.get_place())
            wait_until(is_in_view, f"“{node.name}” to come into view")

    def click_bar(self, bar, view, wanted):
        """Clicks on a scroll bar where its slider has to be."""
        slider = next(one for one in bar.children if one.offers("Value"))
        middle = slider.get_current_value() + wanted.y + wanted.height / 2 - view.y
        place = bar.get_place()
        window, size = self.program.window_id(), self.program.window_size()
        border = (size[0] - self.surface_of(bar, size).width) // 2
        x = border + place.x + place.width - EDGE
        y = border + place.y + round(place.height * middle / slider.get_range()[1])
        # It is a thin line until the pointer comes near.
        self.move(window, x, y)
        wait_until(lambda: bar.get_place().width >= BAR_WIDTH, "the scroll bar to open")
        self.click_point(window, x, y)
