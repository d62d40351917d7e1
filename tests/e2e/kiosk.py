# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of a self-service machine share."""

import subprocess

import scene
from loop import wait_until

SCHEMA = "io.github.eiam.Register"
KIOSK = f"{SCHEMA}.kiosk"
SCREEN = (1280, 1024)


def as_kiosk(service):
    """Returns the options of a self-service machine."""
    return (*scene.configured(service), "--kiosk")


def begin(program):
    """Leaves the welcome page."""
    program.press("Start")
    program.find("Continue")


def manage_windows(desktop):
    """Starts a window manager, and waits until it is there."""
    # It says on the standard output, where the tests count, that it has no menu.
    desktop.start("openbox", "--sm-disable", stdout=subprocess.DEVNULL)
    wait_until(lambda: b"window id" in desktop.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
               "the window manager")


def reset(desktop):
    """Has the settings of a self-service machine as they come, at the shortest times."""
    desktop.run("gsettings", "reset-recursively", KIOSK)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "20")
    desktop.run("gsettings", "set", KIOSK, "warning-duration", "20")
    desktop.run("gsettings", "set", SCHEMA, "token-storage", "none")
