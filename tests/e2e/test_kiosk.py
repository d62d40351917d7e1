# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A self-service machine: whatever a person tries, the program stays, on the full screen."""

import signal
import subprocess

from gi.repository import GLib

import scene
from driver import is_button, is_field
from kiosk import KIOSK, SCREEN, as_kiosk, begin, manage_windows, reset
from loop import wait_until
from steps import fill_mobile, reach_code

NAME = "io.github.eiam.Register"
PATH = "/io/github/eiam/Register"
FIELD = "Full name"
MOBILE = "13700137005"
QUESTION = "Are You Still There?"
INSPECTOR = "org.gtk.gtk4.Settings.Debug"


def call(desktop, method, *arguments):
    """Calls the program over the message bus, as any other program can."""
    return subprocess.run(
        ["gdbus", "call", "--session", "--dest", NAME, "--object-path", PATH,
         "--method", method, *arguments],
        env=desktop.environment, capture_output=True, text=True, check=False).stdout


def pointer(program, *what):
    """Has the pointer do something."""
    program.desktop.run("xdotool", *what)


def press_at(x, y, *buttons):
    """Returns a way out that presses buttons at a place of the screen."""
    def way(program, _service):
        pointer(program, "mousemove", str(x), str(y))
        for button in buttons:
            pointer(program, "click", button)
    return way


def by_keys(*keys):
    """Returns a way out by keys."""
    def way(program, _service):
        program.keys(*keys)
    return way


def by_window_manager(*what):
    """Returns a way out that the window manager offers."""
    def way(program, _service):
        program.desktop.run("wmctrl", "-i", *what, program.window_id())
    return way


def by_hiding(program, _service):
    """Has the window manager put the window away."""
    program.desktop.run("xdotool", "windowminimize", program.window_id())


def by_field(button):
    """Returns a way out by a button of the pointer on a field."""
    def way(program, _service):
        x, y = place(program)
        press_at(x, y, button)(program, _service)
    return way


def place(program):
    """Returns where the field is on the screen."""
    x, y, width, height = program.find(FIELD, is_field).get_place()
    return x + width // 2, y + height // 2


