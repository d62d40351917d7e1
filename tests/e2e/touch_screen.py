# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A screen that is touched, without a pointer and a keyboard, and programs that it shows:
under the compositor cage, or on a server of X whose screen it is."""

import subprocess
import sys
from pathlib import Path

import cage
from driver import Program
from kiosk import SCREEN
from loop import wait_until

NAME = "eiam-test-touch-screen"


def tool():
    """Returns the program that is such a screen."""
    return Path(sys.argv[1], "tests", "e2e", "touch", NAME)


def find_obstacle():
    """Returns why there is none here, or nothing."""
    if tool().exists():
        return None
    return "libwayland-server, wayland-scanner or wayland-protocols is not installed"


def find_cage_obstacle():
    """Returns why cage cannot be started on one, or nothing."""
    return find_obstacle() or cage.find_obstacle()


class TouchScreen:
    """A screen, and what fingers do on it."""

    def __init__(self, desktop):
        self.process = desktop.start(str(tool()), *map(str, SCREEN), stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE)
        self.socket = self.process.stdout.readline().decode().strip()

    def command(self, *words):
        """Has it do something; returns its answer."""
        self.process.stdin.write(" ".join(map(str, words)).encode() + b"\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().decode().strip()

    def send(self, *words):
        """Has it do something that it can do."""
        answer = self.command(*words)
        if answer != "done":
            raise RuntimeError(f"{words}: {answer}")

    def down(self, x, y, finger=0):
        """Puts a finger on the screen."""
        self.send("down", finger, x, y)

    def move(self, x, y, finger=0):
        """Moves a finger on the screen."""
        self.send("move", finger, x, y)

    def up(self, finger=0):
        """Takes a finger from the screen."""
        self.send("up", finger)

    def picture(self, path):
        """Saves what is on the screen as a portable pixmap."""
        self.send("save", path)


def start_cage(desktop):
    """Starts a screen, and cage on it; programs find it from then on."""
    screen = TouchScreen(desktop)
    cage.start(desktop, WLR_BACKENDS="wayland", WAYLAND_DISPLAY=screen.socket)
    desktop.touch_screen = screen


def start_x(desktop):
    """Starts a screen, and a server of X on it; programs find it from then on."""
    screen = TouchScreen(desktop)
    desktop.environment["WAYLAND_DISPLAY"] = screen.socket
    number = desktop.start_telling("Xwayland", "Xwayland", "-shm", "-displayfd", "{fd}",
                                   "-nolisten", "tcp", "-noreset")
    del desktop.environment["WAYLAND_DISPLAY"]
    desktop.environment["DISPLAY"] = f":{number}"
    desktop.touch_screen = screen


class TouchProgram(Program):
    """One run of the program where there is nothing but a screen that is touched."""

    def shot(self):
        """Returns a picture of the screen."""
        path = self.desktop.scratch / "screen.ppm"
        self.desktop.touch_screen.picture(path)
        return path.read_bytes()


class TouchCageProgram(TouchProgram):
    """One that cage shows, which lets it fill the screen."""

    def window_id(self):
        """Returns what stands for the window, which has no number."""
        return self.desktop.touch_screen.socket

    def window_size(self):
        """Returns the width and the height of the screen."""
        return SCREEN

    def take_focus(self):
        """Leaves it to cage, which gives the focus to its only window."""
        wait_until(self.fills_screen, "the window to fill the screen")
        self.focus_path = None

    def fills_screen(self):
        """Says whether the window has its size."""
        place = self.windows()[0].get_place()
        return (place.width, place.height) == SCREEN
