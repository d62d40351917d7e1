# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What persons at the window wait for, by the program's own objects in a process of ours."""

import os
import subprocess
import threading
import time
from contextlib import contextmanager

LONGEST = 12 * 3600
FIRST = 100
TURNS = 10


def take(lines, values):
    """Adds what the lines say to the values of each name, until one waits to be asked.

    Returns whether one does.
    """
    for line in lines:
        name, value = line.split()
        if name == "turn":
            return True
        values.setdefault(name, []).append(int(value))
    return False


@contextmanager
def bounded(*processes):
    """Ends what runs too long, and what still runs when something else has failed."""
    def end():
        for process in processes:
            process.kill()
    timer = threading.Timer(LONGEST, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        end()
        for process in processes:
            process.wait()


class Journeys:
    """Runs bench-journey, and reads the lines that it prints."""

    def __init__(self, stage, prefix, build):
        self.stage = stage
        self.program = str(build / "bench-journey")
        self.service = str(prefix / "bin" / "eiam-demo-service")

    def start(self, *arguments, stdin=subprocess.DEVNULL, **variables):
        """Starts one run."""
        environment = self.stage.environment | {"GSETTINGS_BACKEND": "memory"} | variables
        return subprocess.Popen(
            [self.program, self.service, str(self.stage.scratch), *map(str, arguments)],
            env=environment, stdin=stdin, stdout=subprocess.PIPE, text=True)

    @staticmethod
    def check(process):
        """Waits for the end of a run, which must be a good one."""
        if process.wait() != 0:
            raise RuntimeError(f"bench-journey ended with {process.returncode}")

    @classmethod
    def read(cls, process):
        """Waits for a run; returns the values of each name in their order."""
        values = {}
        with bounded(process):
            take(process.stdout, values)
            cls.check(process)
        return values

    def many(self, mode, count):
        """Many persons in one process, the last in turn with the first ones of another.

        Returns the values of both.
        """
        old, values, others = self.start(mode, count, stdin=subprocess.PIPE), {}, {}
        with bounded(old):
            if not take(old.stdout, values):
                self.check(old)
            new = self.start(mode, FIRST, stdin=subprocess.PIPE)
            with bounded(new):
                take(new.stdout, others)
                for _ in range(TURNS):
                    for process, kept in ((new, others), (old, values)):
                        process.stdin.write("\n")
                        process.stdin.flush()
                        if not take(process.stdout, kept):
                            self.check(process)
        return values, others

    def run(self, *arguments, **variables):
        """Starts a run and waits for it."""
        return self.read(self.start(*arguments, **variables))

    def rest(self, pages, seconds):
        """Lets a window rest on each page, all at once; returns what each did meanwhile."""
        processes = {page: self.start("idle", page, BENCH_SECONDS=str(seconds))
                     for page in pages}
        return {page: self.read(process) for page, process in processes.items()}

    def keys(self, count):
        """Presses keys on the first page; returns the microseconds until each was seen."""
        process = self.start("keys", count)
        assert process.stdout.readline().startswith("ready")
        windows = self.stage.run("xdotool", "search", "--onlyvisible", "--pid",
                                 str(process.pid)).split()
        self.stage.run("xdotool", "windowfocus", "--sync", windows[-1].decode())
        # Until the window knows that it has the focus, keys go nowhere.
        while process.poll() is None:
            self.stage.run("xdotool", "type", "--delay", "40", "1234567890")
            self.stage.run("xdotool", "key", "--repeat", "10", "--delay", "40", "BackSpace")
        return self.read(process)["key"]


def seconds_of(*command):
    """Returns how long a command takes; it must succeed."""
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=os.environ)
    return time.monotonic() - began
