# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Walks every page in one way of showing it, and looks each over.

Usage: test_audit.py BUILD MODE
"""

import signal
import subprocess
import sys

import scene
from audit import KIOSK_TARGET, TARGET, Audit
from driver import is_button
from kiosk import KIOSK, as_kiosk, begin, reset
from loop import wait_until
from service import REGISTER
from steps import (ask_for_puzzle, enter_code, go_to_review, reach_code, set_up,
                   solve_puzzle)

MOBILE = "13600136003"
OTHER_MOBILE = "13600136004"
KIOSK_MOBILE = "13600136005"
NARROW = 360
DOUBLE_DPI = 192
DOUBLE_TEXT = 30
INVITATION = ("eiam-register:join?server={server}&client_id=invited&tenant_id=headquarters"
              "&name=Wang%20Xiaoming&email=wang@company.example&attr_gender=female")
# A language without words: it only says that it is written from right to left.
MIRRORED = "zzz"
CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "text direction"
msgid "default:LTR"
msgstr "default:RTL"
"""

CHECKS = (
    ("everything that can be used has a name", Audit.without_name),
    ("no name is that of a type", Audit.with_type_name),
    ("no name is said twice", Audit.with_doubled_name),
    ("no two controls share a name", Audit.with_same_name),
    ("each error is told, and no other", Audit.with_silent_error),
    ("every target is large enough", Audit.too_small),
    ("nothing is cut off", Audit.beyond_window),
    ("Tab goes in the order of reading", Audit.out_of_order),
)


class Tour:
    """The way through all pages."""

    def __init__(self, tap, program, service, mode, target=TARGET):
        self.tap = tap
        self.target = target
        self.program = program
        self.service = service
        self.mode = mode
        self.width = MODES[mode].get("width")
        self.keyring = program.desktop.keyring

    def look_over(self, page, errors=0, keys=True):
        """Makes all checks on the page that is shown, or those that press no keys."""
        self.set_width()
        audit = Audit(self.program, self.mode == "mirrored", self.target)
        for what, check in CHECKS if keys else CHECKS[:-1]:
            found = check(audit)
            self.tap.ok(found == [], f"{page}: {what}", *found)
        self.tap.equal(len(audit.errors()), errors, f"{page}: as many errors as there should be")
        if self.width is not None:
            self.tap.ok(audit.window().place.width <= self.width,
                        f"{page}: the window gets narrow", audit.window().place)

    def set_width(self):
        """Makes the newest window as wide as the mode wants it."""
        if self.width is None:
            return
        program = self.program
        window = program.windows()[-1]
        border = program.window_size()[0] - window.get_place().width
        height = program.window_size()[1]
        program.desktop.run("xdotool", "windowsize", program.window_id(),
                            str(self.width + border), str(height))
        wait_until(lambda: program.window_size()[0] == self.width + border, "the window to narrow")

    def start(self):
        """Looks over the first page, an invitation and the form."""
        self.look_over("Setup")
        self.invite()
        set_up(self.program, self.service)
        self.program.find("Continue")
        self.look_over("Details")

    def invite(self):
        """Opens the link of an invitation, and declines it."""
        program = self.program
        program.desktop.run(str(program.desktop.prefix / "bin" / "eiam-register"),
                            INVITATION.format(server=self.service.url))
        program.find("Accept")
        program.take_focus()
        self.look_over("Invitation")
        program.press("Decline")
        program.find("Connect")

    def err(self):
        """Enters what cannot be right."""
        program = self.program
        program.type("Mobile number", "12")
        program.type("Email", "nobody")
        program.press("Continue")
        wait_until(lambda: len(Audit(program).errors()) == 2, "two errors")
        self.look_over("Details with errors", errors=2)
        program.type("Email", "")
        program.type("Mobile number", MOBILE)

    def verify(self):
        """Looks over the pages between the form and the end."""
        program = self.program
        go_to_review(program)
        self.look_over("Review")
        self.keyring.send_signal(signal.SIGSTOP)
        program.press("Send Code")
        program.wait_text("Your keyring has not answered yet.")
        self.look_over("Review while the keyring is asked")
        self.keyring.send_signal(signal.SIGCONT)
        program.find("Puzzle piece position")
        program.find("Check")
        self.look_over("Puzzle")
        solve_puzzle(program, self.service)
        self.look_over("Code")
        enter_code(program, self.service, MOBILE)

    def end(self):
        """Looks over both ends of a registration."""
        program = self.program
        self.service.set_fault(REGISTER, "drop-after;times=1")
        program.press("Register")
        program.wait_text("We could not confirm your registration")
        self.look_over("Unknown")
        program.press("Start Over")
        program.find("Continue")
        program.type("Mobile number", OTHER_MOBILE)
        reach_code(program, self.service, OTHER_MOBILE)
        program.press("Register")
        program.wait_text("You are registered")
        self.look_over("Done")

    def look_around(self):
        """Looks over what the menu offers."""
        program = self.program
        program.choose_in_menu("Saved Sessions")
        program.find("Copy Session Token")
        self.look_over("Saved Sessions")
        program.choose_in_menu("Preferences")
        window = program.wait_window()
        program.take_focus()
        self.look_over("Preferences")
        program.close_window(window)
        program.choose_in_menu("Language")
        window = program.wait_window()
        program.take_focus()
        self.look_over("Language")
        program.close_window(window)


