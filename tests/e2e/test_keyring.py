# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Registers with keyrings that are missing, locked, killed, read-only, or another's.

Usage: test_keyring.py BUILD README
Each case prints a row of a table: what is read before the message is sent, what after the
account exists, and which ways on there are. The table in the README must say the same.
"""

import os
import select
import signal
import sys
from pathlib import Path
from shutil import which

import keyrings
import scene
from desktop import Desktop
from kiosk import KIOSK, as_kiosk, begin
from service import REGISTER, Service
from steps import ask_for_puzzle, enter_code, fill_mobile, go_to_review, solve_puzzle
from tap import Tap

SCHEMA = "io.github.eiam.Register"
MOBILE = "13900139000"
CAPTCHA = "captcha"
SKIP = "Go On Without Saving"
UNKEPT = "Your session cannot be kept"
UNSAVED = "Your session is not saved"
PROGRAM_ONLY = "In this program, until you close it"
KEPT = "In your keyring"
SAVED_WAY = "Finish"
SAVE_WAY = "Save Again or Finish, which asks"
START, END = "<!-- keyring-grid -->", "<!-- /keyring-grid -->"
HEAD = ("| case | before the SMS | after success | way on |", "| --- | --- | --- | --- |")


class Place(Desktop):
    """A desktop with the keyring of one case alone."""

    def start_bus(self):
        """Starts a bus that starts no keyring by itself."""
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_telling(
            "dbus-daemon", "dbus-daemon", "--nofork", "--nopidfile",
            f"--config-file={keyrings.write_bus(self.scratch)}", "--print-address={fd}")

    def start_keyring(self):
        """Each case has its own."""


class Run:
    """One registration, and what was read on the way."""

    def __init__(self, tap, program, service, desktop):
        self.tap = tap
        self.program = program
        self.service = service
        self.desktop = desktop

    def review(self):
        """Goes to the page before the message."""
        fill_mobile(self.program, MOBILE)
        go_to_review(self.program)

    def go_on_warned(self):
        """Is warned, with nothing sent yet, and goes on all the same."""
        self.program.press("Send Code")
        self.program.wait_text(UNKEPT)
        self.tap.equal(self.service.requests(CAPTCHA), [], "nothing was asked of the service")
        self.reach_code(warned=True)
        return f"{UNKEPT}. The keyring cannot be used."

    def reach_code(self, warned=False):
        """Goes on to the code."""
        if warned:
            self.program.press("Send Code")
            self.program.find("Puzzle piece position")
        else:
            ask_for_puzzle(self.program)
        solve_puzzle(self.program, self.service)
        enter_code(self.program, self.service, MOBILE)

    def register(self):
        """Sends the registration."""
        self.program.press("Register")
        self.program.wait_text("You are registered")
        self.tap.equal(len(self.service.requests(REGISTER)), 1, "one registration was sent")

    def read_unsaved(self):
        """Reads that the session is not saved."""
        self.program.wait_text(UNSAVED)
        self.program.wait_text(PROGRAM_ONLY)
        return f"{UNSAVED}. {PROGRAM_ONLY}"

    def read_kept(self, text=KEPT):
        """Reads that it is."""
        self.program.wait_text(text)
        self.tap.ok(not self.program.has("Save Again"), "nothing is left to be saved")
        return text

    def save_again(self):
        """Saves the session with the keyring of now."""
        self.program.press("Save Again")
        self.program.wait_text(KEPT)
        self.find_stored()

    def find_stored(self):
        """Another program must find the token."""
        self.tap.ok("session_token" in self.desktop.lookup_secret(self.service.url),
                    "another program finds the token")

    def ask_before_finish(self):
        """Finishing asks, because the session would be lost; it is kept."""
        self.program.press("Finish")
        self.program.wait_text("Finish Without Saving?")
        self.program.press("Keep")
        self.program.find("Save Again")


def missing(run):
    """No keyring on the bus."""
    run.review()
    before = run.go_on_warned()
    run.register()
    after = run.read_unsaved()
    run.ask_before_finish()
    keyrings.start_gnome(run.desktop)
    run.save_again()
    return before, after, SAVE_WAY


def dismissed(run):
    """The question of a locked keyring is closed."""
    run.review()
    before = run.go_on_warned()
    run.register()
    after = run.read_unsaved()
    end(run.desktop.prompter)
    keyrings.start_prompter(run.desktop, keyrings.PASSWORD)
    run.save_again()
    return before, after, SAVE_WAY


def unlocked(run):
    """The question is answered with the password."""
    run.review()
    run.reach_code()
    run.register()
    after = run.read_kept()
    run.find_stored()
    return "nothing: the keyring asks, and is opened", after, SAVED_WAY


def unanswered(run):
    """The question stays open: the window lives, and offers to go on."""
    program = run.program
    run.review()
    program.press("Send Code")
    before = program.wait_text("Your keyring has not answered yet.")
    run.tap.equal(run.service.requests(CAPTCHA), [], "nothing was asked of the service")
    program.press(SKIP)
    program.find("Puzzle piece position")
    solve_puzzle(program, run.service)
    enter_code(program, run.service, MOBILE)
    run.register()
    program.press(SKIP)
    after = run.read_unsaved()
    end(run.desktop.prompter)
    keyrings.start_prompter(run.desktop, keyrings.PASSWORD)
    run.save_again()
    return before, after, f"{SKIP}; {SAVE_WAY}"


def killed(run):
    """The keyring dies while the session is being stored."""
    keyring = run.desktop.keyring
    run.review()
    run.reach_code()
    os.kill(keyring.pid, signal.SIGSTOP)
    run.register()
    run.program.wait_text("Saving your session…")
    end(keyring)
    after = run.read_unsaved()
    keyrings.start_gnome(run.desktop)
    run.save_again()
    return "nothing: the keyring is open", after, SAVE_WAY


def keepassxc(run):
    """KeePassXC in place of gnome-keyring."""
    run.review()
    run.reach_code()
    run.register()
    after = run.read_kept()
    run.find_stored()
    return "nothing: the database is open", after, SAVED_WAY


def session(run):
    """The setting `session`: the collection that is gone at logout."""
    run.review()
    run.reach_code()
    run.register()
    after = run.read_kept("In your keyring, until you log out of this computer")
    run.find_stored()
    items = run.desktop.run("gdbus", "introspect", "--session", "--dest", keyrings.SECRETS,
                            "--object-path", "/org/freedesktop/secrets/collection/session", "-p")
    run.tap.ok(b"collection/session/" in items, "it is in the collection of the login session")
    return "nothing: the keyring is open", after, SAVED_WAY


def nowhere(run):
    """The setting `none`: nothing is stored, and no keyring asked."""
    run.review()
    run.reach_code()
    run.register()
    after = run.read_kept("Nowhere: sign in with your new account when you need it")
    run.tap.equal(run.desktop.lookup_secret(run.service.url), "", "nothing is stored")
    return "nothing: no keyring is asked", after, SAVED_WAY


def kiosk_locked(run):
    """A self-service machine whose keyring is locked: it is not asked, and nothing is kept."""
    begin(run.program)
    run.review()
    run.reach_code()
    run.register()
    after = run.read_kept("Nowhere: nothing stays on this computer")
    find_no_question(run)
    return "nothing: the keyring is not asked", after, SAVED_WAY


def kiosk_session(run):
    """A self-service machine with `session`: what is open is used, the rest is left alone."""
    begin(run.program)
    run.review()
    run.reach_code()
    run.register()
    after = run.read_kept("In your keyring, until you log out of this computer")
    run.find_stored()
    find_no_question(run)
    return "nothing: the keyring is not asked", after, SAVED_WAY


def find_no_question(run):
    """Neither a window nor the program that would show one was asked for anything."""
    run.tap.equal(select.select([run.desktop.prompter.stdout], [], [], 0)[0], [],
                  "the keyring has asked nothing")
    run.tap.equal(len(run.program.windows()), 1, "there is one window")


def unwritable(run):
    """The encrypted file of the library cannot be written."""
    run.review()
    before = run.go_on_warned()
    run.register()
    return before, run.read_unsaved(), SAVE_WAY


def wrong_key(run):
    """The encrypted file is of another password."""
    run.review()
    run.reach_code()
    run.register()
    return "nothing: the file takes what is new", run.read_kept(), SAVED_WAY


def end(process):
    """Ends a process that was started."""
    process.kill()
    process.wait()


def with_gnome(desktop):
    """Prepares an open keyring."""
    desktop.keyring = keyrings.start_gnome(desktop)


def with_prompter(answer):
    """Returns what prepares a locked keyring whose question is answered so."""
    def prepare(desktop):
        with_gnome(desktop)
        keyrings.lock(desktop)
        desktop.prompter = keyrings.start_prompter(desktop, answer)
    return prepare


def with_storage(value):
    """Returns what prepares an open keyring and a setting of where sessions are kept."""
    def prepare(desktop):
        with_gnome(desktop)
        desktop.run("gsettings", "set", SCHEMA, "token-storage", value)
    return prepare


def with_locked_kiosk(value):
    """Returns what prepares a locked keyring on a machine that is in no hurry."""
    def prepare(desktop):
        with_prompter("wait")(desktop)
        desktop.run("gsettings", "set", SCHEMA, "token-storage", value)
        desktop.run("gsettings", "set", KIOSK, "idle-timeout", "600")
        desktop.run("gsettings", "set", KIOSK, "warning-duration", "600")
    return prepare


def with_file(desktop, path):
    """Lets the library keep an encrypted file."""
    desktop.environment |= {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": str(path),
                            "SECRET_FILE_TEST_PASSWORD": keyrings.PASSWORD}


def with_unwritable_file(desktop):
    """Prepares a file where nobody can write, not even root."""
    with_file(desktop, "/proc/a.keyring")


def with_other_file(desktop):
    """Prepares a file with another's item, and then another password."""
    with_file(desktop, desktop.scratch / "a.keyring")
    desktop.run("secret-tool", "store", "--label=another", "a", "b", input=b"another")
    desktop.environment["SECRET_FILE_TEST_PASSWORD"] = "another"


