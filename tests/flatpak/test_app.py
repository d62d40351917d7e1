# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Registers in the sandboxed window, with each way that a desktop may keep secrets.

Usage: test_app.py BUILD
The Flatpak is what `prepare` installed; the service is that of the build, on the host.
"""

import configparser
import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import scene
from neighbour import check_hidden
from sandbox import APP, Sandbox, SandboxedProgram, configured, find_cache
from service import REGISTER, Service
from steps import fill_mobile, go_to_review, reach_code, solve_puzzle, enter_code
from tap import Tap

MANIFEST = Path(__file__).parents[2] / "flatpak" / f"{APP}.json"
MOBILE = "13900139000"
OTHER_MOBILE = "13700137000"
TOKENS = ("LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa", "aB3dEfGh1JkLmN0pQrStUvWxYz234567")
CAPTCHA = "captcha"
UNKEPT = "Your session cannot be kept"
UNSAVED = "Your session is not saved"
KEPT = "In your keyring"
PORTAL_KEY = ("app_id", APP)
# The permissions of a Flatpak, by their names in what it says of itself.
KINDS = {"share": "shared", "socket": "sockets", "device": "devices"}
DEFAULTS = """[io/github/eiam/Register]
server-url='{server}'
client-id='{client}'
ca-file='{authority}'
help-text='Ask the second floor'
"""
LOCKS = "/io/github/eiam/Register/server-url\n/io/github/eiam/Register/client-id\n"


class Case:
    """One home, in which one program runs at a time, on one desktop at a time."""

    def __init__(self, tap, name, build, place):
        self.tap = tap
        self.name = name
        self.build = build
        self.place = place
        self.program = None

    @contextlib.contextmanager
    def desktop(self, portals=True):
        """Opens a desktop, and leaves a report of what went wrong on it."""
        with Sandbox(*self.place, portals) as desktop:
            try:
                yield desktop
            except Exception:
                scene.report(self.tap, self.name, self.program, self.build)
                raise
            finally:
                if self.program is not None:
                    self.program.close()
                    self.program = None

    def start(self, desktop, *options, flatpak=()):
        """Starts the program."""
        self.program = SandboxedProgram(desktop, *options, flatpak=flatpak)
        return self.program

    def end(self):
        """Ends it; it must not have complained."""
        self.tap.equal(self.program.complaints(), [], "nothing critical was said")
        self.program.close()
        self.program = None

    def register(self, service, mobile, token):
        """Goes from the form to the last page; the service returns this token."""
        answer = {"status": "SUCCESS", "expire": 43200, "session_token": token,
                  "id_token": f"{token}.a.b"}
        service.set_fault(REGISTER, "body=" + json.dumps(answer, separators=(",", ":")))
        fill_mobile(self.program, mobile)
        reach_code(self.program, service, mobile)
        self.finish(service)

    def register_warned(self, service):
        """Does so although the tokens cannot be kept, of which it is told before."""
        program = self.program
        fill_mobile(program, MOBILE)
        go_to_review(program)
        program.press("Send Code")
        program.wait_text(UNKEPT)
        self.tap.equal(service.requests(CAPTCHA), [], "nothing was asked before the warning")
        program.press("Send Code")
        program.find("Puzzle piece position")
        solve_puzzle(program, service)
        enter_code(program, service, MOBILE)
        self.finish(service)

    def finish(self, service):
        """Sends the registration."""
        self.program.press("Register")
        self.program.wait_text("You are registered")
        self.tap.ok(len(service.requests(REGISTER)) > 0, "the service got the registration")

    def has_saved_session(self):
        """Looks into the list of saved sessions."""
        self.program.choose_in_menu("Saved Sessions")
        self.program.find("Back")
        return self.program.find("Copy Session Token") is not None


def token_of(secret):
    """Returns the token of what a store returned, or nothing."""
    return json.loads(secret).get("session_token") if secret else None


def portal_keeps_tokens(case):
    """The Secret portal: an encrypted file of the program's own; restart; another key."""
    tap = case.tap
    with case.desktop() as desktop:
        service = Service(desktop)
        case.start(desktop, *configured(desktop, service))
        # The portal is asked for its key only after that.
        check_hidden(tap, case.program.pid_outside())
        case.register(service, MOBILE, TOKENS[0])
        case.program.wait_text(KEPT)
        file = desktop.data / "data" / "keyrings" / "default.keyring"
        tap.ok(file.exists(), "the store is a file of the sandbox", file)
        tap.ok(TOKENS[0].encode() not in file.read_bytes(), "the token is not to be read in it")
        tap.equal(desktop.lookup_secret(service.url), "", "the keyring itself has no token")
        tap.equal(token_of(desktop.lookup_inside(service.url)), TOKENS[0],
                  "the portal's key opens the store: the token is the service's")
        case.end()
        case.start(desktop, *configured(desktop, service))
        tap.ok(case.has_saved_session(), "the program started again shows the session")
        case.end()
        url = service.url
    with case.desktop() as desktop:
        tap.equal(token_of(desktop.lookup_inside(url)), TOKENS[0],
                  "the token is there after logging in again")
        change_key(tap, desktop)
        tap.equal(desktop.lookup_inside(url), "", "with another portal key it cannot be read")
        register_with_other_key(case, desktop)