class KioskTour(Tour):
    """The way of one person after the other through a self-service machine."""

    def __init__(self, tap, program, service, mode):
        super().__init__(tap, program, service, mode, KIOSK_TARGET)

    def register(self):
        """Looks over the pages of one person."""
        program = self.program
        program.find("Start", is_button)
        self.look_over("Kiosk: Welcome")
        begin(program)
        program.type("Mobile number", KIOSK_MOBILE)
        self.look_over("Kiosk: Details")
        go_to_review(program)
        self.look_over("Kiosk: Review")
        ask_for_puzzle(program)
        self.look_over("Kiosk: Puzzle")
        solve_puzzle(program, self.service)
        self.look_over("Kiosk: Code")
        enter_code(program, self.service, KIOSK_MOBILE)
        program.press("Register")
        program.wait_text("You are registered")
        self.look_over("Kiosk: Done")
        program.press("Finish")
        program.find("Start", is_button)

    def leave(self):
        """Looks over the question whether somebody is there, which any key takes back."""
        self.program.desktop.run("gsettings", "set", KIOSK, "idle-timeout", "20")
        begin(self.program)
        self.program.wait_text("Are You Still There?", 60)
        self.look_over("Kiosk: Question", keys=False)


def double_text(desktop):
    """Asks for letters of twice the size, as the settings of a desktop do on X11."""
    desktop.run("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER",
                f"Xft.dpi:\t{DOUBLE_DPI}\n")


def is_dark(program):
    """Says whether most of the window is dark."""
    mean = program.desktop.run("convert", "ppm:-", "-format", "%[fx:mean]", "info:",
                               input=program.shot())
    return float(mean) < 0.5


def has_large_text(program):
    """Says whether the letters of a button are large."""
    label = program.find("Connect", lambda node: node.role == "label")
    return label.get_place().height > DOUBLE_TEXT


def is_mirrored(program):
    """Says whether the window begins on the right."""
    return program.find("Main Menu").get_place().x < program.window_size()[0] // 2


def mirror(desktop):
    """Installs the catalogue that turns the direction of reading, and nothing else."""
    folder = desktop.prefix / "share" / "locale" / MIRRORED / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["msgfmt", "-o", str(folder / "eiam-register.mo"), "-"],
                   input=CATALOGUE.encode(), check=True)


MODES = {
    "default": {},
    "dark": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, "shows": is_dark},
    "contrast": {"environment": {"ADW_DEBUG_HIGH_CONTRAST": "1"}},
    "text": {"prepare": double_text, "shows": has_large_text},
    "mirrored": {"environment": {"LANGUAGE": MIRRORED}, "prepare": mirror,
                 "shows": is_mirrored},
    "narrow": {"width": NARROW},
}


def prepare(desktop):
    """Makes the desktop show programs in the way of the mode."""
    settings = MODES[sys.argv[2]]
    desktop.environment.update(settings.get("environment", {}))
    if "prepare" in settings:
        settings["prepare"](desktop)


def every_page(tap, program, service, _desktop):
    """Walks through all pages."""
    tour = Tour(tap, program, service, sys.argv[2])
    program.find("Connect")
    shows = MODES[tour.mode].get("shows", lambda _program: True)
    tap.ok(shows(program), f"the window shows the mode: {tour.mode}")
    tour.start()
    tour.err()
    tour.verify()
    tour.end()
    tour.look_around()


def kiosk_pages(tap, program, service, _desktop):
    """Walks through the pages of a self-service machine."""
    tour = KioskTour(tap, program, service, sys.argv[2])
    tour.register()
    tour.leave()


def prepare_kiosk(desktop):
    """Has a self-service machine that leaves time to look at it."""
    prepare(desktop)
    reset(desktop)
    for key in ("idle-timeout", "warning-duration"):
        desktop.run("gsettings", "set", KIOSK, key, "600")


kiosk_pages.options = as_kiosk
kiosk_pages.prepare = prepare_kiosk
every_page.options = lambda service: (f"--ca-file={service.authority}",)
every_page.prepare = prepare


if __name__ == "__main__":
    scene.run([every_page, kiosk_pages])
