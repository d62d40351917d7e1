# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The things in the program's windows as assistive technology sees them at one moment."""

from collections import namedtuple

from gi.repository import GLib

CACHE = "/org/a11y/atspi/cache"
WINDOW_COORDINATES = 1
READ_LIMIT = 3
# No screen is larger. GTK 4.18 makes up a size for what was never shown.
SIZE_LIMIT = 32767

# Numbers of AT-SPI's own lists.
STATES = {
    "active": 1,
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "sensitive": 24,
    "showing": 25,
    "vertical": 29,
    "visible": 30,
    "required": 33,
    "invalid": 36,
    # The name by which GTK 4.8 tells of an invalid text.
    "invalid in 4.8": 0,
}
ROLES = {
    7: "check box",
    11: "combo box",
    16: "dialog",
    23: "frame",
    27: "image",
    29: "label",
    31: "list",
    32: "list item",
    33: "menu",
    35: "menu item",
    37: "page tab",
    39: "panel",
    40: "password text",
    42: "progress bar",
    43: "button",
    48: "scroll bar",
    49: "scroll pane",
    51: "slider",
    52: "spin button",
    61: "text",
    62: "toggle button",
    75: "application",
}

Place = namedtuple("Place", "x y width height")


class Node:
    """One thing: what it was when it was read, and what can be done with it now."""

    def __init__(self, bus, item):
        (_, self.path), _, (_, self.parent_path), self.index, self.child_count = item[:5]
        self.bus = bus
        self.interfaces = [name.rpartition(".")[2] for name in item[5]]
        self.name, self.role_number, self.description = item[6:9]
        self.states = item[9][0] | item[9][1] << 32
        self.parent = None
        self.children = []
        self.place = None

    @property
    def role(self):
        """The role in words."""
        return ROLES.get(self.role_number, f"role {self.role_number}")

    def get_name(self):
        """Returns the name."""
        return self.name

    def has_state(self, state):
        """Says whether it was in a state."""
        return self.states >> STATES[state] & 1 == 1

    def offers(self, interface):
        """Says whether it has one of AT-SPI's interfaces."""
        return interface in self.interfaces

    def is_seen(self):
        """Says whether it has a place on the screen: pages not yet opened have none."""
        place = self.place or self.get_place()
        return (place is not None and 0 < place.width <= SIZE_LIMIT
                and 0 < place.height <= SIZE_LIMIT)

    def place_call(self):
        """Returns the call that asks for the place."""
        return (self.path, "Component", "GetExtents",
                GLib.Variant("(u)", (WINDOW_COORDINATES,)))

    def get_place(self):
        """Returns where it is in the window now, or nothing."""
        if not self.offers("Component"):
            return None
        return Place(*self.bus.call(*self.place_call())[0])

    def get_actions(self):
        """Returns the names of what it can do."""
        if not self.offers("Action"):
            return []
        return [action[0] for action in self.bus.call(self.path, "Action", "GetActions")[0]]

    def do_action(self, number):
        """Does one of its actions; says whether it did."""
        return self.bus.call(self.path, "Action", "DoAction", GLib.Variant("(i)", (number,)))[0]

    def set_text(self, text):
        """Replaces its text."""
        return self.bus.call(
            self.path, "EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]

    def get_text(self):
        """Returns its text."""
        count = self.bus.get(self.path, "Text", "CharacterCount")
        return self.bus.call(self.path, "Text", "GetText", GLib.Variant("(ii)", (0, count)))[0]

    def get_current_value(self):
        """Returns its position."""
        return self.bus.get(self.path, "Value", "CurrentValue")

    def get_range(self):
        """Returns the smallest and the greatest position."""
        return (self.bus.get(self.path, "Value", "MinimumValue"),
                self.bus.get(self.path, "Value", "MaximumValue"))

    def set_current_value(self, value):
        """Moves it."""
        self.bus.set(self.path, "Value", "CurrentValue", GLib.Variant("d", value))

    def lineage(self):
        """Yields it and what it is within, the innermost first."""
        node = self
        while node is not None:
            yield node
            node = node.parent

    def __repr__(self):
        return f"{self.role}: {self.name}"


class Snapshot:
    """All windows of a program at one moment, read with a handful of calls."""

    def __init__(self, bus):
        self.bus = bus
        self.nodes = {}
        for _ in range(READ_LIMIT):
            self.read()
            listed = self.list_children()
            unknown = [path for paths in listed.values() for path in paths
                       if path not in self.nodes]
            if not unknown:
                break
            self.open(unknown)
        self.leave_out_hidden(listed)
        self.root = next(node for node in self.nodes.values() if node.role == "application")

    def read(self):
        """Reads all that the program has told of, with one call."""
        items = self.bus.call(CACHE, "Cache", "GetItems")[0]
        self.nodes = {item[0][1]: Node(self.bus, item) for item in items}
        for node in self.nodes.values():
            node.parent = self.nodes.get(node.parent_path)
            if node.parent is not None and node.index >= 0:
                node.parent.children.append(node)
        for node in self.nodes.values():
            node.children.sort(key=lambda child: child.index)

    def list_children(self):
        """Asks for the children that are shown."""
        paths = [path for path, node in self.nodes.items() if is_doubtful(node)]
        answers = self.bus.call_all([(path, "Accessible", "GetChildren", None)
                                     for path in paths])
        return {path: [child for _, child in answer[0]]
                for path, answer in zip(paths, answers) if answer}

    def open(self, paths):
        """Asks for children and theirs, level by level: GTK tells only of what was asked for."""
        while paths:
            answers = self.bus.call_all([(path, "Accessible", "GetChildren", None)
                                         for path in paths])
            found = [child for answer in answers if answer for _, child in answer[0]]
            paths = [path for path in found if path not in self.nodes]

    def leave_out_hidden(self, listed):
        """Leaves out closed popovers and pages, of which GTK 4.8 still tells."""
        for path, paths in listed.items():
            node = self.nodes[path]
            pages = pages_of(node)
            # A stack lists what is on its pages, not the pages.
            node.children = [child for child in node.children if child.path in paths
                             or child in pages and any(one.path in paths
                                                       for one in child.children)]

    def windows(self):
        """Returns the windows, in the order of the program."""
        return self.root.children

    def find_dialog(self):
        """Returns what is before the first window: another one, or a dialog within it."""
        windows = self.windows()
        if len(windows) > 1:
            return windows[-1]
        return next((node for window in windows for node in self.walk(window)
                     if node.role == "dialog"), None)

    def front(self):
        """Returns the window or the dialog that a person sees before all else."""
        return self.find_dialog() or self.windows()[-1]

    def close_pages(self):
        """Leaves out the pages of stacks that are not open: GTK 4.8 calls all of them visible."""
        # GTK 4.8 still tells of pages whose stack is gone, and must not be asked about them.
        stacks = [node for node in self.walk() if len(pages_of(node)) > 1]
        self.place(stacks)
        stacks = [node for node in stacks if node.is_seen()]
        calls = [
            (node.path, "Component", "GetAccessibleAtPoint", GLib.Variant("(iiu)", (
                node.place.x + node.place.width // 2, node.place.y + node.place.height // 2,
                WINDOW_COORDINATES)))
            for node in stacks
        ]
        for stack, answer in zip(stacks, self.bus.call_all(calls)):
            page = answer and self.find_page(stack, answer[0][1])
            if page:
                stack.children = [page]

    def find_page(self, stack, path):
        """Returns the page of a stack that a path is within, or nothing."""
        while path not in self.nodes:
            if path.endswith("/null"):
                return None
            path = self.bus.get(path, "Accessible", "Parent")[1]
        line = list(self.nodes[path].lineage())
        return next((node for node in line if node in pages_of(stack)), None)

    def place(self, nodes):
        """Asks for the places of many things at once."""
        nodes = [node for node in nodes if node.place is None and node.offers("Component")]
        for node, answer in zip(nodes, self.bus.call_all([one.place_call() for one in nodes])):
            node.place = Place(*answer[0]) if answer else Place(0, 0, 0, 0)

    def walk(self, node=None):
        """Yields everything that is not hidden, from the top down."""
        for child in (node or self.root).children:
            if child.has_state("visible"):
                yield child
                yield from self.walk(child)

    def focused(self):
        """Returns what keys go to, or nothing. Other windows remember what they had."""
        active = [window for window in self.windows() if window.has_state("active")]
        return next((node for window in active or self.windows() for node in self.walk(window)
                     if node.has_state("focused")), None)


def is_doubtful(node):
    """Says whether the children that are known may not be those that are shown.

    What has appeared is missing from the cache, and what was hidden remains, so that even
    the right number of children may be the wrong ones.
    """
    return node.role != "application" and (node.child_count > 0 or len(node.children) > 0)


def pages_of(node):
    """Returns the pages of a stack: they are no widgets and have no place of their own."""
    return [child for child in node.children if not child.offers("Component")]
