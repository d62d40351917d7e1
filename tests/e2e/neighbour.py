# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks at a program as another one of the same person could."""

import os
import resource
import subprocess
from pathlib import Path

from loop import wait_until

# Root may read everything; without its powers it is a person like any other.
POWERLESS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()


def read_as_neighbour(pid):
    """Tries to read about a process as another program of the same person; returns the error."""
    return subprocess.run([*POWERLESS, "cat", f"/proc/{pid}/maps"],
                          capture_output=True, text=True, check=False).stderr


def check_hidden(tap, pid):
    """Checks that the kernel gives the memory neither to a file nor to other programs."""
    tap.equal(resource.prlimit(pid, resource.RLIMIT_CORE), (0, 0), "no core file is written")
    with subprocess.Popen([*POWERLESS, "sleep", "60"]) as other:
        comm = Path("/proc", str(other.pid), "comm")
        wait_until(lambda: comm.read_text().strip() == "sleep", "the other program to start")
        tap.equal(read_as_neighbour(other.pid), "", "programs can read each other's memory")
        other.terminate()
    error = read_as_neighbour(pid)
    tap.ok("Permission denied" in error, "they cannot read this one's", error)
