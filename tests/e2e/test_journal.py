# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the journal is told: enough to count registrations and failures, and nothing of a person."""

import base64
import json
import os
import re
import signal
import struct

import journal
import memory
import scene
from driver import is_button
from kiosk import KIOSK, SCHEMA, as_kiosk, begin, reset
from loop import wait_until
from service import REGISTER
from steps import ask_for_puzzle, enter_code, fill_mobile, go_to_review, solve_puzzle
from tap import Tap
from test_secrets import ANSWER, PLANTED, fill_in

MOBILE = "13400134000"
PHONE = "+86 10 5555"
CODE = re.compile(r"Incident code: \u2066?([0-9A-HJKMNP-TV-Z]{6})")
WAITING = "The keyring of this computer has not answered yet."
SKIP = "Go On Without Saving"
# Of journald and GLib, and our own.
FIELDS = {"MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER", "GLIB_DOMAIN", "EIAM_EVENT",
          "EIAM_PAGE", "EIAM_CALL", "EIAM_ERROR_CODE", "EIAM_DURATION_MS", "EIAM_COUNT",
          "EIAM_INCIDENT"}
WORD = re.compile(r"[A-Za-z0-9/-]+")
files = {}


def head_of_png(width, height):
    """Returns the beginning of a picture in the way that the service sends one."""
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height,
                                               8, 2, 0, 0, 0)
    return base64.b64encode(head).decode()


PUZZLE = json.dumps({"token": "0123456789abcdef", "secretKey": None,
                     "originalImageBase64": head_of_png(310, 155),
                     "jigsawImageBase64": head_of_png(47, 155)})


def entries(case):
    """Returns what a case's program has told so far; only our own."""
    return [entry for entry in journal.read(files[case]) if "EIAM_EVENT" in entry]


def told(case, event, **values):
    """Waits until an event is told, with fields of those values; returns the entry."""
    wanted = {f"EIAM_{name.upper()}": value for name, value in values.items()}

    def find():
        return next((entry for entry in entries(case) if entry["EIAM_EVENT"] == event
                     and wanted.items() <= entry.items()), None)
    return wait_until(find, f"“{event}” {values} in the journal")


def check_plain(tap, case):
    """Checks that nothing but words and numbers of the program's own is told."""
    found = entries(case)
    tap.equal([name for entry in found for name in entry if name not in FIELDS], [],
              "there are no other fields")
    tap.equal([value for entry in found for name, value in entry.items()
               if name != "MESSAGE" and not WORD.fullmatch(value)], [], "every value is a word")
    tap.equal(list(memory.find_values(files[case].read_bytes(), PLANTED)), [],
              f"none of {len(PLANTED)} values of a person is told")


def counted(tap, program, service, _desktop):
    """Registers at a self-service machine, and lets the next person begin."""
    begin(program)
    fill_in(program)
    go_to_review(program)
    ask_for_puzzle(program)
    solve_puzzle(program, service)
    program.type("Verification code", PLANTED["Verification code"])
    service.set_fault(REGISTER, f"body={ANSWER}")
    program.press("Register")
    program.wait_text("You are registered")
    told("counted", "registered")
    program.press("Finish")
    told("counted", "wipe")
    found = entries("counted")
    tap.equal([entry["EIAM_EVENT"] for entry in found][:2], ["start", "page"], "it begins so")
    pages = [entry["EIAM_PAGE"] for entry in found if entry["EIAM_EVENT"] == "page"]
    tap.equal(pages[:5], ["welcome", "details", "review", "verify", "done"],
              "each page is told once")
    calls = {entry["EIAM_CALL"] for entry in found if entry["EIAM_EVENT"] == "request-done"}
    tap.equal(calls, {"country-codes", "captcha", "captcha/verify", "sms/send", REGISTER},
              "and so is each call")
    tap.ok(all(int(entry["EIAM_DURATION_MS"]) >= 0 for entry in found if "EIAM_CALL" in entry),
           "with how long it took")
    tap.equal(len([entry for entry in found if entry["EIAM_EVENT"] == "registered"]), 1,
              "one registration is counted")
    check_plain(tap, "counted")


def left(tap, program, _service, _desktop):
    """Walks away from a self-service machine."""
    begin(program)
    fill_in(program)
    program.wait_text("Are You Still There?", 60)
    told("left", "idle-warning")
    program.find("Start", is_button, 60)
    told("left", "wipe")
    check_plain(tap, "left")


def incident(tap, program, service, _desktop):
    """Meets a failure that nobody in front of the machine can mend."""
    begin(program)
    fill_mobile(program, MOBILE)
    go_to_review(program)
    service.set_fault("captcha", "status=400;code=SDK.USER.1099;message=Said of Zhang San")
    program.press("Send Code")
    text = program.wait_text("Incident code")
    tap.ok(PHONE in text and "Room 12" in text, "the person reads whom to ask", text)
    code = CODE.search(text)
    tap.ok(code is not None, "and a code", text)
    entry = told("incident", "request-failed", call="captcha", incident=code.group(1))
    tap.equal(entry["EIAM_ERROR_CODE"], "not-allowed", "the journal has the code and the cause")
    tap.equal(entry["PRIORITY"], "4", "as a warning")
    tap.ok("Zhang" not in str(entries("incident")), "and not what the service said")
    service.set_fault("captcha")
    program.press("New Puzzle")
    solve_puzzle(program, service)
    enter_code(program, service, MOBILE)
    service.set_fault(REGISTER, "drop-after;times=1")
    program.press("Register")
    # The notice of the page before has the first code until its name is told anew.
    program.wait_text("We could not confirm your registration")
    code = CODE.search(program.wait_text("Incident code"))
    told("incident", "unknown", error_code="unknown-outcome", incident=code.group(1))
    tap.ok(True, "a lost registration is told with the code that the person reads")
    check_plain(tap, "incident")


