# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where everything that is measured runs: a private desktop without assistive technology."""

import os
import select
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))

from desktop import Desktop  # noqa: E402  (found by the line above)
from service import make_certificates  # noqa: E402

TEXT = "Mobile number"
PATIENCE = 60


class Stage(Desktop):
    """A desktop as people have it, with a cursor that does not blink."""

    def make_environment(self):
        super().make_environment()
        style = self.scratch / "home" / ".config" / "gtk-4.0" / "settings.ini"
        style.write_text("[Settings]\ngtk-cursor-blink=false\n")
        self.environment.pop("GTK_A11Y")
        self.certificates = make_certificates(self.scratch)

    def enable_accessibility(self):
        """Nobody listens, as on most desktops."""

    def launch(self, build, *command, **variables):
        """Starts a program with the probe before it; returns it, the time and the pipe."""
        reader, writer = os.pipe()
        environment = self.environment | variables | {
            "LD_PRELOAD": str(build / "libbench-preload.so"),
            "BENCH_FD": str(writer), "BENCH_TEXT": TEXT,
        }
        began = time.monotonic_ns()
        process = subprocess.Popen(
            command, env=environment, pass_fds=[writer], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        self.processes.append(process)
        return process, began, Lines(reader)

    def end(self, process):
        """Ends a program that was launched."""
        process.terminate()
        process.wait(20)
        self.processes.remove(process)


class Lines:
    """Lines of a pipe, each waited for no longer than a minute."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.buffer = b""

    def next(self):
        """Returns the next line as words."""
        while b"\n" not in self.buffer:
            if not select.select([self.descriptor], [], [], PATIENCE)[0]:
                raise TimeoutError("nothing was painted")
            data = os.read(self.descriptor, 4096)
            if not data:
                raise RuntimeError("the program ended early")
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.decode().split()

    def close(self):
        """Closes the pipe."""
        os.close(self.descriptor)


def in_turn(count, *sides):
    """Runs each side in turn, A B A B; returns the values of each."""
    values = [[] for _ in sides]
    for side in sides:
        side()
    for _ in range(count):
        for number, side in enumerate(sides):
            values[number].append(side())
    return values


def median(values):
    """Returns the median."""
    return statistics.median(values)
