# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Carries a registration through the real window on a machine without a display.

Usage: journey.py PREFIX PICTURES [OPTION…]
Prints each step, saves a picture of each page, and ends with 0 only when the token that the
window shows is the one that another program finds in the keyring.
"""

import json
import sys
from pathlib import Path

import steps
from desktop import Desktop
from driver import Program
from service import REGISTER, Service
from words import Words

OTHER_MOBILE = "13800138000"
SEARCH = "secret-tool lookup application io.github.eiam.Register server"


def find_words(prefix, options):
    """Returns the words of the language that an option names, else the English ones."""
    for option in options:
        if option.startswith("--language="):
            try:
                return Words(Path(prefix), option.split("=", 1)[1])
            except FileNotFoundError:
                break
    return steps.ENGLISH


class Journey:
    """The journey, page after page."""

    def __init__(self, desktop, pictures, options):
        self.desktop = desktop
        self.pictures = Path(pictures)
        self.count = 0
        self.words = find_words(desktop.prefix, options)
        self.service = Service(desktop)
        self.say(f"the demo service listens on {self.service.url}")
        self.program = Program(desktop, f"--ca-file={self.service.authority}", *options)

    @staticmethod
    def say(text):
        """Prints one step."""
        print(f"  {text}", flush=True)

    def choose_in_menu(self, item):
        """Opens the menu of the program and chooses from it."""
        self.program.choose_in_menu(self.words(item), self.words("Main Menu"))

    def picture(self, page):
        """Saves a picture of the page that is shown."""
        self.count += 1
        path = self.pictures / f"{self.count:02}-{page}.png"
        self.program.picture(path)
        self.say(f"picture {path.name}")

    def tell_server(self):
        """Sets the program up."""
        self.program.find(self.words("Connect"))
        self.picture("setup")
        self.say("telling the program its server")
        steps.set_up(self.program, self.service, self.words)

    def register(self):
        """Registers with every field of the form."""
        program, service = self.program, self.service
        program.find(self.words("Continue"))
        self.say("filling in the form")
        steps.fill_example(program, self.words)
        self.picture("details")
        self.say("looking it over")
        steps.go_to_review(program, self.words)
        self.picture("review")
        self.say("asking for the code")
        steps.ask_for_puzzle(program, self.words)
        self.picture("puzzle")
        self.say("solving the puzzle")
        steps.solve_puzzle(program, service, self.words)
        code = steps.enter_code(program, service, steps.MOBILE, self.words)
        self.say(f"the SMS says {code}")
        self.picture("code")
        program.press(self.words("Register"))
        program.wait_text(self.words("You are registered"))
        self.say("the account exists")
        self.picture("done")

    def look_around(self):
        """Opens what the menu offers, and takes the token from the saved sessions."""
        program = self.program
        self.choose_in_menu("Saved Sessions")
        program.find(self.words("Copy Session Token"))
        self.picture("saved-sessions")
        program.press(self.words("Copy Session Token"))
        program.press(self.words("Back"))
        for item, page in (("About Staff Sign-Up", "about"), ("Preferences", "preferences")):
            self.choose_in_menu(item)
            window = program.wait_window()
            self.picture(page)
            program.close_window(window)
        program.press(self.words("Finish"))
        program.find(self.words("Continue"))

    def paste_token(self):
        """Pastes the copied token into an empty field; returns what is then there."""
        program = self.program
        program.tab_to(self.words("Nickname"))
        program.keys("ctrl+v")
        token = program.wait_filled(self.words("Nickname"))
        program.type(self.words("Nickname"), "")
        return token

    def lose_answer(self):
        """Registers somebody else while the answer gets lost."""
        program, service = self.program, self.service
        self.say("registering another person, and losing the service's answer")
        steps.fill_mobile(program, OTHER_MOBILE, self.words)
        steps.reach_code(program, service, OTHER_MOBILE, self.words)
        service.set_fault(REGISTER, "drop-after;times=1")
        program.press(self.words("Register"))
        program.wait_text(self.words("We could not confirm your registration"))
        self.picture("unknown")

    def check_keyring(self, shown):
        """Says whether the keyring holds the token that the window showed."""
        secret = self.desktop.lookup_secret(self.service.url)
        stored = json.loads(secret)["session_token"] if secret else None
        self.say(f"{SEARCH} {self.service.url}")
        if stored is None or stored != shown:
            self.say("the keyring does not hold the token that the window shows")
            return False
        self.say("the keyring holds the session token that the window shows")
        return True

    def walk(self):
        """Goes all the way; says whether it ended well."""
        self.tell_server()
        self.register()
        self.look_around()
        kept = self.check_keyring(self.paste_token())
        self.lose_answer()
        for line in self.program.complaints():
            self.say(line)
        self.program.close()
        return kept


def main(prefix, pictures, *options):
    """Makes a private desktop and goes the journey on it."""
    print("No display: carrying a registration through the window on a virtual one", flush=True)
    with Desktop(prefix) as desktop:
        journey = Journey(desktop, pictures, options)
        try:
            kept = journey.walk()
        except (RuntimeError, TimeoutError) as error:
            journey.say(f"stopped: {error}")
            journey.say(journey.program.tree())
            journey.picture("stopped")
            kept = False
    print(f"{'Registered' if kept else 'Failed'}; the pictures are in {pictures}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
