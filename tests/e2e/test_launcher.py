# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The actions of the desktop entry: from nothing, and without losing what a person does."""

import configparser
import shlex
import subprocess

import scene
from driver import is_button, is_field
from kiosk import KIOSK
from loop import wait_until
from service import REGISTER
from steps import CLIENT_ID, fill_mobile, reach_code

NAME = "io.github.eiam.Register"
PATH = "/io/github/eiam/Register"
QUESTION = "Start Over?"
MOBILE = "13700137021"
ACTIONS = ("new-registration", "saved-sessions")


def read_entry(desktop):
    """Returns the desktop entry as it is installed."""
    entry = configparser.RawConfigParser(delimiters="=")
    entry.optionxform = str
    entry.read(desktop.prefix / "share" / "applications" / f"{NAME}.desktop", encoding="utf-8")
    return entry


def activate(desktop, action):
    """Does what a desktop does that activates programs over the bus."""
    desktop.run("gdbus", "call", "--session", "--dest", NAME, "--object-path", PATH,
                "--method", "org.freedesktop.Application.ActivateAction", action, "[]", "{}")


def execute(desktop, action):
    """Does what other desktops do: they run the command."""
    command = read_entry(desktop)[f"Desktop Action {action}"]["Exec"]
    desktop.run(*shlex.split(command))


def find_process(desktop):
    """Returns the number of the process that has the program's name on the bus."""
    answer = desktop.run(
        "gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
        "--object-path", "/org/freedesktop/DBus",
        "--method", "org.freedesktop.DBus.GetConnectionUnixProcessID", NAME).decode()
    return int(answer.split()[1].strip(",)"))


def answer(program, button):
    """Answers the question, and waits until it is gone."""
    program.press(button)
    wait_until(lambda: program.dialog() is None, "the question to close")


def entry_names_them(tap, _program, _service, desktop):
    """The entry names the actions that the program has."""
    entry = read_entry(desktop)
    tap.equal(tuple(entry["Desktop Entry"]["Actions"].strip(";").split(";")), ACTIONS,
              "the entry lists the actions")
    tap.equal(entry["Desktop Entry"]["DBusActivatable"], "true", "the bus starts the program")
    offered = desktop.run("gdbus", "call", "--session", "--dest", NAME, "--object-path", PATH,
                          "--method", "org.gtk.Actions.List").decode()
    for action in ACTIONS:
        tap.ok(f"'{action}'" in offered, f"the program has {action}", offered)


def from_nothing(how):
    """Makes a case in which nothing runs before an action is chosen."""
    def case(tap, program, service, desktop):
        for key, value in (("server-url", service.url), ("client-id", CLIENT_ID),
                           ("ca-file", service.authority)):
            desktop.run("gsettings", "set", NAME, key, str(value))
        program.close()
        how(desktop, "saved-sessions")
        program.attach(find_process(desktop))
        tap.ok(program.find("No Saved Sessions"), "the saved sessions are shown")
        how(desktop, "new-registration")
        tap.ok(program.find("Mobile number", is_field), "the form is shown in their place")
        tap.equal(len(program.windows()), 1, "there is one window")
        program.close()
        how(desktop, "new-registration")
        program.attach(find_process(desktop))
        tap.ok(program.find("Mobile number", is_field), "the form is shown from nothing")
    case.__name__ = f"from_nothing_by_{how.__name__}"
    return case


def nothing_is_lost(tap, program, _service, desktop):
    """A person types, and chooses the action in the launcher."""
    program.type("Full name", "typed before")
    activate(desktop, "saved-sessions")
    program.find("No Saved Sessions")
    activate(desktop, "new-registration")
    program.wait_text(QUESTION)
    activate(desktop, "new-registration")
    answer(program, "Keep")
    tap.ok(program.dialog() is None, "one question is asked, not two")
    program.press("Back")
    tap.equal(program.read("Full name"), "typed before", "what is kept is still there")
    activate(desktop, "new-registration")
    answer(program, "Discard")
    wait_until(lambda: program.read("Full name") == "", "what is discarded to be gone")
    tap.equal(program.process.poll(), None, "the program still runs")
    tap.equal(len(program.windows()), 1, "there is one window")


def next_person(tap, program, service, desktop):
    """One registration is done, the next one begins without a question."""
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    activate(desktop, "new-registration")
    tap.equal(program.read("Mobile number"), "", "the form is empty")
    tap.ok(not program.has("Keep", is_button), "nothing is asked")


def answer_is_unknown(tap, program, service, desktop):
    """A registration was sent, and nobody knows what came of it."""
    fill_mobile(program, MOBILE)
    reach_code(program, service, MOBILE)
    service.set_fault(REGISTER, "drop-after;times=1")
    program.press("Register")
    program.wait_text("We could not confirm your registration")
    activate(desktop, "new-registration")
    program.wait_text("Your registration was sent, and its answer is not known yet.")
    answer(program, "Keep")
    program.press("Try Again")
    tap.ok(program.wait_text("sign in"), "it can still be tried again")


def before_a_server(tap, program, _service, desktop):
    """Without a server there is nothing to begin, and what was typed stays."""
    program.type("Server address", "https://eiam.example.com")
    activate(desktop, "new-registration")
    activate(desktop, "saved-sessions")
    program.press("Back")
    tap.equal(program.read("Server address"), "https://eiam.example.com",
              "what was typed is still there")


def self_service_machine(tap, program, _service, desktop):
    """On a self-service machine no action starts anything."""
    program.close()
    desktop.run("gsettings", "set", KIOSK, "enabled", "true")
    for action in ACTIONS:
        said = ""
        try:
            activate(desktop, action)
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode()
        tap.ok("Unknown action" in said, f"{action} is refused", said)
        pid = find_process(desktop)
        done = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
                              env=desktop.environment, capture_output=True, text=True, check=False)
        tap.equal(done.stdout, "", f"{action} opens no window")
    offered = desktop.run("gdbus", "call", "--session", "--dest", NAME, "--object-path", PATH,
                          "--method", "org.gtk.Actions.List").decode()
    tap.equal(offered, "(@as [],)\n", "there are no actions")


def reset(desktop):
    """Forgets what an earlier case has set."""
    for schema in (NAME, KIOSK):
        desktop.run("gsettings", "reset-recursively", schema)


CASES = [entry_names_them, from_nothing(activate), from_nothing(execute), nothing_is_lost,
         next_person, answer_is_unknown, before_a_server, self_service_machine]
for one in CASES:
    one.prepare = reset
before_a_server.options = lambda _service: ()


if __name__ == "__main__":
    scene.run(CASES)
