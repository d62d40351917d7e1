# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The grid of faults in the window: what to try, and one person who meets the faults."""

import re
import subprocess
from collections import namedtuple
from pathlib import Path

from driver import is_slider
from loop import wait_until
from service import REGISTER

COUNTRIES = "country-codes"
PICTURE = "captcha"
CHECK = "captcha/verify"
MESSAGE = "sms/send"

# As long as the program waits for an answer, and a busy machine.
DEADLINE = 30
MEMORY_LIMIT = 40 * 1024
UNTIL = "…"
ONLY_ONCE = (CHECK, MESSAGE, REGISTER)
FIELDS = (
    ("Mobile number", None),
    ("Username", "zhangsan"),
    ("Full name", "张三"),
    ("Email", "zhangsan@example.com"),
    ("Password", "QWE@qwe123"),
    ("Postal code", "430000"),
)

Cell = namedtuple("Cell", "fault call place text advice is_slow is_after")


def read_cells(program):
    """Returns the cells that the tests of the sign-up go by as well."""
    lines = subprocess.run(
        [program, "--cells"], check=True, capture_output=True).stdout.decode().splitlines()
    cells = [Cell(*line.split("\t")) for line in lines]
    return [cell._replace(is_slow=cell.is_slow == "1", is_after=cell.is_after == "1")
            for cell in cells]


class Memory:
    """What a program takes at its most, by the kernel."""

    def __init__(self, pid):
        self.folder = Path("/proc", str(pid))
        self.before = 0

    def read(self, name):
        """Returns one of the kernel's figures in KiB."""
        said = Path(self.folder, "status").read_text()
        return int(re.search(rf"^{name}:\s+(\d+)", said, re.MULTILINE).group(1))

    def begin(self):
        """Has the kernel forget the peak so far (proc(5))."""
        Path(self.folder, "clear_refs").write_text("5")
        self.before = self.read("VmRSS")

    def growth(self):
        """Returns how much more it has been since."""
        return self.read("VmHWM") - self.before