def broken(tap, program, service, _desktop):
    """Gets a puzzle whose pictures end after their heads."""
    begin(program)
    fill_mobile(program, MOBILE)
    go_to_review(program)
    service.set_fault("captcha", f"body={PUZZLE}")
    program.press("Send Code")
    program.wait_text("The puzzle cannot be shown.")
    text = program.wait_text("Incident code")
    entry = told("broken", "request-failed", call="captcha",
                 incident=CODE.search(text).group(1))
    tap.equal(entry["EIAM_ERROR_CODE"], "protocol", "a picture that is none is told with its code")
    service.set_fault("captcha")
    program.press("New Puzzle")
    tap.ok(program.find("Check", lambda node: is_button(node) and node.has_state("sensitive")),
           "the next puzzle can be solved")
    check_plain(tap, "broken")


def stuck(tap, program, service, desktop):
    """Uses a machine whose keyring hangs."""
    begin(program)
    fill_mobile(program, MOBILE)
    go_to_review(program)
    os.kill(desktop.keyring.pid, signal.SIGSTOP)
    try:
        program.press("Send Code")
        tap.ok(program.wait_text(WAITING), "nobody is sent to another window")
        program.press(SKIP)
        told("stuck", "keyring-refused")
        program.find("Puzzle piece position")
        solve_puzzle(program, service)
        enter_code(program, service, MOBILE)
        program.press("Register")
        program.press(SKIP)
        text = program.wait_text("Incident code")
    finally:
        os.kill(desktop.keyring.pid, signal.SIGCONT)
    tap.ok(PHONE in text and "Room 12" in text, "the person reads whom to ask", text)
    told("stuck", "keyring-refused", incident=CODE.search(text).group(1))
    tap.ok(True, "and the code that is in the journal")
    tap.ok(program.has("Your session is not saved"), "and what the matter is")
    tap.ok(program.find("Nowhere: nothing stays on this computer"), "nothing stays")
    tap.equal([program.has("Save Again"), program.has("It is lost when you close this program.")],
              [False, False], "there is nothing to save or to close")
    tap.equal(len([entry for entry in entries("stuck") if entry["EIAM_EVENT"] == "registered"]), 1,
              "the registration succeeded")
    program.press("Finish")
    tap.ok(program.find("Start", is_button), "the next person is asked nothing")
    check_plain(tap, "stuck")


def in_journal(tap, program, _service, _desktop):
    """Is started by a desktop, which sends what programs say to the journal."""
    program.find("Continue")
    told("in_journal", "page", page="details")
    tap.ok(True, "a program that systemd or a desktop started tells the journal")
    told("in_journal", "settings", count="1")
    tap.ok(True, "and that a setting is wrong")
    fill_in(program)
    go_to_review(program)
    program.press("Send Code")
    told("in_journal", "keyring-refused")
    tap.ok(True, "and that the keyring cannot be used")
    check_plain(tap, "in_journal")


def in_terminal(tap, program, _service, _desktop):
    """Is started in a terminal."""
    program.find("Continue")
    tap.equal(entries("in_terminal"), [], "one that was started in a terminal tells it nothing")
    tap.ok("page" not in program.errors.read_text(), "and the terminal stays quiet")


def prepare(case, *options, settings=()):
    """Gives a case a journal, and the settings of a self-service machine with some others."""
    def make(desktop):
        reset(desktop)
        # Longer than the case takes, but where that is its subject.
        idle = "20" if case is left else "600"
        desktop.run("gsettings", "set", KIOSK, "idle-timeout", idle)
        desktop.run("gsettings", "set", SCHEMA, "help-phone", PHONE)
        desktop.run("gsettings", "set", SCHEMA, "help-text", "Room 12")
        for key, value in settings:
            desktop.run("gsettings", "set", SCHEMA, key, value)
        files[case.__name__] = desktop.scratch / f"{case.__name__}.journal"
        case.wrapper = journal.wrapper(files[case.__name__], *options)
    case.prepare = make


for machine in (counted, left, incident, broken):
    prepare(machine)
    machine.options = as_kiosk
prepare(in_terminal)
prepare(stuck, settings=(("token-storage", "session"),))
stuck.options = as_kiosk
# No code has two digits; and the keyring's file is where none can be.
prepare(in_journal, "--stream", settings=(("code-length", "2"), ("token-storage", "keyring")))
in_journal.environment = lambda _desktop: {
    "SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": "/proc/keyring",
    "SECRET_FILE_TEST_PASSWORD": "test"}


if __name__ == "__main__":
    obstacle = journal.find_obstacle()
    if obstacle is None:
        scene.run([counted, left, incident, broken, stuck, in_terminal, in_journal])
    report = Tap()
    report.skip("the journal is told of registrations", obstacle)
    report.done()