def change_key(tap, desktop):
    """Has the portal forget the key of the program, so that it makes another one."""
    held = subprocess.run(["secret-tool", "search", "--all", *PORTAL_KEY], check=False,
                          env=desktop.environment, capture_output=True)
    tap.ok(held.stdout != b"", "the portal's key is in the keyring")
    desktop.run("secret-tool", "clear", *PORTAL_KEY)


def register_with_other_key(case, desktop):
    """The program starts, registers and keeps what is new."""
    service = Service(desktop)
    case.start(desktop, *configured(desktop, service))
    case.register(service, OTHER_MOBILE, TOKENS[1])
    case.program.wait_text(KEPT)
    case.tap.equal(token_of(desktop.lookup_inside(service.url)), TOKENS[1],
                   "what is new is kept with the other key")
    case.end()


def nothing_keeps_tokens(case):
    """No portal and no permission: told before the message; the account exists all the same."""
    with case.desktop(portals=False) as desktop:
        service = Service(desktop)
        case.start(desktop, *configured(desktop, service))
        case.register_warned(service)
        case.program.wait_text(UNSAVED)
        case.tap.ok(case.program.has("Save Again"), "saving can be tried again")
        case.tap.equal(desktop.lookup_secret(service.url), "", "the keyring has no token")
        case.end()


def keyring_keeps_tokens(case):
    """The permission for the Secret Service, and no portal: the keyring that others read."""
    with case.desktop(portals=False) as desktop:
        service = Service(desktop)
        case.start(desktop, *configured(desktop, service),
                   flatpak=("--talk-name=org.freedesktop.secrets",))
        case.register(service, MOBILE, TOKENS[0])
        case.program.wait_text(KEPT)
        case.tap.equal(token_of(desktop.lookup_secret(service.url)), TOKENS[0],
                       "another program finds the token in the keyring")
        case.end()


def administrator_decides(case):
    """Defaults and locks of the host's dconf: the program needs no option, and cannot change."""
    tap = case.tap
    with case.desktop() as desktop:
        service = Service(desktop)
        add_dconf(desktop, service)
        inside = desktop.inside
        for key, value in (("server-url", service.url), ("help-text", "Ask the second floor")):
            tap.equal(inside("gsettings", "get", APP, key, options=()), f"'{value}'",
                      f"the host's default of {key} is there")
        for key, writable in (("server-url", "false"), ("help-text", "true")):
            tap.equal(inside("gsettings", "writable", APP, key, options=()), writable,
                      f"{key} can be changed: {writable}")
        case.start(desktop)
        case.register(service, MOBILE, TOKENS[0])
        case.program.wait_text(KEPT)
        case.end()


def add_dconf(desktop, service):
    """Makes a system database of the desktop, as an administrator does."""
    folder = desktop.scratch / "dconf"
    (folder / "keys.d" / "locks").mkdir(parents=True)
    authority = desktop.let_in(service.authority)
    (folder / "keys.d" / "50-eiam").write_text(DEFAULTS.format(
        server=service.url, client="a-client", authority=authority))
    (folder / "keys.d" / "locks" / "50-eiam").write_text(LOCKS)
    desktop.run("dconf", "compile", str(folder / "system"), str(folder / "keys.d"))
    (folder / "profile").write_text(f"user-db:user\nfile-db:{folder / 'system'}\n")
    desktop.environment["DCONF_PROFILE"] = str(folder / "profile")


def permissions_are_few(case):
    """What the installed program may do is what the manifest asks for, and nothing else."""
    tap = case.tap
    with case.desktop() as desktop:
        text = desktop.run("flatpak", "info", "--show-permissions", APP).decode()
        overridden = desktop.run("flatpak", "override", "--user", "--show", APP).decode()
    tap.note(text)
    wanted = {}
    for argument in json.loads(MANIFEST.read_text(encoding="utf-8"))["finish-args"]:
        kind, _, value = argument.removeprefix("--").partition("=")
        wanted.setdefault(KINDS[kind], set()).add(value)
    # What falls back to X11 has it.
    wanted["sockets"].add("x11")
    told = configparser.ConfigParser(delimiters="=")
    told.read_string(text)
    tap.equal(told.sections(), ["Context"], "no name on a bus and nothing else is granted")
    tap.equal({key: set(value.strip(";").split(";")) for key, value in told["Context"].items()},
              wanted, "the permissions are the manifest's")
    tap.equal(overridden.strip(), "", "nobody has granted more")


CASES = (permissions_are_few, portal_keeps_tokens, nothing_keeps_tokens, keyring_keeps_tokens,
         administrator_decides)


def run_case(tap, walk, build, prefix, cache):
    """Runs one case in a home of its own; whatever goes wrong is one failed check more."""
    name = walk.__name__
    tap.note(f"{name}: {walk.__doc__}")
    with tempfile.TemporaryDirectory(prefix="eiam-register-") as home:
        try:
            walk(Case(tap, name, build, (prefix, cache, home)))
            tap.ok(True, f"{name}: came to its end")
        except Exception as error:  # A case may fail in any way, and the next one still runs.
            tap.ok(False, f"{name}: came to its end", repr(error))


def main(build, *wanted):
    """Runs the cases, or those that are named."""
    cache = find_cache()
    prefix = scene.install(build)
    tap = Tap()
    for walk in CASES:
        if not wanted or walk.__name__ in wanted:
            run_case(tap, walk, build, prefix, cache)
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
