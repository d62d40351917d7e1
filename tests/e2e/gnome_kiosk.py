# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The compositor gnome-kiosk in a window of a private desktop, and programs that it shows."""

import re
import shutil
import subprocess
from pathlib import Path

from driver import Program
from kiosk import SCREEN
from loop import wait_until

NAME = "gnome-kiosk"
SOCKET = "gnome-kiosk-0"
# Within the empty corner of the header bar, and far from it.
CORNER, AWAY = (8, 8), (640, 300)


def find_obstacle():
    """Returns why it cannot be started here, or nothing."""
    return None if shutil.which(NAME) else f"{NAME} is not installed; Debian 12 does not have it"


def start(desktop):
    """Starts it; programs find it from then on."""
    # It waits for a bus of the system in vain where there is none.
    bus = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    size = "x".join(map(str, SCREEN))
    desktop.start("env", f"DBUS_SYSTEM_BUS_ADDRESS={bus}",
                  f"MUTTER_DEBUG_DUMMY_MODE_SPECS={size}", NAME, "--nested", "--no-x11",
                  "--wayland-display", SOCKET, stderr=subprocess.DEVNULL)
    socket = Path(desktop.environment["XDG_RUNTIME_DIR"], SOCKET)
    wait_until(lambda: find_screen(desktop) and socket.exists(), f"{NAME} to be there", 60)
    desktop.environment |= {"GDK_BACKEND": "wayland", "WAYLAND_DISPLAY": SOCKET}


def find_screen(desktop):
    """Returns the number of the window that is its screen, or nothing."""
    tree = desktop.run("xwininfo", "-root", "-children", "-int").decode()
    found = re.search(rf'^ +(\d+) "{NAME}".* \d{{3,}}x\d{{3,}}\+', tree, re.MULTILINE)
    return found and found.group(1)


class GnomeKioskProgram(Program):
    """One run of the program under gnome-kiosk."""

    def watch(self):
        """Waits until the window can be read, and the compositor follows the pointer.

        Without the focus it takes no clicks, and it keeps the first one for itself.
        """
        super().watch()
        self.take_focus()
        wait_until(self.follows_pointer, "the pointer to be followed")
        self.desktop.run("xdotool", "click", "1")

    def follows_pointer(self):
        """Says whether the pointer is drawn where it is moved to."""
        return self.corner_after(*AWAY) != self.corner_after(*CORNER)

    def corner_after(self, x, y):
        """Moves the pointer; returns a picture of the corner of the screen."""
        self.desktop.run("xdotool", "mousemove", "--window", self.window_id(), str(x), str(y))
        return self.desktop.run("import", "-window", self.window_id(), "-crop", "40x40+0+0",
                                "rgb:-")

    def window_id(self):
        """Returns the number of the window that is its screen, or nothing."""
        return find_screen(self.desktop)