class Person:
    """One person after the other, in one window; each may meet many faults."""

    def __init__(self, tap, program, service, number=0):
        self.tap = tap
        self.program = program
        self.service = service
        self.memory = Memory(program.process.pid)
        self.number = number
        self.is_unknown = False

    @property
    def mobile(self):
        """The number of the person who is there."""
        return f"139{self.number:08}"

    def count(self, call):
        """Returns how many requests of a call have come."""
        return len(self.service.requests(call))

    def fill(self):
        """Fills in the form as the next person."""
        self.number += 1
        for label, text in FIELDS:
            self.program.type(label, text or self.mobile)

    def check_form(self, case):
        """Checks that the form still holds everything."""
        shown = {label: self.program.read(label) for label, _ in FIELDS}
        hidden = shown.pop("Password")
        self.tap.equal(
            shown, {label: text or self.mobile for label, text in FIELDS if label != "Password"},
            f"{case}: every field keeps its text")
        self.tap.equal(len(hidden), len("QWE@qwe123"), f"{case}: the password as well")

    def go_back(self, case):
        """Looks into the form, and leaves it again."""
        for _ in range(3):
            if self.program.has("Continue"):
                break
            title = self.program.title()
            self.program.press("Back")
            wait_until(lambda before=title: self.program.title() != before, "the page before")
        self.check_form(case)
        self.program.press("Continue")

    def slide(self):
        """Puts the piece of the newest puzzle into its place."""
        self.program.slide("Puzzle piece position", self.service.wait_puzzle())

    def press(self, button, cell):
        """Presses a button while a call is struck, and checks what the window says then."""
        name = f"{cell.fault} of {cell.call}"
        before = self.count(cell.call)
        self.service.set_fault(cell.call, cell.fault)
        self.memory.begin()
        self.program.press(button)
        wait_until(lambda: self.count(cell.call) > before, f"{name}: the request")
        self.check_words(cell, name)
        self.check_place(cell, name)
        self.check_memory(f"{name}: no more than 40 MB")
        count = self.count(cell.call) - before
        self.tap.ok(count == 1 or (count == 2 and cell.call not in ONLY_ONCE),
                    f"{name}: one press, one request", f"{count} requests")
        self.service.set_fault(cell.call)

    def check_memory(self, name):
        """Checks what the program took at its most."""
        growth = self.memory.growth()
        if self.program.is_sanitized():
            self.tap.skip(name, "a sanitizer keeps what was freed")
        else:
            self.tap.ok(growth <= MEMORY_LIMIT, name, f"{growth} KiB")

    def has_words(self, cell):
        """Says whether the notice says what it must."""
        texts = self.program.texts()
        if cell.advice.endswith(UNTIL):
            start = cell.advice.removesuffix(UNTIL)
            return cell.text in texts and any(text.startswith(start) for text in texts)
        return cell.text in texts and cell.advice in texts

    def check_words(self, cell, name):
        """Waits for the sentence and the next step."""
        if cell.text:
            wait_until(lambda: self.has_words(cell), f"{name}: “{cell.text}”", DEADLINE)
            self.tap.ok(True, f"{name}: “{cell.text}” “{cell.advice}”")

    def check_place(self, cell, name):
        """Waits for what can be done now."""
        awaited = {
            "puzzle": lambda: self.service.puzzles and self.is_ready("Check"),
            "no puzzle": lambda: self.is_ready("New Puzzle") and not self.is_ready("Check"),
            "code": lambda: self.program.has("Verification code") and self.is_ready("Send Again"),
            "code kept": lambda: self.is_ready("Register"),
            "registered": lambda: self.program.has("You are registered"),
            "unknown": lambda: self.is_ready("Try Again") and self.is_ready("Start Over"),
        }
        wait_until(awaited[cell.place], f"{name}: {cell.place}", DEADLINE)
        self.tap.ok(True, f"{name}: {cell.place}")
        if cell.place == "unknown":
            self.is_unknown = True
            self.tap.ok(self.program.has("We could not confirm your registration"),
                        f"{name}: it is said that the outcome is unknown")

    def is_ready(self, button):
        """Says whether a button is there and can be pressed."""
        node = self.program.look(lambda one: one.get_actions(), button)
        return node is not None and node.has_state("sensitive")

    def meet_pictures(self, cells):
        """Asks for puzzles until one comes."""
        button = "Send Code"
        for cell in cells:
            self.service.puzzles.clear()
            self.press(button, cell)
            button = "New Puzzle"
        if not cells or cells[-1].place == "no puzzle":
            self.program.press(button)
        self.program.find("Puzzle piece position", is_slider)

    def meet_checks(self, cells):
        """Solves puzzles while that leads nowhere, and then once more."""
        for cell in cells:
            self.slide()
            self.service.puzzles.clear()
            self.press("Check", cell)
            if cell.place == "code":
                self.ask_again()

    def ask_again(self):
        """Asks for another puzzle from where the code is entered."""
        self.program.press("Send Again")
        self.program.find("Puzzle piece position", is_slider)

    def enter_code(self):
        """Solves the puzzle and types the code."""
        self.slide()
        self.program.press("Check")
        self.program.find("Verification code")
        before = self.service.codes.get(self.mobile)
        code = wait_until(lambda: self.service.codes.get(self.mobile), f"a code, after {before}")
        self.program.type("Verification code", code)

    def meet_registrations(self, cells):
        """Registers with the same code again and again."""
        for cell in cells:
            self.press("Try Again" if self.is_unknown else "Register", cell)

    def try_again(self, exists):
        """Sends the registration once more, now that nothing is wrong."""
        before = self.count(REGISTER)
        self.program.press("Try Again" if self.is_unknown else "Register")
        if exists:
            self.program.wait_text("sign in with it")
            self.tap.ok(not self.program.has("Try Again"), "the account that exists is explained")
        else:
            self.program.wait_text("You are registered")
        self.tap.equal(self.count(REGISTER), before + 1, "one more registration was sent")

    def leave(self, button):
        """Makes room for the next person."""
        self.program.press(button)
        self.program.find("Continue")
        self.tap.equal(self.program.read("Mobile number"), "", "the next person's form is empty")
        self.is_unknown = False
        self.service.codes.clear()
        self.service.puzzles.clear()

    def meet(self, cells):
        """Carries one person through all of the cells; at most one is for the last request."""
        self.fill()
        self.program.press("Continue")
        self.meet_pictures([cell for cell in cells if cell.call == PICTURE])
        checks = [cell for cell in cells if cell.call in (CHECK, MESSAGE)]
        # Those that lead to the code come last: they are left by Send Again alone.
        self.meet_checks(sorted(checks, key=lambda cell: cell.place == "code"))
        self.service.codes.clear()
        self.enter_code()
        known = [cell for cell in cells if cell.place == "code kept"]
        self.meet_registrations(known)
        if known:
            self.go_back(known[-1].fault)
        self.meet_registrations([cell for cell in cells
                                 if cell.place == "unknown" and not cell.is_after])
        last = [cell for cell in cells if cell.call == REGISTER and cell.is_after]
        self.meet_registrations(last)
        if not last or last[0].place == "unknown":
            self.try_again(exists=bool(last))
        self.leave("Start Over" if last and last[0].place == "unknown" else "Finish")