def by_dragging(program, _service):
    """Selects what is in the field and drags it to the edge of the screen."""
    left, top, _, height = program.find(FIELD, is_field).get_place()
    program.keys("ctrl+a")
    pointer(program, "mousemove", str(left + 6), str(top + height // 2), "mousedown", "1",
            "mousemove", str(left + 60), str(top + 60), "mousemove", "4", "4", "mouseup", "1")


def by_actions(program, _service):
    """Activates what a program may offer on the message bus."""
    for action in ("quit", "about", "preferences", "language", "demo"):
        call(program.desktop, "org.gtk.Actions.Activate", action, "[]", "{}")
        call(program.desktop, "org.freedesktop.Application.ActivateAction", action, "[]", "{}")


def by_opening(program, _service):
    """Opens a link from outside."""
    call(program.desktop, "org.freedesktop.Application.Open",
         "['eiam-register:join?server=https://elsewhere.example&client-id=other']", "{}")


def by_second_start(program, service):
    """Starts the program once more, with another server."""
    subprocess.run([str(program.desktop.prefix / "bin" / "eiam-register"),
                    "--server=https://elsewhere.example", f"--ca-file={service.authority}"],
                   env=program.desktop.environment, capture_output=True, timeout=60, check=False)


def by_assistive_technology(program, _service):
    """Does what GTK offers to assistive technology besides what is on the page."""
    for node in program.walk():
        if not node.offers("Action"):
            continue
        try:
            names = node.get_actions()
            for number, name in enumerate(names):
                if name.split(".")[0] in ("window", "app", "menu", "avatar") or name in (
                        "win.sessions", "win.menu", "win.show-help-overlay"):
                    node.do_action(number)
        except GLib.Error:
            # It is no more there: that is no way out either.
            continue


WAYS = {
    "Alt+F4": by_keys("alt+F4"),
    "Ctrl+Q": by_keys("ctrl+q"),
    "Ctrl+W": by_keys("ctrl+w"),
    "Escape": by_keys("Escape", "alt+Left"),
    "F11": by_keys("F11"),
    "F10": by_keys("F10"),
    "Ctrl+Comma": by_keys("ctrl+comma"),
    "Ctrl+Question": by_keys("ctrl+question"),
    "F1": by_keys("F1"),
    "Ctrl+Shift+I": by_keys("ctrl+shift+i"),
    "Ctrl+Shift+D": by_keys("ctrl+shift+d"),
    "Ctrl+Period": by_keys("ctrl+period", "ctrl+semicolon"),
    "Shift+F10": by_keys("shift+F10", "Menu"),
    "Ctrl+P, Ctrl+N, Ctrl+O": by_keys("ctrl+p", "ctrl+n", "ctrl+o"),
    "a context menu": by_field("3"),
    "the menu of the title bar": press_at(640, 16, "3"),
    "a double click on the title bar": press_at(640, 16, "1", "1"),
    "a middle click on the title bar": press_at(640, 16, "2"),
    "text that is dragged out": by_dragging,
    "the window manager hides it": by_hiding,
    "the window manager makes it small": by_window_manager("-b", "remove,fullscreen", "-r"),
    "the window manager closes it": by_window_manager("-c"),
    "actions on the message bus": by_actions,
    "a link from outside": by_opening,
    "a second start": by_second_start,
    "assistive technology": by_assistive_technology,
}


def is_full(program):
    """Says whether the one window is as large as the screen."""
    window = program.window_id()
    return window is not None and program.window_size() == SCREEN


def check_shut_in(program, name):
    """Waits until the page takes keys on the full screen again; returns what is wrong."""
    wait_until(lambda: is_full(program), f"the full screen after {name}")
    before = program.read(FIELD)
    press_at(*place(program), "1")(program, None)
    program.keys("End", "x")
    try:
        wait_until(lambda: program.read(FIELD) == before + "x", "the field", 5)
    except TimeoutError:
        return f"the field does not take keys: {program.read(FIELD)}"
    if program.process.poll() is not None or len(program.windows()) != 1 or program.dialog():
        return f"windows: {program.windows()}"
    return "" if program.title().startswith("Your Details") else program.title()


def twenty_ways_out(tap, program, service, desktop):
    """Tries them all."""
    begin(program)
    program.type(FIELD, "x")
    for name, way in WAYS.items():
        press_at(*place(program), "1")(program, service)
        way(program, service)
        tap.equal(check_shut_in(program, name), "", f"{name} is no way out")
    menus = [node for node in program.walk() if node.role in ("menu", "menu item")]
    tap.equal(menus, [], "no menu is open")
    tap.equal(call(desktop, "org.gtk.Actions.List"), "(@as [],)\n",
              "nothing is offered on the message bus")


def ends_with_the_service(tap, program, _service, _desktop):
    """The service manager ends it, and that is a success."""
    begin(program)
    program.type(FIELD, "somebody")
    program.process.send_signal(signal.SIGTERM)
    tap.equal(program.process.wait(20), 0, "the program ends well")


def ends_by_chord(tap, program, _service, _desktop):
    """The administrator's keys end it."""
    begin(program)
    program.keys("ctrl+alt+e")
    tap.equal(program.process.wait(20), 0, "the program ends well")


def left_alone(tap, program, _service, _desktop):
    """Nobody touches the machine: it asks, and then it forgets."""
    begin(program)
    program.type(FIELD, "Somebody")
    program.wait_text(QUESTION, 60)
    tap.ok(not program.has(FIELD), "the question covers what was entered")
    program.press("I Am Still Here")
    tap.equal(program.read(FIELD), "Somebody", "the button brings it back")
    program.wait_text(QUESTION, 60)
    program.keys("Shift_L")
    tap.equal(program.read(FIELD), "Somebody", "so does any key")
    program.find("Start", is_button, 90)
    begin(program)
    tap.equal(program.read(FIELD), "", "the next person finds an empty form")


def done(tap, program, service, _desktop):
    """The last page goes by itself, and says so."""
    begin(program)
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.ok(program.wait_text("the next person can begin"), "it says when the next one can begin")
    tap.ok(program.wait_text("Nowhere"), "it says that nothing stays here")
    tap.ok(program.find("Start", is_button, 60), "the next person's turn comes")
    begin(program)
    tap.equal(program.read("Mobile number"), "", "and nothing is left")


def open_everything(desktop):
    """Has a desktop on which GTK's inspector may be used, and a window manager."""
    manage_windows(desktop)
    desktop.run("gsettings", "set", INSPECTOR, "enable-inspector-keybinding", "true")


def choose_chord(desktop):
    """Names the keys that end the program."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "exit-chord", "<Control><Alt>e")


twenty_ways_out.prepare = open_everything
twenty_ways_out.environment = lambda _desktop: {"GTK_DEBUG": "interactive"}
ends_with_the_service.prepare = reset
left_alone.prepare = reset
done.prepare = reset
ends_by_chord.prepare = choose_chord
CASES = [twenty_ways_out, ends_with_the_service, ends_by_chord, left_alone, done]
for case in CASES:
    case.options = as_kiosk


if __name__ == "__main__":
    scene.run(CASES)