# Name, what the machine is like, how it is prepared, what the person does.
CASES = (
    ("no keyring", lambda _desktop: None, missing),
    ("locked, the question is closed", with_prompter("dismiss"), dismissed),
    ("locked, the question is answered", with_prompter(keyrings.PASSWORD), unlocked),
    ("locked, the question stays open", with_prompter("wait"), unanswered),
    ("killed while storing", with_gnome, killed),
    ("the encrypted file cannot be written", with_unwritable_file, unwritable),
    ("the encrypted file has another key", with_other_file, wrong_key),
    ("KeePassXC", keyrings.start_keepassxc, keepassxc),
    ("`token-storage` is `session`", with_storage("session"), session),
    ("`token-storage` is `none`", with_storage("none"), nowhere),
    ("self-service machine, locked", with_locked_kiosk("keyring"), kiosk_locked),
    ("self-service machine, `session`, locked", with_locked_kiosk("session"), kiosk_session),
)
for walk in (kiosk_locked, kiosk_session):
    walk.options = as_kiosk


def run_case(tap, prefix, name, prepare, walk):
    """Runs one case on a desktop of its own; returns its row, or nothing."""
    rows = []

    def case(tap, program, service, desktop):
        rows.append(" | ".join((name, *walk(Run(tap, program, service, desktop)))))
        tap.ok(True, f"{name}: came to its end")
    case.__name__ = walk.__name__
    case.options = getattr(walk, "options", scene.configured)
    with Place(prefix) as desktop:
        prepare(desktop)
        scene.run_case(tap, case, desktop, Service(desktop), sys.argv[1])
    return f"| {rows[0]} |" if rows else None


def main(build, readme):
    """Runs the cases and compares what was read with the table."""
    prefix = scene.install(build)
    text = Path(readme).read_text(encoding="utf-8") if os.path.exists(readme) else ""
    table = text.partition(START)[2].partition(END)[0].strip().splitlines()
    tap = Tap()
    for line in HEAD:
        tap.note(line)
    for name, prepare, walk in CASES:
        if walk is keepassxc and which("keepassxc") is None:
            tap.skip(name, "keepassxc is not installed")
            continue
        row = run_case(tap, prefix, name, prepare, walk)
        tap.note(row or f"| {name} | did not come to its end | | |")
        tap.ok(row in table, f"{name}: the table says the same", row)
    tap.equal(len(table), len(HEAD) + len(CASES), "the table has a row for each case")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
