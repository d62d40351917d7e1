# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A journal that only one program sees, in place of the system's.

As a program: journal.py FILE [--stream] COMMAND…
Runs within `unshare --mount`: puts a journal of its own over /run and becomes the command. What
is sent to that journal goes to FILE. With --stream the command's standard error goes there too,
as it does when a desktop or systemd starts a program.
"""

import ctypes
import os
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

JOURNAL = Path("/run/systemd/journal")
PR_SET_PDEATHSIG = 1
MAX_ENTRY = 1 << 20
UNSHARE = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount",
                                                            "--map-root-user")


def find_obstacle():
    """Returns why a program cannot have a journal of its own here, or nothing."""
    done = subprocess.run([*UNSHARE, "mount", "-t", "tmpfs", "journal", "/run"],
                          capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"no mount namespace: {done.stderr.strip()}"


def wrapper(file, *options):
    """Returns what stands before a command that is to have a journal of its own."""
    return (*UNSHARE, sys.executable, __file__, str(file), *options)


def parse(entry):
    """Returns the fields of an entry, by journald's native protocol."""
    fields = {}
    while entry:
        line, _, entry = entry.partition(b"\n")
        name, equals, value = line.partition(b"=")
        if not equals:
            size = struct.unpack("<Q", entry[:8])[0]
            value, entry = entry[8:8 + size], entry[9 + size:]
        fields[name.decode()] = value.decode()
    return fields


def read(file):
    """Returns the entries that were written so far."""
    data = Path(file).read_bytes() if Path(file).exists() else b""
    entries = []
    while len(data) >= 4:
        size = struct.unpack("<I", data[:4])[0]
        if len(data) < 4 + size:
            break
        entries.append(parse(data[4:4 + size]))
        data = data[4 + size:]
    return entries


def listen(journal, parent, file):
    """Writes down what comes in until the program has ended."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    # Nothing of the program's is held open.
    null = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(null, number)
    with open(file, "ab", buffering=0) as stream:
        while os.getppid() == parent:
            entry = journal.recv(MAX_ENTRY)
            stream.write(struct.pack("<I", len(entry)) + entry)
    os._exit(0)


def main(file, *command):
    """Makes the journal and becomes the program."""
    subprocess.run(["mount", "-t", "tmpfs", "journal", "/run"], check=True)
    JOURNAL.mkdir(parents=True)
    journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    journal.bind(str(JOURNAL / "socket"))
    if command[0] == "--stream":
        command = command[1:]
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(str(JOURNAL / "stdout"))
        server.listen()
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        stream.connect(str(JOURNAL / "stdout"))
        os.set_inheritable(server.fileno(), True)
        os.dup2(stream.fileno(), 2)
    parent = os.getpid()
    if os.fork() == 0:
        listen(journal, parent, file)
    journal.close()
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
