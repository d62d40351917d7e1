# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What may happen to a self-service machine, and how the tests bring it about."""

import contextlib
import ctypes
import os
import shutil
import socket
import subprocess
import threading
import time

import peer
from loop import wait_until
from service import OUR_ADDRESS
from steps import fill_mobile, go_to_review, solve_puzzle

THEIR_ADDRESS = "203.0.113.2"


def network_refusal():
    """Returns why this machine cannot have a network of its own, or nothing."""
    if os.geteuid() != 0:
        return "only root can make a network namespace"
    if shutil.which("ip") is None:
        return "ip (iproute2) is not installed"
    name = f"eiam-try-{os.getpid()}"
    done = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"no network namespace can be made: {done.stderr.strip()}"
    subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)
    return ""


def listen_in(namespace, address):
    """Returns a socket that listens there; only a thread of its own moves for that."""
    sockets = []

    def listen():
        with open(f"/run/netns/{namespace}", "rb") as stream:
            if ctypes.CDLL(None).setns(stream.fileno(), 0) == 0:
                sockets.append(socket.create_server((address, 0)))
    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    return sockets[0]


class Cable:
    """Two network namespaces, the cable between them, and a port that leads to the service.

    Nothing of it is seen in the machine's own network.
    """

    def __init__(self):
        self.target = None
        self.near = f"eiam-near-{os.getpid()}"
        self.far = f"eiam-far-{os.getpid()}"
        ip = self.ip
        for name in (self.near, self.far):
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        ip("link", "add", "cable", "netns", self.near, "type", "veth",
           "peer", "name", "cable", "netns", self.far)
        for name, address in ((self.near, OUR_ADDRESS), (self.far, THEIR_ADDRESS)):
            ip("-n", name, "address", "add", f"{address}/30", "dev", "cable")
            ip("-n", name, "link", "set", "cable", "up")
        ip("-n", self.far, "route", "add", "default", "via", OUR_ADDRESS)
        self.listener = listen_in(self.near, OUR_ADDRESS)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    @staticmethod
    def ip(*command):
        """Runs ip, which must not refuse; returns what it says."""
        return subprocess.run(["ip", *command], check=True, capture_output=True, text=True).stdout

    def accept(self):
        """Takes connections until the end."""
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=peer.join, args=(connection, self.target),
                                 daemon=True).start()

    def pull(self):
        """Takes the cable out."""
        self.ip("-n", self.near, "link", "set", "cable", "down")

    def plug(self):
        """Puts it back in, and waits until the other end has noticed."""
        self.ip("-n", self.near, "link", "set", "cable", "up")
        wait_until(lambda: "LOWER_UP" in self.ip("-n", self.far, "link", "show", "cable"),
                   "the cable to carry")

    def wrapper(self):
        """Returns what runs a program at the other end."""
        return ("ip", "netns", "exec", self.far)

    def close(self):
        """Takes everything away; the cable goes with the namespaces."""
        self.listener.close()
        for name in (self.near, self.far):
            self.ip("netns", "delete", name)


def let_pass(seconds):
    """Waits until so much time has passed on a clock that nobody sets."""
    end = time.clock_gettime(time.CLOCK_BOOTTIME) + seconds
    wait_until(lambda: time.clock_gettime(time.CLOCK_BOOTTIME) >= end, "time to pass", seconds + 20)


def reach_puzzle(program, mobile):
    """Goes from the empty form to the puzzle's page, whether there is a puzzle or not."""
    fill_mobile(program, mobile)
    go_to_review(program)
    program.press("Send Code")


def finish(tap, program, service, mobile, what):
    """Goes from the puzzle to the last page."""
    solve_puzzle(program, service)
    program.type("Verification code", service.wait_code(mobile))
    finish_code(tap, program, what)


def finish_code(tap, program, what):
    """Sends what is entered, and waits for the last page."""
    program.press("Register")
    tap.ok(program.wait_text("You are registered", 60), f"a registration succeeds after {what}")
