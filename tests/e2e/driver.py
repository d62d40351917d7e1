# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Uses the program's window as a person with assistive technology does."""

import subprocess
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # noqa: E402

from loop import wait_until  # noqa: E402

EVENTS = (
    "object:children-changed",
    "object:property-change",
    "object:state-changed",
    "object:text-changed",
    "object:value-changed",
    "window",
)
# A control may be made of a few things within each other, which share its name.
FOCUS_DEPTH = 4
TAB_LIMIT = 80
STACK_PAGE = "GtkStackPage"
COMPLAINTS = ("CRITICAL", "runtime error", "AddressSanitizer")


def offers(node, interface):
    """Says whether a thing has one of AT-SPI's interfaces."""
    return interface in node.get_interfaces()


def is_button(node):
    """Says whether a thing can be pressed."""
    return offers(node, "Action") and Atspi.Action.get_n_actions(node) > 0


def is_field(node):
    """Says whether a thing takes text."""
    return offers(node, "EditableText")


def is_slider(node):
    """Says whether a thing has a position."""
    return offers(node, "Value")


def is_choice(node):
    """Says whether a thing offers a list to choose from."""
    return node.get_role() == Atspi.Role.COMBO_BOX


def is_menu_item(node):
    """Says whether a thing is an entry of a menu."""
    return node.get_role() == Atspi.Role.MENU_ITEM


def has_focus(node):
    """Says whether keys go to a thing."""
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def is_anything(_node):
    """Accepts everything."""
    return True


