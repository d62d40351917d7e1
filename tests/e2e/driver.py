# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Uses the program's window as a person with assistive technology does."""

import os
import re
import signal
import subprocess
from pathlib import Path

from gi.repository import GLib

from bus import Bus
from loop import wait_until
from node import Snapshot

# A control may be made of a few things within each other, which share its name.
FOCUS_DEPTH = 4
TAB_LIMIT = 80
COMPLAINTS = ("CRITICAL", "runtime error", "AddressSanitizer")


def is_button(node):
    """Says whether a thing can be pressed."""
    return node.role != "label" and len(node.get_actions()) > 0


def is_field(node):
    """Says whether a thing takes text."""
    return node.offers("EditableText")


def is_slider(node):
    """Says whether a thing has a position."""
    return node.offers("Value")


def is_choice(node):
    """Says whether a thing offers a list to choose from."""
    return node.role == "combo box"


def is_menu_item(node):
    """Says whether a thing is an entry of a menu."""
    return node.role == "menu item"


def has_focus(node):
    """Says whether keys go to a thing."""
    return node.has_state("focused")


def is_behind(node):
    """Says whether a thing is in a window to which no keys go."""
    window = next((outer for outer in node.lineage() if outer.role == "frame"), None)
    return window is not None and not window.has_state("active")


def is_anything(_node):
    """Accepts everything."""
    return True


