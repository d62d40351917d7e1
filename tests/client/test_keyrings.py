# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The store over real keyrings that are missing, locked, killed, read-only, or another's.

Usage: test_keyrings.py PROBE
"""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from shutil import which

import keyrings
from desktop import Desktop
from tap import Tap

FAILED = "The keyring cannot be used."
ANSWER_SECONDS = 60
COMPLAINTS = ("CRITICAL", "WARNING", "runtime error", "AddressSanitizer")


class Place(Desktop):
    """A session without anything that was not asked for."""

    def __init__(self, probe):
        super().__init__(Path(probe).parent)
        self.program = probe

    def start_screen(self):
        """There is one only where a keyring wants one."""

    def start_keyring(self):
        """Each case has its own."""

    def enable_accessibility(self):
        """There is no window."""

    def start_bus(self):
        """Starts a bus that starts no keyring by itself."""
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_telling(
            "dbus-daemon", "dbus-daemon", "--nofork", "--nopidfile",
            f"--config-file={keyrings.write_bus(self.scratch)}", "--print-address={fd}")


class Probe:
    """The program that uses the store, one line of text at a time."""

    def __init__(self, place, tap, prefix=(), arguments=(), **environment):
        self.tap = tap
        self.errors = place.scratch / "probe.txt"
        with self.errors.open("wb") as stream:
            self.process = subprocess.Popen(
                [*prefix, place.program, *arguments], env=place.environment | environment,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stream, bufsize=0)
        place.processes.append(self.process)

    def tell(self, line):
        """Gives an order, and does not wait for the answer."""
        self.process.stdin.write(line.encode() + b"\n")

    def hear(self):
        """Waits for an answer."""
        return hear(self.process)

    def expect(self, order, answer, why):
        """Gives an order and checks its answer."""
        self.tell(order)
        self.expect_answer(f"{order.split()[0]}: {answer}".strip(), why)

    def expect_answer(self, answer, why):
        """Checks the next answer."""
        self.tap.equal(self.hear(), answer, why)

    def expect_tokens(self, tokens, why):
        """Checks what is kept, in whatever order several collections are found."""
        self.tell("list")
        listed = self.hear().removeprefix("list: [").removesuffix("]").split("][")
        self.tap.equal(sorted(listed), sorted(tokens), why)

    def finish(self, case):
        """Ends the program; it must have ended by itself and found nothing wrong."""
        self.process.stdin.close()
        self.tap.equal(self.process.wait(ANSWER_SECONDS), 0, f"{case}: the program ends well")
        said = self.errors.read_text(errors="replace").splitlines()
        self.tap.equal([line for line in said if any(mark in line for mark in COMPLAINTS)], [],
                       f"{case}: nothing critical was said")


def hear(process):
    """Returns the next line that a process prints."""
    ready, _, _ = select.select([process.stdout], [], [], ANSWER_SECONDS)
    return process.stdout.readline().decode().strip() if ready else "no answer"


def missing(place, tap):
    """No keyring on the bus: every operation says so, at once."""
    probe = Probe(place, tap)
    for order in ("check", "store a", "list", "remove"):
        probe.expect(order, FAILED, f"missing: {order} fails")
    keyrings.start_gnome(place)
    probe.expect("store a", "done", "missing: once there is one, it is used")
    probe.expect("list", "[a]", "missing: and holds what was stored")
    probe.finish("missing")


def dismissed(place, tap):
    """The question of a locked keyring is closed: nothing seems stored, removed or empty."""
    keyrings.start_gnome(place)
    probe = Probe(place, tap)
    probe.expect("store old", "done", "dismissed: it is open at first")
    keyrings.lock(place)
    prompter = keyrings.start_prompter(place, "dismiss")
    for order in ("check", "store new", "list", "remove"):
        probe.expect(order, FAILED, f"dismissed: {order} fails")
    end(prompter)
    keyrings.start_prompter(place, keyrings.PASSWORD)
    probe.expect("list", "[old]", "dismissed: the old token is still there")
    probe.finish("dismissed")


def unlocked(place, tap):
    """The question is answered with the password."""
    keyrings.start_gnome(place)
    keyrings.lock(place)
    prompter = keyrings.start_prompter(place, keyrings.PASSWORD)
    probe = Probe(place, tap)
    probe.expect("check", "done", "unlocked: check")
    tap.equal(hear(prompter), "asked", "unlocked: a question was asked")
    probe.expect("store a", "done", "unlocked: store")
    probe.expect("list", "[a]", "unlocked: list")
    keyrings.lock(place)
    probe.expect("remove", "done", "unlocked: remove asks as well")
    probe.expect("list", "", "unlocked: it is gone")
    probe.finish("unlocked")


def unanswered(place, tap):
    """The question stays open: the program lives, and can give up and be asked again."""
    keyrings.start_gnome(place)
    keyrings.lock(place)
    prompter = keyrings.start_prompter(place, "wait")
    probe = Probe(place, tap)
    for order in ("check", "store a"):
        probe.tell(order)
        if order == "check":
            tap.equal(hear(prompter), "asked", "unanswered: a question is asked")
        probe.expect("ping", "done", f"unanswered: the program lives during {order}")
        probe.tell("cancel")
        probe.expect_answer(f"{order.split()[0]}: cancelled", f"unanswered: {order} gives up")
    end(prompter)
    keyrings.start_prompter(place, keyrings.PASSWORD)
    probe.expect("store b", "done", "unanswered: the next question can be answered")
    probe.expect("list", "[b]", "unanswered: only what was stored then is there")
    probe.finish("unanswered")


def late(place, tap):
    """The question is answered after the person has gone on without: nothing stays stored."""
    keyrings.start_gnome(place)
    keyrings.lock(place)
    prompter = keyrings.start_prompter(place, "wait")
    monitor = place.start("gdbus", "monitor", "--session", "--dest", keyrings.SECRETS,
                          stdout=subprocess.PIPE, bufsize=0)
    probe = Probe(place, tap)
    probe.tell("store a")
    tap.equal(hear(prompter), "asked", "late: a question is asked")
    probe.tell("cancel")
    probe.expect_answer("store: cancelled", "late: store gives up")
    prompter.stdin.write(f"{keyrings.PASSWORD}\n".encode())
    for signal_name in ("ItemCreated", "ItemDeleted"):
        tap.ok(hear_signal(monitor, signal_name), f"late: {signal_name}")
    probe.expect("list", "", "late: what was given up is not there")
    probe.expect("store b", "done", "late: what is stored then")
    probe.expect("list", "[b]", "late: stays")
    probe.finish("late")


def hear_signal(monitor, name):
    """Waits for a signal; says whether it came."""
    line = hear(monitor)
    while name not in line and line not in ("", "no answer"):
        line = hear(monitor)
    return name in line


def quiet_locked(place, tap):
    """A locked keyring of a machine where nobody is asked: nothing is kept, and no word said."""
    keyrings.start_gnome(place)
    probe = Probe(place, tap, arguments=("default", "quiet"))
    probe.expect("store old", "done", "quiet: an open keyring is used")
    probe.expect("kind", "keyring", "quiet: and says so")
    keyrings.lock(place)
    prompter = keyrings.start_prompter(place, "dismiss")
    for order in ("check", "store new"):
        probe.expect(order, "done", f"quiet: {order} does nothing, and fails nobody")
        probe.expect("kind", "none", f"quiet: after {order} it is a store that keeps nothing")
    for order in ("list", "remove"):
        probe.expect(order, FAILED, f"quiet: {order} is not offered")
    other = Probe(place, tap, arguments=("session", "quiet"))
    other.expect("store a", "done", "quiet: the collection of the login session is open")
    other.expect("kind", "session", "quiet: and says so")
    other.finish("quiet")
    # Only one that asks is heard of, so that what was not heard before was not asked.
    asking = Probe(place, tap)
    asking.tell("check")
    tap.equal(hear(prompter), "asked", "quiet: this question is the first")
    asking.expect_answer(f"check: {FAILED}", "quiet: and was dismissed")
    asking.finish("quiet")
    tap.equal([hear(prompter), is_silent(prompter)], ["stopped", True],
              "quiet: there was no other question")
    end(prompter)
    keyrings.start_prompter(place, keyrings.PASSWORD)
    asking = Probe(place, tap)
    asking.expect_tokens({"a", "old"}, "quiet: what was kept is there, and nothing else")
    asking.finish("quiet")
    probe.expect("store b", "done", "quiet: once it is open it is used again")
    probe.expect("kind", "keyring", "quiet: and says so again")
    probe.finish("quiet")


def quiet_missing(place, tap):
    """No keyring at all on a machine where nobody is asked."""
    probe = Probe(place, tap, arguments=("default", "quiet"))
    probe.expect("kind", "keyring", "quiet, none: it was to be a keyring")
    probe.expect("check", "done", "quiet, none: a check fails nobody")
    probe.expect("kind", "none", "quiet, none: and it is known that nothing is kept")
    probe.tell("store a")
    probe.tell("cancel")
    probe.expect_answer("store: cancelled", "quiet, none: store gives up")
    probe.finish("quiet, none")


def is_silent(process):
    """Says whether a process has not printed anything more."""
    return select.select([process.stdout], [], [], 0)[0] == []


def twice(place, tap):
    """Two collections hold sessions of one account: each is kept, whichever is found first."""
    keyrings.start_gnome(place)
    probes = {name: Probe(place, tap, arguments=(name,)) for name in ("default", "session")}
    for token in ("a", "b"):
        for name, probe in probes.items():
            probe.expect(f"store {name}-{token}", "done", f"twice: {name} keeps {token}")
    probes["default"].expect_tokens({"default-b", "session-b"}, "twice: both are there")
    for probe in probes.values():
        probe.finish("twice")


def killed(place, tap):
    """The keyring dies between the request and its answer, and comes back."""
    keyring = keyrings.start_gnome(place)
    probe = Probe(place, tap)
    probe.expect("check", "done", "killed: it works at first")
    for order in ("check", "store a", "list", "remove"):
        os.kill(keyring.pid, signal.SIGSTOP)
        probe.tell(order)
        probe.expect("ping", "done", f"killed: the program lives during {order}")
        keyring.kill()
        probe.expect_answer(f"{order.split()[0]}: {FAILED}", f"killed: {order} fails")
        keyring.wait()
        keyring = keyrings.start_gnome(place)
    probe.expect("store b", "done", "killed: the next one is used")
    probe.expect("list", "[b]", "killed: and holds what was stored")
    probe.finish("killed")


def file_environment(folder, password=keyrings.PASSWORD):
    """Returns the variables that make the library keep an encrypted file."""
    return {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": f"{folder}/a.keyring",
            "SECRET_FILE_TEST_PASSWORD": password}


def read_only(place, tap):
    """The encrypted file can be read and not be written."""
    folder = place.scratch / "store"
    folder.mkdir()
    probe = Probe(place, tap, **file_environment(folder))
    probe.expect("store a", "done", "read-only: it can be written at first")
    probe.finish("read-only")
    keyrings.make_read_only(folder)
    probe = Probe(place, tap, keyrings.without_root(), **file_environment(folder))
    probe.expect("list", "[a]", "read-only: it can still be read")
    for order in ("check", "store b", "remove"):
        probe.expect(order, FAILED, f"read-only: {order} fails")
    probe.finish("read-only")
    probe = Probe(place, tap, keyrings.without_root(), **file_environment(folder))
    probe.expect("list", "[a]", "read-only: what was stored is still there")
    probe.finish("read-only")


def wrong_key(place, tap):
    """The encrypted file is of another password: neither harms what the other has stored."""
    folder = place.scratch / "store"
    folder.mkdir()
    for password, earlier, order, later in (
            (keyrings.PASSWORD, "", "store a", "[a]"),
            ("another", "", "store b", "[b]"),
            (keyrings.PASSWORD, "[a]", "check", "[a]"),
            ("another", "[b]", "remove", ""),
            (keyrings.PASSWORD, "[a]", "check", "[a]")):
        probe = Probe(place, tap, **file_environment(folder, password))
        probe.expect("list", earlier, f"wrong key: what is there before {order}")
        probe.expect(order, "done", f"wrong key: {order}")
        probe.expect("list", later, f"wrong key: what is there after {order}")
        probe.finish("wrong key")


def keepassxc(place, tap):
    """Another program's Secret Service, with the same contract."""
    if which("keepassxc") is None or which("Xvfb") is None:
        tap.skip("keepassxc", "keepassxc or Xvfb is not installed")
        return
    Desktop.start_screen(place)
    keyrings.start_keepassxc(place)
    probe = Probe(place, tap)
    probe.expect("check", "done", "keepassxc: check")
    probe.expect("list", "", "keepassxc: a check leaves nothing behind")
    probe.expect("store a", "done", "keepassxc: store")
    tap.ok('"session_token":"a"' in place.lookup_secret("https://eiam.example.com"),
           "keepassxc: another program finds the token")
    probe.expect("store b", "done", "keepassxc: store again")
    probe.expect("list", "[b]", "keepassxc: the newer one has taken its place")
    probe.expect("remove", "done", "keepassxc: remove")
    probe.expect("list", "", "keepassxc: it is gone")
    probe.finish("keepassxc")


def end(process):
    """Ends a process that was started."""
    process.kill()
    process.wait()


CASES = (missing, dismissed, unlocked, unanswered, late, quiet_locked, quiet_missing, twice,
         killed, read_only, wrong_key, keepassxc)


def main(program):
    """Runs each case in a session of its own."""
    for tool in ("dbus-daemon", "gnome-keyring-daemon", "gdbus", "secret-tool"):
        if which(tool) is None:
            print(f"1..0 # SKIP {tool} is not installed")
            return
    tap = Tap()
    for case in CASES:
        with Place(program) as place:
            case(place, tap)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