def is_seen(node):
    """Says whether a thing has a place on the screen: pages not yet opened have none."""
    if not offers(node, "Component"):
        return False
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def open_pages(stack, children):
    """Leaves out the pages of a stack that are not open: GTK 4.8 calls all of them visible."""
    pages = [child for child in children if child.get_name() == STACK_PAGE]
    if len(pages) < 2 or not is_seen(stack):
        return children
    place = Atspi.Component.get_extents(stack, Atspi.CoordType.WINDOW)
    node = Atspi.Component.get_accessible_at_point(
        stack, place.x + place.width // 2, place.y + place.height // 2, Atspi.CoordType.WINDOW)
    while node is not None:
        if node in pages:
            return [node]
        node = node.get_parent()
    return children


class Program:
    """One run of the program and its windows."""

    def __init__(self, desktop, *options, environment=None):
        self.desktop = desktop
        self.errors = desktop.scratch / "stderr.txt"
        self.application = None
        self.listener = None
        with self.errors.open("ab") as stream:
            self.process = subprocess.Popen(
                [str(desktop.prefix / "bin" / "eiam-register"), *options],
                env=desktop.environment | (environment or {}),
                stdin=subprocess.DEVNULL, stderr=stream,
            )
        desktop.processes.append(self.process)
        self.watch()

    def watch(self):
        """Waits until the program's window can be read."""
        Atspi.init()
        self.listener = Atspi.EventListener.new(lambda _event: None)
        for event in EVENTS:
            self.listener.register(event)
        wait_until(self.find_application, "the window to open", 60)
        wait_until(self.window_id, "the window to be mapped")
        self.take_focus()

    def take_focus(self):
        """Lets keys go to the newest window, as a window manager would."""
        self.desktop.run("xdotool", "windowfocus", "--sync", self.window_id())

    def close_window(self, name):
        """Closes the second window, of that name, with the keyboard."""
        self.take_focus()
        self.keys("Escape")
        wait_until(lambda: self.application.get_child_count() == 1, f"“{name}” to close")
        self.take_focus()

    def wait_window(self):
        """Waits for a second window that can be seen; returns its title."""
        wait_until(lambda: self.application.get_child_count() > 1, "a second window")
        return wait_until(
            lambda: self.application.get_child_at_index(1).get_name(), "the window's title")

    def wait_filled(self, name):
        """Waits until a field is not empty; returns its text."""
        return wait_until(lambda: self.read(name), f"a text in “{name}”")

    def find_application(self):
        """Looks for the program on the accessibility bus."""
        if self.process.poll() is not None:
            raise RuntimeError(f"the program ended with {self.process.returncode}: "
                               + self.errors.read_text(errors="replace"))
        root = Atspi.get_desktop(0)
        for number in range(root.get_child_count()):
            child = root.get_child_at_index(number)
            if child is not None and child.get_process_id() == self.process.pid:
                child.set_cache_mask(Atspi.Cache.NONE)
                self.application = child
                return child.get_child_count() > 0
        return False

    def window_id(self):
        """Returns the number of the newest window that can be seen, or nothing."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            env=self.desktop.environment, capture_output=True, text=True, check=False,
        )
        return done.stdout.split()[-1] if done.stdout.split() else None

    def walk(self, node=None):
        """Yields everything that is not hidden, from the top down."""
        node = node or self.application
        children = [node.get_child_at_index(number) for number in range(node.get_child_count())]
        children = [child for child in children if child is not None]
        for child in open_pages(node, children):
            if child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield child
                yield from self.walk(child)

    def look(self, accept, name):
        """Returns the first thing shown of that name and kind, or nothing."""
        try:
            for node in self.walk():
                named = name is None or node.get_name() == name
                if named and accept(node) and is_seen(node):
                    return node
        except GLib.Error:
            # The tree changed while it was read: the next look sees the new one.
            pass
        return None

    def find(self, name, accept=is_anything, seconds=20):
        """Waits for a thing of that name and kind."""
        return wait_until(lambda: self.look(accept, name), f"“{name}”", seconds)

    def has(self, name, accept=is_anything):
        """Says whether a thing of that name and kind is shown now."""
        return self.look(accept, name) is not None

    def wait_gone(self, name, seconds=20):
        """Waits until no thing of that name is shown."""
        wait_until(lambda: not self.has(name), f"“{name}” to go", seconds)

    def press(self, name, seconds=20):
        """Presses a button, as soon as it can be pressed."""
        def ready():
            node = self.look(is_button, name) or self.look_inside(name)
            if node is None or not node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                return None
            return node
        wait_until(ready, f"“{name}” to be ready", seconds).do_action(0)

    def choose_in_menu(self, item):
        """Opens the menu of the program and chooses from it."""
        self.press("Main Menu")
        # Only an open menu takes the focus, and only then do its entries answer.
        wait_until(
            lambda: self.look(lambda node: has_focus(node) and is_menu_item(node), None),
            "the menu to open")
        self.find(item, is_menu_item).do_action(0)
        wait_until(lambda: not self.has(item, is_menu_item), "the menu to close")

    def look_inside(self, name):
        """Returns what can be pressed within a thing of that name, or nothing."""
        outer = self.look(is_anything, name)
        if outer is None:
            return None
        return next((node for node in self.walk(outer) if is_button(node)), None)

    def type(self, name, text, seconds=20):
        """Puts a text into a field."""
        self.find(name, is_field, seconds).set_text_contents(text)

    def read(self, name):
        """Returns the text of a field."""
        node = self.find(name, is_field)
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def slide(self, name, value):
        """Moves a slider, as soon as it goes that far."""
        def moved():
            node = self.look(is_slider, name)
            if node is None:
                return False
            Atspi.Value.set_current_value(node, value)
            return Atspi.Value.get_current_value(node) == value
        wait_until(moved, f"“{name}” to move to {value}")

    def focused(self):
        """Returns the names of what has the keyboard focus and of what it is within."""
        node = self.look(has_focus, None)
        names = []
        while node is not None and len(names) < FOCUS_DEPTH:
            names.append(node.get_name())
            node = node.get_parent()
        return names

    def tab_to(self, name):
        """Presses Tab until the keyboard focus is on a thing of that name, or within it."""
        for _ in range(TAB_LIMIT):
            before = self.focused()
            if name in before:
                return
            self.keys("Tab")
            wait_until(lambda: self.focused() not in ([], before), "the focus to move on")
        raise TimeoutError(f"Tab does not reach “{name}”")

    def keys(self, *keys):
        """Presses keys, by the names of X."""
        self.desktop.run("xdotool", "key", "--clearmodifiers", *keys)

    def write(self, text):
        """Types a text letter by letter."""
        self.desktop.run("xdotool", "type", "--clearmodifiers", "--delay", "8", text)

    def choose(self, name, option, number):
        """Chooses an entry of a list, by its place from 0, with the keyboard."""
        self.find(name, is_choice)
        self.tab_to(name)
        self.keys("space")
        self.find(option)
        self.keys("Home", *["Down"] * number, "Return")

    def title(self):
        """Returns the title of the first window."""
        return self.application.get_child_at_index(0).get_name()

    def texts(self):
        """Returns the names of all that is shown; a label's name is its text."""
        found = []
        try:
            for node in self.walk():
                if node.get_name() and is_seen(node):
                    found.append(node.get_name())
        except GLib.Error:
            pass
        return found

    def wait_text(self, fragment, seconds=20):
        """Waits until a text is shown that holds the fragment, and returns it."""
        def shown():
            return next((text for text in self.texts() if fragment in text), None)
        return wait_until(shown, f"the text “{fragment}”", seconds)

    def shot(self):
        """Returns a picture of the newest window."""
        return self.desktop.run("import", "-window", self.window_id(), "ppm:-")

    def picture(self, path):
        """Saves a picture once the window has come to rest."""
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        last = [None]

        def rests():
            before, last[0] = last[0], self.shot()
            return before == last[0]
        try:
            wait_until(rests, "the window to come to rest", 5)
        except TimeoutError:
            # A spinner never rests: the last picture is as good as any.
            pass
        self.desktop.run("convert", "ppm:-", "-strip", str(path), input=last[0])

    def tree(self):
        """Returns what is shown as text, for reports of failures."""
        lines = []
        try:
            for node in self.walk():
                lines.append(f"{node.get_role_name()}: {node.get_name()}")
        except GLib.Error as error:
            lines.append(str(error))
        return "\n".join(lines)

    def complaints(self):
        """Returns what GLib or a sanitizer found wrong, by the program's standard error."""
        said = self.errors.read_text(errors="replace").splitlines()
        return [line for line in said if any(mark in line for mark in COMPLAINTS)]

    def close(self):
        """Ends the program and waits for it."""
        self.process.terminate()
        self.process.wait(20)