class Activated:
    """A process that the bus started, in place of one of our own."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        """Says whether it has ended."""
        if self.returncode is None and not Path("/proc", str(self.pid)).exists():
            self.returncode = 0
        return self.returncode

    def terminate(self):
        """Asks it to end."""
        os.kill(self.pid, signal.SIGTERM)

    def wait(self, seconds):
        """Waits until it has ended."""
        wait_until(lambda: self.poll() is not None, "the program to end", seconds)


class Program:
    """One run of the program and its windows."""

    # How many pixels of the screen the program draws for one of its own.
    scale = 1

    def __init__(self, desktop, *options, environment=None, wrapper=()):
        self.desktop = desktop
        self.errors = desktop.scratch / "stderr.txt"
        self.bus = None
        self.focus_path = None
        self.scale = int((environment or {}).get("GDK_SCALE", 1))
        with self.errors.open("ab") as stream:
            self.process = subprocess.Popen(
                [*wrapper, *self.command(), *options],
                env=desktop.environment | (environment or {}),
                stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
            )
        desktop.processes.append(self.process)
        self.watch()

    def command(self):
        """Returns what starts the program."""
        return [str(self.desktop.prefix / "bin" / "eiam-register")]

    def attach(self, pid):
        """Takes the place of a run that has ended with one that the bus started."""
        self.process = Activated(pid)
        self.watch()

    def watch(self):
        """Waits until the program's window can be read."""
        self.bus = Bus()
        wait_until(self.find_application, "the window to open", 60)
        self.bus.subscribe(self.on_change)
        wait_until(self.window_id, "the window to be mapped")
        self.take_focus()

    def on_change(self, path, signal, contents):
        """Follows the keyboard focus."""
        if signal != "StateChanged":
            return
        state, now = contents.unpack()[:2]
        if state == "focused":
            if now:
                self.focus_path = path
            elif self.focus_path == path:
                self.focus_path = None

    def find_application(self):
        """Looks for the program on the accessibility bus."""
        if self.process.poll() is not None:
            raise RuntimeError(f"the program ended with {self.process.returncode}: "
                               + self.errors.read_text(errors="replace"))
        if not self.bus.find_owner(self.is_own):
            return False
        snapshot = self.snapshot()
        return snapshot is not None and len(snapshot.windows()) > 0

    def is_own(self, pid):
        """Says whether a process speaks for the program on the accessibility bus."""
        return pid == self.process.pid

    def snapshot(self):
        """Returns what the windows hold now, or nothing while they change."""
        try:
            return Snapshot(self.bus)
        except (GLib.Error, StopIteration):
            return None

    def windows(self):
        """Returns the windows there are now."""
        return wait_until(self.snapshot, "the windows").windows()

    def walk(self):
        """Returns everything that is not hidden, from the top down."""
        snapshot = wait_until(self.snapshot, "the windows")
        snapshot.close_pages()
        return list(snapshot.walk())

    def take_focus(self):
        """Lets keys go to the newest window, as a window manager would."""
        self.desktop.run("xdotool", "windowfocus", "--sync", self.window_id())
        self.focus_path = None

    def dialog(self):
        """Returns the second window or the dialog that is open, or nothing."""
        return wait_until(self.snapshot, "the windows").find_dialog()

    def close_window(self, name):
        """Closes the second window or the dialog, of that name, with the keyboard."""
        self.take_focus()
        self.keys("Escape")
        wait_until(lambda: self.dialog() is None, f"“{name}” to close")
        self.take_focus()

    def wait_window(self):
        """Waits for a second window or a dialog that can be seen; returns its title."""
        wait_until(self.dialog, "a second window")
        return wait_until(lambda: self.dialog() and self.dialog().name, "the window's title")

    def wait_filled(self, name):
        """Waits until a field is not empty; returns its text."""
        return wait_until(lambda: self.read(name), f"a text in “{name}”")

    def window_id(self):
        """Returns the number of the newest window that can be seen, or nothing."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", *self.window_criterion()],
            env=self.desktop.environment, capture_output=True, text=True, check=False,
        )
        return done.stdout.split()[-1] if done.stdout.split() else None

    def window_criterion(self):
        """Returns by what the program's windows are found."""
        return ("--pid", str(self.process.pid))

    def window_size(self):
        """Returns the width and the height of the newest window, with its border."""
        said = self.desktop.run("xdotool", "getwindowgeometry", self.window_id()).decode()
        return tuple(int(part) // self.scale
                     for part in re.search(r"(\d+)x(\d+)", said).groups())

    def look(self, accept, name):
        """Returns the first thing shown of that name and kind, or nothing."""
        try:
            for node in self.walk():
                named = name is None or node.name == name
                if named and accept(node) and node.is_seen():
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
            # GTK 4.8 doubles the name of a button with a mnemonic, as those of questions.
            node = (self.look(is_button, name) or self.look(is_button, f"{name} {name}")
                    or self.look_inside(name))
            return node if node is not None and node.has_state("sensitive") else None
        wait_until(ready, f"“{name}” to be ready", seconds).do_action(0)

    def choose_in_menu(self, item, menu="Main Menu"):
        """Opens the menu of the program and chooses from it."""
        self.press(menu)
        # Only an open menu takes the focus, and only then do its entries answer.
        wait_until(
            lambda: self.look(lambda node: has_focus(node) and is_menu_item(node), None),
            "the menu to open")
        self.find(item, is_menu_item).do_action(0)
        wait_until(lambda: not self.has(item, is_menu_item), "the menu to close")

    def look_inside(self, name):
        """Returns what can be pressed within a thing of that name, or nothing."""
        def is_inside(node):
            return is_button(node) and name in [outer.name for outer in node.lineage()]
        return self.look(is_inside, None)

    def type(self, name, text, seconds=20):
        """Puts a text into a field."""
        self.find(name, is_field, seconds).set_text(text)

    def read(self, name):
        """Returns the text of a field."""
        return self.find(name, is_field).get_text()

    def slide(self, name, value):
        """Moves a slider, as soon as it goes that far."""
        def moved():
            node = self.look(is_slider, name)
            if node is None:
                return False
            node.set_current_value(value)
            return node.get_current_value() == value
        wait_until(moved, f"“{name}” to move to {value}")

    def focused_node(self):
        """Returns what has the keyboard focus, or nothing."""
        snapshot = self.snapshot()
        if snapshot is None:
            return None
        node = snapshot.nodes.get(self.focus_path)
        if node is not None and node.has_state("focused") and not is_behind(node):
            return node
        # The focus may have moved on before anybody listened.
        return snapshot.focused()

    def focused(self):
        """Returns the names of what has the keyboard focus and of what it is within."""
        path = self.focused_path()
        names = []
        try:
            while path and not path.endswith("/null") and len(names) < FOCUS_DEPTH:
                names.append(self.bus.get(path, "Accessible", "Name"))
                path = self.bus.get(path, "Accessible", "Parent")[1]
        except GLib.Error:
            # It is gone, and nothing else has told of the focus yet.
            return []
        return names

    def focused_path(self):
        """Returns the path of what has the keyboard focus, or nothing."""
        if self.focus_path is None:
            # The focus may have come before anybody listened.
            node = self.focused_node()
            self.focus_path = node and node.path
        return self.focus_path

    def press_tab(self, key="Tab", seconds=20):
        """Moves the keyboard focus on; returns the path of what has it then."""
        before = self.focused_path()

        def moved():
            path = self.focused_path()
            return path if path != before else None
        self.keys(key)
        return wait_until(moved, "the focus to move on", seconds)

    def tab_to(self, name):
        """Presses Tab until the keyboard focus is on a thing of that name, or within it."""
        for _ in range(TAB_LIMIT):
            if name in self.focused():
                return
            self.press_tab()
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
        return self.windows()[0].name

    def texts(self):
        """Returns the names of all that is shown; a label's name is its text."""
        snapshot = self.snapshot()
        if snapshot is None:
            return []
        try:
            snapshot.close_pages()
            named = [node for node in snapshot.walk() if node.name]
            snapshot.place(named)
        except GLib.Error:
            return []
        return [node.name for node in named if node.place and node.is_seen()]

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
        try:
            return "\n".join(str(node) for node in self.walk())
        except (GLib.Error, TimeoutError) as error:
            return str(error)

    def complaints(self):
        """Returns what GLib or a sanitizer found wrong, by the program's standard error."""
        said = self.errors.read_text(errors="replace").splitlines()
        return [line for line in said if any(mark in line for mark in COMPLAINTS)]

    def is_sanitized(self):
        """Tells whether it was built with a sanitizer, which keeps what was freed."""
        return b"__asan_init" in Path("/proc", str(self.process.pid), "exe").read_bytes()

    def close(self):
        """Ends the program and waits for it."""
        self.process.terminate()
        self.process.wait(20)
        self.bus.close()
