# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A private desktop: screen, session bus, keyring and accessibility, gone at the end."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

KEYRING_PASSWORD = b"keyring"
FROM_OUTSIDE = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS",
                "UBSAN_OPTIONS", "PYTHONDONTWRITEBYTECODE")


def say_failed(process, what):
    """Raises with what a process said when it did not come up."""
    said = process.stderr.read().decode(errors="replace") if process.stderr else ""
    raise RuntimeError(f"{what} did not start: {said.strip()}")


class Desktop:
    """Starts everything a person's session has that the program needs."""

    def __init__(self, prefix):
        self.prefix = Path(prefix)
        self.scratch = Path(tempfile.mkdtemp(prefix="eiam-register-"))
        self.processes = []
        self.keyring = None
        self.screen = None
        self.environment = {}

    def __enter__(self):
        try:
            self.make_environment()
            self.start_screen()
            self.start_bus()
            os.environ.clear()
            os.environ.update(self.environment)
            self.start_keyring()
            self.enable_accessibility()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def make_environment(self):
        """Sets the variables for a fresh home; nothing of the caller's session remains."""
        home = self.scratch / "home"
        runtime = self.scratch / "run"
        for folder in (home, runtime):
            folder.mkdir(mode=0o700)
        style = home / ".config" / "gtk-4.0"
        style.mkdir(parents=True)
        (style / "settings.ini").write_text("[Settings]\ngtk-enable-animations=false\n")
        kept = {name: os.environ[name] for name in FROM_OUTSIDE if name in os.environ}
        share = self.prefix / "share"
        self.environment = kept | {
            "GDK_BACKEND": "x11",
            "GIO_USE_PROXY_RESOLVER": "dummy",
            "GIO_USE_VFS": "local",
            "GSETTINGS_BACKEND": "keyfile",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi",
            "GTK_USE_PORTAL": "0",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "XDG_DATA_DIRS": f"{share}:/usr/local/share:/usr/share",
            "XDG_RUNTIME_DIR": str(runtime),
        }

    def start(self, *command, **options):
        """Starts a process that ends with the desktop."""
        process = subprocess.Popen(command, env=self.environment, **options)
        self.processes.append(process)
        return process

    def start_telling(self, what, *command):
        """Starts a process that prints one line to a pipe when it is ready; returns the line."""
        reader, writer = os.pipe()
        process = self.start(
            *[part.format(fd=writer) for part in command],
            pass_fds=[writer],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if what == "Xvfb" else subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as stream:
            line = stream.readline().strip()
        if line == "":
            say_failed(process, what)
        return line

    def start_screen(self, *number):
        """Starts a screen on a free number, or on this one."""
        told = self.start_telling(
            "Xvfb", "Xvfb", *number, "-displayfd", "{fd}", "-screen", "0", "1280x1024x24",
            "-nolisten", "tcp", "-noreset",
        )
        self.screen = self.processes[-1]
        self.environment["DISPLAY"] = f":{told}"

    def start_bus(self):
        """Starts a session bus, whose services see the private home."""
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_telling(
            "dbus-daemon", "dbus-daemon", "--session", "--nofork", "--nopidfile",
            "--print-address={fd}",
        )

    def start_keyring(self):
        """Starts a keyring that is open, and waits until it answers."""
        process = self.start(
            "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        process.stdin.write(KEYRING_PASSWORD)
        process.stdin.close()
        self.keyring = process
        self.run("gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.secrets")

    def enable_accessibility(self):
        """Tells programs that somebody wants to read their windows."""
        self.run(
            "gdbus", "call", "--session", "--dest", "org.a11y.Bus",
            "--object-path", "/org/a11y/bus",
            "--method", "org.freedesktop.DBus.Properties.Set",
            "org.a11y.Status", "IsEnabled", "<true>",
        )

    def run(self, *command, **options):
        """Runs a tool on this desktop; returns what it printed."""
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, **options
        ).stdout

    def lookup_secret(self, server):
        """Returns what another program reads from the keyring; empty when there is nothing."""
        done = subprocess.run(
            ["secret-tool", "lookup", "application", "io.github.eiam.Register", "server", server],
            env=self.environment, capture_output=True, check=False,
        )
        return done.stdout.decode()

    def close(self):
        """Ends what was started, the last first, and removes the private home."""
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    stream.close()
        self.processes.clear()
        shutil.rmtree(self.scratch, ignore_errors=True)
