# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The way to the server is not safe: the person reads why, nothing is sent, nothing is lost."""

import subprocess
import sys
from pathlib import Path

import peer
import scene
from loop import wait_until
from relay import Relay
from service import REGISTER, make_certificates
from steps import CLIENT_ID, enter_code, fill_mobile, go_to_review, solve_puzzle

MOBILE = "13400134000"
NAME = "王小明"
HOST = "eiam.example"
EXPIRED = "The server’s certificate has expired, so nothing was sent."
UNKNOWN = "comes from an authority this device does not know, so nothing was sent."
WRONG_CLOCK = "The clock of this device is wrong: it shows 2020-01-31"
PROXY_LOGIN = "The network’s proxy asks for a login."
# Where the programs of the cases go instead of to the service, by the cases' names.
ways = {}
peers = {}


class Peer:
    """A server or proxy that misbehaves, in a process of its own."""

    def __init__(self, desktop, *options):
        self.process = desktop.start(sys.executable, peer.__file__, *options, text=True,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline().split()[1])

    def end(self):
        """Ends it when its connections have ended; returns what it said."""
        return self.process.communicate(timeout=60)[0].splitlines()


def port_of(service):
    """Returns the port of the service."""
    return int(service.url.rpartition(":")[2])


def lead_to(way, server):
    """Opens a way that leads to a peer until the cause is gone."""
    peers[way] = server
    ways[way] = Relay(server.port)


AUTHORITY = """[ca]
default_ca = own
[own]
database = index.txt
serial = serial.txt
new_certs_dir = .
default_md = sha256
policy = any
[any]
commonName = optional
"""


def through(way):
    """Returns the options of a program that asks for the service on a way."""
    return lambda service: (
        f"--server=https://127.0.0.1:{ways[way].port}", f"--client-id={CLIENT_ID}",
        f"--ca-file={service.authority}")


def make_expired(folder):
    """Makes a certificate by the service's authority that ended long ago; returns its path."""
    (folder / "index.txt").touch()
    (folder / "expired.cnf").write_text(AUTHORITY)
    subprocess.run(
        ["openssl", "ca", "-batch", "-notext", "-rand_serial", "-config", "expired.cnf",
         "-cert", "ca.pem", "-keyfile", "ca-key.pem", "-in", "request.pem",
         "-out", "expired.pem", "-startdate", "20200101000000Z", "-enddate", "20200201000000Z",
         "-extfile", "extensions"], cwd=folder, check=True, capture_output=True)
    return folder / "expired.pem"


def fail(tap, program, sentence):
    """Fills the form in and goes on, until the sentence says why that is not possible."""
    fill_mobile(program, MOBILE)
    program.type("Full name", NAME)
    go_to_review(program)
    program.press("Send Code")
    tap.ok(program.wait_text(sentence), f"the person reads “{sentence}”")
    tap.ok(not program.find("Check").has_state("sensitive"), "there is no way to continue")


def check_kept(tap, program):
    """Goes back and looks at the fields."""
    while not program.has("Continue"):
        title = program.title()
        program.press("Back")
        wait_until(lambda before=title: program.title() != before, "the page before")
    tap.equal(program.read("Mobile number"), MOBILE, "the number is still there")
    tap.equal(program.read("Full name"), NAME, "and so is the name")


def succeed(tap, program, service):
    """Registers, now that the cause is gone."""
    go_to_review(program)
    program.press("Send Code")
    program.find("Puzzle piece position")
    solve_puzzle(program, service)
    enter_code(program, service, MOBILE)
    program.press("Register")
    tap.ok(program.wait_text("You are registered"), "it goes on when the cause is gone")
    tap.equal(len(service.requests(REGISTER)), 1, "the registration was sent once")


def check_nothing_sent(tap, lines):
    """Checks the number of bytes that came in on each connection."""
    sent = [line for line in lines if line.startswith("request ")]
    tap.ok(sent and set(sent) == {"request 0"}, "nothing was sent", *lines)


