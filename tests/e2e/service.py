# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The demo service as a process of its own, over TLS with a private authority."""

import contextlib
import json
import ssl
import subprocess
import urllib.request
from pathlib import Path

from loop import wait_until

from gi.repository import GLib

REGISTER = "register/mobile-verify-code"
# For a network between two namespaces, of those that are kept free for examples.
OUR_ADDRESS = "203.0.113.1"


def make_certificates(folder):
    """Makes an authority and a certificate of the loopback address; returns their paths.

    The certificate is good for eiam.example as well, a host that only a proxy finds, and
    for an address that no network has but one of our own.
    """
    folder = Path(folder)
    extensions = folder / "extensions"
    extensions.write_text(f"subjectAltName=IP:127.0.0.1,IP:{OUR_ADDRESS},"
                          "DNS:localhost,DNS:eiam.example\n"
                          "subjectKeyIdentifier=hash\n"
                          "authorityKeyIdentifier=keyid\n")

    def openssl(*command):
        subprocess.run(["openssl", *command], cwd=folder, check=True, capture_output=True)

    new_key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl("req", "-x509", *new_key, "-keyout", "ca-key.pem", "-out", "ca.pem",
            "-days", "2", "-subj", "/CN=Private test authority",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl("req", *new_key, "-keyout", "key.pem", "-out", "request.pem",
            "-subj", "/CN=localhost")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca-key.pem",
            "-CAcreateserial", "-out", "cert.pem", "-days", "2", "-extfile", "extensions")
    return folder / "ca.pem", folder / "cert.pem", folder / "key.pem"


class Service:
    """Starts the service, reads the messages it would send, and steers its faults."""

    def __init__(self, desktop, *options):
        self.codes = {}
        self.puzzles = []
        self.url = None
        self.authority, certificate, key = make_certificates(desktop.scratch)
        self.desktop = desktop
        self.options = ("--print-codes", "--control", f"--tls-cert={certificate}",
                        f"--tls-key={key}", *options)
        self.process = None
        self.start()
        self.tls = ssl.create_default_context(cafile=str(self.authority))

    def start(self, port=0):
        """Starts the process, on a free port or on this one."""
        self.url = None
        self.process = self.desktop.start(
            str(self.desktop.prefix / "bin" / "eiam-demo-service"), f"--port={port}",
            *self.options, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0)
        GLib.io_add_watch(
            GLib.IOChannel.unix_new(self.process.stdout.fileno()), GLib.PRIORITY_DEFAULT,
            GLib.IOCondition.IN | GLib.IOCondition.HUP, self.on_output, self.process.stdout)
        wait_until(lambda: self.url or self.has_ended(), "the service to listen")
        if self.url is None:
            raise RuntimeError("the service ended before it listened")

    def port(self):
        """Returns the port on which the service listens."""
        return int(self.url.rpartition(":")[2])

    @contextlib.contextmanager
    def down(self):
        """Ends it as a crash does, for a while; it has forgotten everything when it is back."""
        port = self.port()
        self.process.kill()
        self.process.wait(20)
        try:
            yield
        finally:
            self.start(port)

    def has_ended(self):
        """Says whether the process is gone."""
        return self.process.poll() is not None

    def on_output(self, _channel, _condition, stream):
        """Takes one line of what the service prints."""
        if stream.closed:
            return False
        words = stream.readline().decode().split()
        if not words:
            return False
        if words[:2] == ["listening", "on"]:
            self.url = words[2]
        elif words[0] == "sms":
            self.codes[words[1]] = words[2]
        elif words[0] == "puzzle":
            self.puzzles.append(int(words[2]))
        return True

    def control(self, path, text=None):
        """Calls the steering side of the service; returns its answer."""
        data = None if text is None else text.encode()
        request = urllib.request.Request(self.url + "/demo/" + path, data=data)
        with urllib.request.urlopen(request, context=self.tls, timeout=20) as answer:
            return answer.read().decode()

    def set_fault(self, call, fault=""):
        """Makes the next answers of a call faulty; without a fault they are good again."""
        self.control("fault", f"{call} {fault}".strip())

    def requests(self, call):
        """Returns the requests of a call so far."""
        logged = json.loads(self.control("requests"))
        return [entry for entry in logged if entry["path"].endswith("/" + call)]

    def wait_puzzle(self):
        """Waits for a puzzle that was not yet asked for; returns the place of its hole."""
        return wait_until(lambda: self.puzzles and self.puzzles.pop(), "a puzzle")

    def wait_code(self, mobile):
        """Waits for the SMS to a number; returns its code."""
        return wait_until(lambda: self.codes.get(mobile), f"the SMS to {mobile}")
