# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ways on which nobody answers.

Usage: silence.py COMMAND…
Becomes the command in a network whose one device takes whatever is sent and brings nothing
back: no name is found there, and no connection refused.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

# Of those that are kept free for examples.
HERE, NOBODY = "192.0.2.1", "192.0.2.2"
UNSHARE = ("unshare", "--mount", "--net") if os.geteuid() == 0 else (
    "unshare", "--mount", "--net", "--map-root-user")
RESOLVER = Path("/etc/resolv.conf")
SET_UP = (
    ("ip", "link", "add", "silent", "type", "veth", "peer", "name", "end"),
    ("ip", "address", "add", f"{HERE}/24", "dev", "silent"),
    ("ip", "link", "set", "silent", "up"),
    ("ip", "link", "set", "end", "up"),
    # Nobody at the other end has this address, nor has to be asked for it.
    ("ip", "neighbour", "add", NOBODY, "lladdr", "02:00:00:00:00:02", "dev", "silent"),
)


def wrapper(scratch):
    """Returns what stands before a command that is to have such a network."""
    Path(scratch, "resolv.conf").write_text(f"nameserver {NOBODY}\n", encoding="utf-8")
    return (*UNSHARE, sys.executable, __file__, str(Path(scratch, "resolv.conf")))


def find_obstacle(scratch):
    """Returns why there cannot be such a network here, or nothing."""
    done = subprocess.run([*wrapper(scratch), "true"], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"no network of its own: {done.stderr.strip()}"


def listen():
    """Returns a port that takes connections, and never says anything."""
    return socket.create_server(("127.0.0.1", 0))


def main(resolver, *command):
    """Makes the network and becomes the program."""
    for line in SET_UP:
        subprocess.run(line, check=True)
    subprocess.run(["mount", "--bind", resolver, str(RESOLVER)], check=True)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