def wrong_certificate(tap, program, service, way, sentence):
    """Has another server answer in place of the service, and then the service."""
    fail(tap, program, sentence)
    check_kept(tap, program)
    ways[way].target = port_of(service)
    succeed(tap, program, service)
    check_nothing_sent(tap, peers[way].end())


def expired(tap, program, service, _desktop):
    """A certificate that ended yesterday."""
    wrong_certificate(tap, program, service, "expired", EXPIRED)


def prepare_expired(desktop):
    """Starts a server with the certificate, which the right authority made."""
    certificate = make_expired(desktop.scratch)
    key = desktop.scratch / "key.pem"
    lead_to("expired", Peer(desktop, "tls", f"--cert={certificate}", f"--key={key}"))


def unknown_authority(tap, program, service, _desktop):
    """A certificate by an authority that nobody named."""
    wrong_certificate(tap, program, service, "unknown", UNKNOWN)


def prepare_unknown(desktop):
    """Starts a server with a certificate by another authority."""
    folder = desktop.scratch / "stranger"
    folder.mkdir()
    _, certificate, key = make_certificates(folder)
    lead_to("unknown", Peer(desktop, "tls", f"--cert={certificate}", f"--key={key}"))


def wrong_clock(tap, program, service, desktop):
    """A clock that stands before this version was made."""
    fail(tap, program, WRONG_CLOCK)
    tap.ok(program.wait_text("Set the clock, then try again."), "and what to do")
    check_kept(tap, program)
    Path(desktop.scratch, "wrong-clock").unlink()
    succeed(tap, program, service)


def proxy_login(tap, program, service, desktop):
    """A proxy that wants to know who asks."""
    fail(tap, program, PROXY_LOGIN)
    check_kept(tap, program)
    leading = Peer(desktop, "tunnel", f"--target={port_of(service)}")
    ways["proxy"].target = leading.port
    succeed(tap, program, service)
    check_nothing_sent(tap, peers["proxy"].end())
    program.close()
    told = [line for line in leading.end() if line.startswith("line ")]
    tap.ok(f"line CONNECT {HOST}:{port_of(service)} HTTP/1.1" in told, "the proxy led there", *told)
    tap.equal([line for line in told if line.lower().startswith("line x-")], [],
              "the proxy was told nothing of the device")


def prepare_proxy(desktop):
    """Starts the proxy, and configures it as the desktop's settings do."""
    lead_to("proxy", Peer(desktop, "login"))
    for schema, key, value in (
            ("org.gnome.system.proxy.https", "host", "127.0.0.1"),
            ("org.gnome.system.proxy.https", "port", str(ways["proxy"].port)),
            ("org.gnome.system.proxy", "ignore-hosts", "[]"),
            ("org.gnome.system.proxy", "mode", "manual")):
        desktop.run("gsettings", "set", schema, key, value)


def clock_environment(desktop):
    """Loads the clock that is wrong for as long as there is a file."""
    Path(desktop.scratch, "wrong-clock").touch()
    library = Path(sys.argv[1], "tests", "e2e", "libeiam-test-clock.so").resolve()
    checks = desktop.environment.get("ASAN_OPTIONS", "")
    return {"LD_PRELOAD": str(library), "TZ": "UTC",
            "EIAM_TEST_WRONG_CLOCK": str(desktop.scratch / "wrong-clock"),
            "ASAN_OPTIONS": f"{checks}:verify_asan_link_order=0".lstrip(":")}


expired.prepare = prepare_expired
expired.options = through("expired")
unknown_authority.prepare = prepare_unknown
unknown_authority.options = through("unknown")
wrong_clock.environment = clock_environment
proxy_login.prepare = prepare_proxy
proxy_login.environment = lambda _desktop: {"GIO_USE_PROXY_RESOLVER": "gnome"}
proxy_login.options = lambda service: (
    f"--server=https://{HOST}:{port_of(service)}", f"--client-id={CLIENT_ID}",
    f"--ca-file={service.authority}")


if __name__ == "__main__":
    scene.run([expired, unknown_authority, wrong_clock, proxy_login])
