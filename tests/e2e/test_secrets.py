# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a person enters, and what the service returns for it, stays where it belongs.

Twenty values that are found nowhere else are planted. While one person registers they are in
no log, title, argument and message between programs; when the next person begins they are in
no writable memory of the process and in no file.
"""

import json
import os
import subprocess
from pathlib import Path

import memory
import scene
from bus import find_address
from loop import wait_until
from neighbour import POWERLESS, check_hidden
from service import REGISTER
from steps import ask_for_puzzle, go_to_review, solve_puzzle

SCHEMA = "io.github.eiam.Register"
TYPED = {
    "Mobile number": "13972648150",
    "Username": "quorvex.signname",
    "Full name": "Brindlewax Fullersham",
    "Email": "tumbrelost@mailplant.example",
    "First name": "Ostravelle",
    "Middle name": "Jintopaz",
    "Last name": "Krumwhistle",
    "Nickname": "Snarfoddle",
    "Birthday": "1967-11-23",
    "Avatar address": "https://pictures.example/vexplume.png",
    "Mailing address": "17 Grobbelsteen Lane",
    "Postal code": "QX83741",
    "Industry": "Zwiebackery",
}
ATTRIBUTE = {"Attribute name": "flumgrade", "Attribute value": "plonkworth"}
SECRETS = {
    "Password": "Zk4-Wombrax-Pwd9",
    "Verification code": "90718253",
    "session token": "Sq8ZtKwPlantedSessionVb3nYtRe",
    "id token": "Ij5LmNoPlanted.IdXcVbQwErTy.Gf9dSaPlk",
}
GIVEN_UP = {"given up password": "Hx7-Drolmish-Old2"}
PLANTED = TYPED | ATTRIBUTE | SECRETS | GIVEN_UP
ANSWER = json.dumps({"status": "SUCCESS", "expire": 600,
                     "session_token": SECRETS["session token"],
                     "id_token": SECRETS["id token"]})


class Monitor:
    """Listens to all that programs tell each other on a bus."""

    def __init__(self, desktop, name, *bus):
        self.path = desktop.scratch / f"{name}.txt"
        with self.path.open("wb") as stream:
            self.process = desktop.start("dbus-monitor", *bus, stdout=stream)
        wait_until(self.read, "the monitor to listen")

    def read(self):
        """Returns what was said so far."""
        return self.path.read_bytes()

    def close(self):
        """Ends it; returns what was said, and leaves no file."""
        self.process.terminate()
        self.process.wait()
        said = self.read()
        self.path.unlink()
        return said


def fill_in(program):
    """Fills in the form; the password letter by letter, as a person does."""
    program.type("Password", GIVEN_UP["given up password"])
    for label, text in TYPED.items():
        program.type(label, text)
    program.type("Password", "")
    program.tab_to("Password")
    program.write(SECRETS["Password"])
    wait_until(lambda: len(program.read("Password")) == len(SECRETS["Password"]), "the password")
    program.press("Add Attribute")
    for label, text in ATTRIBUTE.items():
        program.type(label, text)


def reach_code(program, service):
    """Goes on from the filled form; returns the titles that the window had."""
    titles = [program.title()]
    go_to_review(program)
    titles.append(program.title())
    ask_for_puzzle(program)
    titles.append(program.title())
    solve_puzzle(program, service)
    program.tab_to("Verification code")
    program.write(SECRETS["Verification code"])
    program.wait_filled("Verification code")
    return titles + [program.title()]


def find_obstacle(program):
    """Returns why the memory cannot be looked at, or nothing."""
    if os.geteuid() != 0:
        return "the kernel shows the program's memory to root only"
    if program.is_sanitized():
        return "a sanitizer keeps what was freed"
    return None


def check_memory(tap, program):
    """Checks that nothing is left; frames and messages under way may take their moment."""
    obstacle = find_obstacle(program)
    if obstacle is not None:
        tap.skip(f"none of {len(PLANTED)} values is in memory", obstacle)
        return
    pid = program.process.pid
    try:
        wait_until(lambda: not memory.search_memory(pid, PLANTED), "the memory to be clean", 10)
    except TimeoutError:
        # The check names what is left.
        pass
    tap.equal(memory.search_memory(pid, PLANTED), [],
              f"none of {len(PLANTED)} values is in memory")


def check_present(tap, program):
    """Checks that the search finds what is there: what was typed, before the end."""
    obstacle = find_obstacle(program)
    if obstacle is not None:
        tap.skip("before the end, what was typed is found in memory", obstacle)
        return
    found = memory.search_memory(program.process.pid, PLANTED)
    present = {name for name in PLANTED if any(line.startswith(name + " in ") for line in found)}
    typed = set(TYPED) | {"Password", "Verification code"}
    tap.equal(typed - present, set(), "before the end, what was typed is found in memory")


def check_files(tap, program, desktop):
    """Checks what the program wrote."""
    folders = [desktop.scratch / "home", desktop.scratch / "run"]
    tap.equal(memory.search_files(folders, PLANTED), [], "none is in a file")
    log = program.errors.read_bytes()
    tap.ok(b"DEBUG" in log, "the log is a full one")
    tap.equal(list(memory.find_values(log, PLANTED)), [], "none is in the log")


def check_arguments(tap, program):
    """Checks what every program of this machine can read of this one."""
    own = Path("/proc", str(program.process.pid))
    told = own.joinpath("cmdline").read_bytes() + own.joinpath("environ").read_bytes()
    tap.equal(list(memory.find_values(told, PLANTED)), [], "none is among the arguments")


def walk(tap, program, service, desktop):
    """Goes from the form to the typed code, and looks at what can be heard of it."""
    session = Monitor(desktop, "session", "--session")
    spoken = Monitor(desktop, "spoken", "--address", find_address())
    fill_in(program)
    tap.equal(program.read("Password"), "•" * len(SECRETS["Password"]),
              "the password is read as dots")
    titles = reach_code(program, service)
    check_present(tap, program)
    check_arguments(tap, program)
    check_hidden(tap, program.process.pid)
    tap.equal(list(memory.find_values("".join(titles).encode(), PLANTED)), [],
              "none is in a title")
    return session, spoken


def finish(tap, program, service, desktop):
    """Registers, hands over to the next person, and looks at what is left."""
    session, spoken = walk(tap, program, service, desktop)
    service.set_fault(REGISTER, f"body={ANSWER}")
    program.press("Register")
    program.wait_text("You are registered")
    wait_until(lambda: b"You are registered" in spoken.read(), "the last page to be told of")
    heard = session.close()
    tap.ok(b"member=" in heard, "the session bus was listened to")
    tap.equal(list(memory.find_values(heard, PLANTED)), [],
              "none is told to another program on the session bus")
    heard = spoken.close()
    secrets = {name: text for name, text in SECRETS.items() if name != "Verification code"}
    tap.equal(list(memory.find_values(heard, secrets)), [],
              "password and tokens are not told to assistive technology")
    program.press("Finish")
    check_left(tap, program, desktop)


def check_left(tap, program, desktop):
    """Looks at what is left when the next person has the form."""
    program.find("Continue")
    tap.equal(program.read("Mobile number"), "", "the next person finds an empty form")
    check_memory(tap, program)
    check_files(tap, program, desktop)


def kept_nowhere(tap, program, service, desktop):
    """Registers where tokens are not kept."""
    finish(tap, program, service, desktop)


def kept_in_keyring(tap, program, service, desktop):
    """Registers where tokens go to the keyring."""
    finish(tap, program, service, desktop)
    stored = json.loads(desktop.lookup_secret(service.url))
    tap.equal(stored["id_token"], SECRETS["id token"], "the keyring has the tokens")


def started_over(tap, program, service, desktop):
    """Gives up a registration whose answer was lost."""
    session, spoken = walk(tap, program, service, desktop)
    service.set_fault(REGISTER, "drop-after")
    program.press("Register")
    program.wait_text("We could not confirm your registration")
    for monitor in (session, spoken):
        monitor.close()
    program.press("Start Over")
    check_left(tap, program, desktop)


def keep_nowhere(desktop):
    """Has no tokens kept."""
    desktop.run("gsettings", "set", SCHEMA, "token-storage", "none")


def keep_in_keyring(desktop):
    """Has tokens kept as usual."""
    desktop.run("gsettings", "reset", SCHEMA, "token-storage")


kept_nowhere.prepare = keep_nowhere
kept_in_keyring.prepare = keep_in_keyring
started_over.prepare = keep_in_keyring
for case in (kept_nowhere, kept_in_keyring, started_over):
    case.environment = lambda _desktop: {"G_MESSAGES_DEBUG": "all"}
    case.wrapper = POWERLESS


if __name__ == "__main__":
    scene.run([kept_nowhere, kept_in_keyring, started_over])
