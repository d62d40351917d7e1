# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Does with a unit what a service manager would: readiness, signs of life, another start.

Of a unit it knows Environment, ExecStart, KillMode, RestartSec, RuntimeDirectory, TimeoutStopSec,
WatchdogSec and the specifier %t, and takes Type=notify and Restart=always for granted.
"""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from driver import Activated, Program
from loop import wait_until

from gi.repository import GLib

NAME = "eiam-register"
TICK_MS = 50
MOST_BYTES = 4096


class Unit:
    """What a unit says of its service."""

    def __init__(self, text, runtime):
        self.environment = {}
        self.values = {}
        for line in text.replace("%t", str(runtime)).splitlines():
            key, _, value = line.partition("=")
            if line.startswith("#") or value == "":
                continue
            if key == "Environment":
                self.environment |= dict(one.split("=", 1) for one in shlex.split(value))
            else:
                self.values[key] = value
        if (self.values["Type"], self.values["Restart"]) != ("notify", "always"):
            raise ValueError("this unit is not one that comes back")

    def command(self):
        """Returns what is to be started."""
        return shlex.split(self.values["ExecStart"])

    def seconds(self, key):
        """Returns a span of time."""
        return int(self.values[key])


class Supervisor:
    """Keeps the service of one unit running until it is closed."""

    def __init__(self, desktop, unit, environment):
        self.unit = unit
        self.folder = Path(desktop.environment["XDG_RUNTIME_DIR"], unit.values["RuntimeDirectory"])
        self.errors = (desktop.scratch / "unit.txt").open("ab")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        address = str(desktop.scratch / "notify")
        self.socket.bind(address)
        self.environment = desktop.environment | unit.environment | environment | {
            "NOTIFY_SOCKET": address,
            "WATCHDOG_USEC": str(unit.seconds("WatchdogSec") * 1000000),
        }
        self.process = None
        self.runs = 0
        self.heard = []
        self.last_sign = None
        self.due = 0
        self.timer = GLib.timeout_add(TICK_MS, self.on_tick)

    def start(self):
        """Starts the service in a group of its own."""
        self.folder.mkdir(mode=0o700)
        self.heard = []
        self.last_sign = None
        self.runs += 1
        # The manager names the process that it starts, which has that number already.
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", 'WATCHDOG_PID=$$ exec "$@"', "sh", *self.unit.command()],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=self.errors,
            stderr=self.errors, start_new_session=True, cwd=self.folder)

    def on_tick(self):
        """Does what is due."""
        self.listen()
        if self.process is None:
            if time.monotonic() >= self.due:
                self.start()
        elif self.process.poll() is not None:
            self.clean_up()
        elif self.is_stuck():
            self.kill_all()
        return True

    def listen(self):
        """Takes what the service says."""
        while True:
            try:
                text = self.socket.recv(MOST_BYTES).decode()
            except BlockingIOError:
                return
            self.heard += text.splitlines()
            if text in ("READY=1", "WATCHDOG=1"):
                self.last_sign = time.monotonic()

    def is_stuck(self):
        """Says whether the service has been silent for too long since it was ready."""
        return (self.last_sign is not None
                and time.monotonic() > self.last_sign + self.unit.seconds("WatchdogSec"))

    def kill_all(self):
        """Ends every process of the service at once."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            # They have ended by themselves.
            pass

    def clean_up(self):
        """Leaves nothing of a run, and has the next one begin in a while."""
        self.kill_all()
        self.process = None
        shutil.rmtree(self.folder)
        self.due = time.monotonic() + self.unit.seconds("RestartSec")

    def find_program(self):
        """Returns the process of the program itself, or nothing."""
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, rest = path.read_text().partition("(")[2].rpartition(")")
            except OSError:
                continue
            if name == NAME and self.process and int(rest.split()[2]) == self.process.pid:
                return int(path.parent.name)
        return None

    def wait_ready(self, run, seconds=120):
        """Waits until a run is ready; returns the process of the program."""
        wait_until(lambda: self.runs == run and "READY=1" in self.heard, f"run {run} to be ready",
                   seconds)
        return self.find_program()

    def close(self):
        """Asks the service to end, and waits for it; it does not come back."""
        GLib.source_remove(self.timer)
        if self.process is not None:
            if self.unit.values.get("KillMode") == "mixed":
                self.process.terminate()
            else:
                os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(self.unit.seconds("TimeoutStopSec"))
            self.listen()
            self.clean_up()
        Path(self.environment["NOTIFY_SOCKET"]).unlink()
        self.socket.close()
        self.errors.close()


class Shown(Program):
    """A program that somebody else has started, on whatever screen."""

    def __init__(self, desktop, pid):
        self.desktop = desktop
        self.errors = desktop.scratch / "unit.txt"
        self.process = Activated(pid)
        self.focus_path = None
        self.bus = None
        self.watch()

    def window_id(self):
        """Returns a number for those who need one: a window of Wayland has none."""
        return "0"

    def take_focus(self):
        """Nothing: the compositor gives the keys to the one window that there is."""
