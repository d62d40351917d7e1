# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks over the page that is shown for what would stop somebody from using it."""

import re

from gi.repository import GLib

from loop import wait_until
from node import WINDOW_COORDINATES

TYPE_NAME = re.compile(r"^(Gtk|Adw|Eiam)[A-Z]\w*$")
TARGET = 44
# At a self-service machine, where most people use a finger.
KIOSK_TARGET = 48
# The farthest that the edge of a button is looked for outside of its contents.
REACH = 64
# A click anywhere in a row goes to one of these in it.
ROW_CONTROLS = ("text", "password text", "combo box", "check box")
FIELDS = ("text", "password text", "combo box")
# GTK draws and sizes these for every program alike.
WINDOW_CONTROLS = ("Minimize", "Maximize", "Restore", "Close")
# Stand once at each group of the review, whose heading comes before.
REPEATED = ("Change",)
# libadwaita has a switcher at the top and one at the bottom of its preferences, of which it
# shows one, and GTK 4.8 tells of both.
SWITCHER = "page tab"
# Take the focus for what is within them: no Tab stops there (the Tab order is checked as well).
CONTAINERS = ("frame", "panel", "scroll pane", "list")
# Stand as the picture does, which is never mirrored.
UNMIRRORED = ("Move Left", "Move Right")
DIRECTIONS = (("x", -1), ("x", 1), ("y", -1), ("y", 1))
TAB_LIMIT = 80
FAR = 100000
TAB_SECONDS = 1.5
SILENT_LIMIT = 4


def is_within(node, accept):
    """Says whether a thing is within another of a kind."""
    return any(accept(outer) for outer in list(node.lineage())[1:])


def share_line(one, other):
    """Says whether two places are beside each other."""
    overlap = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return overlap > min(one.height, other.height) / 2


