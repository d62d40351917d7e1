# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waits for things to happen, by the main loop and a deadline, never by sleeping."""

from gi.repository import GLib

# AT-SPI tells of most changes; the tick is for those that it does not.
TICK_MS = 60


def wait_until(condition, what, seconds=20):
    """Runs the main loop until the condition returns something true, and returns it."""
    context = GLib.MainContext.default()
    expired = []
    ticks = GLib.timeout_add(TICK_MS, lambda: True)
    deadline = GLib.timeout_add(int(seconds * 1000), lambda: expired.append(True) or True)
    try:
        while True:
            result = condition()
            if result:
                return result
            if expired:
                raise TimeoutError(f"waited {seconds} s for {what}")
            context.iteration(True)
            while context.pending():
                context.iteration(False)
    finally:
        GLib.source_remove(ticks)
        GLib.source_remove(deadline)
