# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The installed Flatpak on a private desktop with the portals of one case alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyrings
from desktop import Desktop
from driver import Program
from neighbour import POWERLESS
from steps import CLIENT_ID

APP = "io.github.eiam.Register"
SERVICES = Path("/usr/share/dbus-1/services")
PORTALS = ("org.freedesktop.portal.Desktop", "org.freedesktop.portal.Documents",
           "org.freedesktop.impl.portal.PermissionStore",
           "org.freedesktop.impl.portal.desktop.gtk")
# What Desktop sets for a program that runs from its build, and a sandbox decides by itself.
NOT_INSIDE = ("GIO_USE_PROXY_RESOLVER", "GIO_USE_VFS", "GSETTINGS_BACKEND", "GTK_USE_PORTAL")


def find_cache():
    """Returns the folder that is prepared, or ends the test."""
    cache = os.environ.get("EIAM_FLATPAK_CACHE")
    if cache is None:
        print("1..0 # SKIP only ./run test flatpak prepares the Flatpak", flush=True)
        sys.exit(0)
    return Path(cache)


class Sandbox(Desktop):
    """A desktop whose home may be one that was used before."""

    def __init__(self, prefix, cache, home, portals=True):
        super().__init__(prefix)
        self.cache = cache
        self.home = Path(home)
        self.portals = portals
        self.data = self.home / ".var" / "app" / APP

    def make_environment(self):
        """Sets the variables; in place of the fresh home comes the one that was given."""
        super().make_environment()
        for name in NOT_INSIDE:
            self.environment.pop(name, None)
        self.environment |= {
            "FLATPAK_USER_DIR": str(self.cache / "installation"),
            "HOME": str(self.home),
            # Without a system bus nobody can be asked for parental controls.
            "FLATPAK_SYSTEM_HELPER_ON_SESSION": "1",
        }
        style = self.data / "config" / "gtk-4.0"
        style.mkdir(parents=True, exist_ok=True)
        (style / "settings.ini").write_text("[Settings]\ngtk-enable-animations=false\n")

    def start_bus(self):
        """Starts a bus that starts the wanted portals, and nothing else."""
        config = keyrings.write_bus(self.scratch)
        for name in PORTALS if self.portals else ():
            shutil.copy(SERVICES / f"{name}.service", config.parent / "services")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_telling(
            "dbus-daemon", "dbus-daemon", "--nofork", "--nopidfile", f"--config-file={config}",
            "--print-address={fd}")

    def inside(self, *command, options=("--devel",)):
        """Runs a tool of the SDK in a sandbox like the program's; returns what it printed."""
        done = subprocess.run(
            ["flatpak", "run", *options, f"--command={command[0]}", APP, *command[1:]],
            env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout.strip()

    def let_in(self, authority):
        """Copies a file to where the program may read; returns the path."""
        path = self.data / "config" / "authority.pem"
        shutil.copy(authority, path)
        return path

    def lookup_inside(self, server):
        """Returns what the program itself finds in its store."""
        return self.inside("secret-tool", "lookup", "application", APP, "server", server)


class SandboxedProgram(Program):
    """One run of the Flatpak; on every bus a proxy speaks for it."""

    def __init__(self, desktop, *options, flatpak=()):
        self.flatpak = flatpak
        super().__init__(desktop, *options)

    def command(self):
        """Returns what starts the program, of root without its powers, which are a person's."""
        if not POWERLESS:
            return ["flatpak", "run", *self.flatpak, APP]
        return ["flatpak", "run", *self.flatpak, f"--command={POWERLESS[0]}", APP,
                *POWERLESS[1:], "eiam-register"]

    def is_own(self, pid):
        """Says whether a process is a proxy: on this desktop it can only be ours."""
        try:
            return b"xdg-dbus-proxy" in Path("/proc", str(pid), "cmdline").read_bytes()
        except OSError:
            return False

    def window_criterion(self):
        """Returns by what the program's windows are found: its numbers are of the sandbox."""
        return ("--class", "eiam")

    def pid_outside(self):
        """Returns the number that the host has for the program's process."""
        waiting = [self.process.pid]
        for pid in waiting:
            process = Path("/proc", str(pid))
            if (process / "comm").read_text().strip() == "eiam-register":
                return pid
            waiting += map(int, (process / "task" / str(pid) / "children").read_text().split())
        raise RuntimeError("the program is not among the processes of the sandbox")

    def close(self):
        """Ends the program and waits for it."""
        self.desktop.run("flatpak", "kill", APP)
        self.process.wait(20)
        self.bus.close()


def configured(desktop, service):
    """Returns the options that name the service."""
    return (f"--server={service.url}", f"--client-id={CLIENT_ID}",
            f"--ca-file={desktop.let_in(service.authority)}")