class Audit:
    """One page at one moment, and what is wrong with it."""

    def __init__(self, program, right_to_left=False, target=TARGET):
        self.program = program
        self.target = target
        self.right_to_left = right_to_left
        self.seen = []
        self.active = []
        wait_until(self.read, "the page to rest")

    def read(self):
        """Reads the page; says whether it could be read in one go."""
        snapshot = self.program.snapshot()
        if snapshot is None:
            return False
        try:
            snapshot.close_pages()
            window = snapshot.front()
            nodes = [window, *snapshot.walk(window)]
            snapshot.place(nodes)
            nodes = [node for node in nodes if node.place and node.is_seen()]
            actions = self.ask_actions(nodes)
        except (GLib.Error, IndexError):
            return False
        self.seen = nodes
        self.active = [node for node in nodes if self.is_active(node, actions.get(node.path))]
        return True

    def ask_actions(self, nodes):
        """Returns the names of the actions of each thing, by its path."""
        nodes = [node for node in nodes if node.offers("Action")]
        answers = self.program.bus.call_all(
            [(node.path, "Action", "GetActions", None) for node in nodes])
        return {node.path: [action[0] for action in answer[0]]
                for node, answer in zip(nodes, answers) if answer}

    @staticmethod
    def is_active(node, actions):
        """Says whether a person can do something with a thing itself."""
        if is_within(node, lambda outer: outer.role == "combo box") and node.role != "button":
            # What a drop-down shows of its choice belongs to its button.
            return False
        own = [action for action in actions or [] if "." not in action]
        return own != [] or node.has_state("focusable")

    def controls(self):
        """Returns what can be used, without what only holds it."""
        return [node for node in self.active if node.role not in CONTAINERS]

    def outer_controls(self):
        """Returns what can be used; a control that is made of two is there once."""
        return [node for node in self.controls()
                if not is_within(node, lambda outer, name=node.name: outer.name == name
                                 and outer in self.active)]

    def window(self):
        """Returns the window."""
        return self.seen[0]

    def without_name(self):
        """Finds what can be used or focused and has no name."""
        return [f"{node!r} at {tuple(node.place)} has no name" for node in self.controls()
                if node.name.strip() == ""]

    def with_type_name(self):
        """Finds what can be used or focused and shows the name of its type."""
        return [f"{node!r} at {tuple(node.place)} has the name of a type" for node in self.active
                if TYPE_NAME.match(node.name)]

    def with_doubled_name(self):
        """Finds names that would be read out twice over."""
        return [f"{node!r} says its name twice" for node in self.controls()
                if len(words := node.name.split()) % 2 == 0 and words
                and words[:len(words) // 2] == words[len(words) // 2:]]

    def with_same_name(self):
        """Finds what cannot be told apart."""
        found = {}
        for node in self.outer_controls():
            found.setdefault((node.role, node.name), []).append(node)
        return [f"{len(nodes)} × {nodes[0]!r}" for nodes in found.values()
                if len(nodes) > 1 and nodes[0].name not in REPEATED
                and nodes[0].role != SWITCHER]

    def row_of(self, node):
        """Returns the row that a field is in, or nothing."""
        return next((outer for outer in node.lineage() if outer.role == "list item"), None)

    def fields(self):
        """Returns the fields with the errors that are shown beside them."""
        for node in self.seen:
            row = self.row_of(node)
            if node.role in FIELDS and row is not None:
                yield node, [label.name for label in self.seen if label.role == "label"
                             and self.row_of(label) is row
                             and not is_within(label, lambda outer: outer.role in FIELDS)
                             and not is_within(label, lambda outer: outer.role == "button")]

    def errors(self):
        """Returns the errors that are shown beside fields."""
        return [error for _, errors in self.fields() for error in errors]

    def with_silent_error(self):
        """Finds fields whose error only shows, or only is told."""
        found = []
        for node, errors in self.fields():
            found += [f"{node!r} does not tell its error “{error}”: “{node.description}”"
                      for error in errors if error not in node.description]
            invalid = node.has_state("invalid") or node.has_state("invalid in 4.8")
            if invalid != (errors != []):
                found.append(f"{node!r} {'is' if invalid else 'is not'} invalid, shows {errors}")
        return found

    def targets(self):
        """Returns what a finger must hit, each as one thing."""
        targets = []
        for node in self.outer_controls():
            in_list = is_within(node, lambda outer: outer.role == "combo box")
            if (in_list or node.role in ROW_CONTROLS) and self.row_of(node) is not None:
                node = self.row_of(node)
            if node.role == "label" or node.name in WINDOW_CONTROLS:
                continue
            targets.append(node)
        return targets

    def edges(self, nodes):
        """Returns how far each thing reaches beyond its contents, in the four directions."""
        low = {(node.path, way): 0 for node in nodes for way in DIRECTIONS}
        if not self.program.bus.tells_places:
            return low
        high = dict.fromkeys(low, REACH)
        places = {node.path: node.place for node in nodes}
        while any(high[key] - low[key] > 1 for key in low):
            keys = [key for key in low if high[key] - low[key] > 1]
            middles = [(low[key] + high[key]) // 2 for key in keys]
            answers = self.program.bus.call_all([
                self.contains(path, places[path], way, middle)
                for (path, way), middle in zip(keys, middles)])
            for key, middle, answer in zip(keys, middles, answers):
                (low if answer and answer[0] else high)[key] = middle
        return low

    @staticmethod
    def contains(path, place, way, distance):
        """Returns the call that asks whether a thing reaches that far beyond its contents."""
        axis, sign = way
        x, y = place.x + place.width // 2, place.y + place.height // 2
        if axis == "x":
            x = place.x - distance if sign < 0 else place.x + place.width - 1 + distance
        else:
            y = place.y - distance if sign < 0 else place.y + place.height - 1 + distance
        return (path, "Component", "Contains", GLib.Variant("(iiu)", (x, y, WINDOW_COORDINATES)))

    def too_small(self):
        """Finds what is hard to hit."""
        nodes = self.targets()
        edges = self.edges(nodes)
        found = []
        for node in nodes:
            width = node.place.width + sum(edges[node.path, ("x", sign)] for sign in (-1, 1))
            height = node.place.height + sum(edges[node.path, ("y", sign)] for sign in (-1, 1))
            if width < self.target or height < self.target:
                found.append(f"{node!r} is {width}×{height} px")
        return found

    def beyond_window(self):
        """Finds what is cut off at the sides of the window, as far as places are told."""
        width = self.window().place.width
        exact = self.program.bus.tells_places
        return [f"{node!r} is at {tuple(node.place)} in a window {width} px wide"
                for node in self.seen
                if node.role in ("label", "button", *FIELDS)
                and not is_within(node, lambda outer: outer.role == SWITCHER)
                and (exact and node.place.x < 0
                     or node.place.width + (node.place.x if exact else 0) > width)]

    def tab_stops(self):
        """Goes through the page with Tab; returns the stops and what is wrong with them."""
        paths, found = [], []
        for _ in range(TAB_LIMIT):
            try:
                path = self.program.press_tab(seconds=TAB_SECONDS)
            except TimeoutError:
                found.append(f"what has the focus after stop {len(paths)} does not tell so")
                if found.count(found[-1]) > SILENT_LIMIT:
                    break
                continue
            if path in paths:
                break
            paths.append(path)
        nodes = wait_until(self.program.snapshot, "the page").nodes
        return [nodes[path] for path in paths if path in nodes], found

    def place_on_page(self, node):
        """Returns the place of a thing as if the page did not scroll."""
        place = node.get_place()
        pane = next((outer for outer in node.lineage() if outer.role == "scroll pane"), None)
        if pane is None:
            # What stays at the foot of the window comes after all that scrolls above it.
            at_foot = place.y > self.window().place.height // 2
            return place._replace(y=place.y + FAR) if at_foot else place
        for bar in pane.children:
            if bar.role == "scroll bar" and bar.has_state("vertical"):
                moved = [one.get_current_value() for one in bar.children if one.offers("Value")]
                place = place._replace(y=place.y + round(sum(moved)))
        return place

    def comes_before(self, one, other):
        """Says whether a thing is read before another, or holds it."""
        place, next_place = self.place_on_page(one), self.place_on_page(other)
        if one in other.lineage():
            return True
        if share_line(place, next_place):
            mirrored = self.right_to_left and not {one.name, other.name} <= set(UNMIRRORED)
            return place.x > next_place.x if mirrored else place.x < next_place.x
        return place.y < next_place.y

    def out_of_order(self):
        """Finds where Tab does not go on in the order of reading, and stops without a name."""
        stops, found = self.tab_stops()
        found += [f"Tab stops at {node!r}" for node in stops
                 if node.name.strip() == "" or TYPE_NAME.match(node.name)]
        pairs = list(zip(stops, stops[1:] + stops[:1])) if len(stops) > 1 else []
        breaks = [(one, other) for one, other in pairs if not self.comes_before(one, other)]
        # Once, Tab goes from the end of the window to its start.
        if len(breaks) > 1:
            found += [f"Tab goes from {one!r} at {tuple(self.place_on_page(one))} to "
                      f"{other!r} at {tuple(self.place_on_page(other))}" for one, other in breaks]
        return found
