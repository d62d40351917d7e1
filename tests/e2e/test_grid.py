# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every fault of every call, in the window: what is said, what is kept, how it goes on."""

import os
import sys

import scene
from driver import Program
from grid import CHECK, COUNTRIES, MESSAGE, PICTURE, Person, read_cells
from loop import wait_until
from service import REGISTER

SCHEMA = "io.github.eiam.Register"
COUNTRY = "Country or region"
IS_LONG = "EIAM_TEST_LONG" in os.environ
CALLS = (PICTURE, CHECK, MESSAGE, REGISTER)

# The short form has each fault at one call at least, and these whatever their turn.
ALWAYS = (
    ("drop-after", REGISTER), ("drop-before", REGISTER), ("status=500", REGISTER),
    ("html", REGISTER), ("drop-after", MESSAGE), ("status=429;retry-after=600", REGISTER),
    ("bom", REGISTER), ("status=500", COUNTRIES), ("bom", COUNTRIES), ("hang", PICTURE),
    ("slow", REGISTER),
)


def is_cheap(cell):
    """Says whether a cell does not take a person of its own."""
    return cell.call != REGISTER or not cell.is_after


def choose(cells):
    """Returns the cells of the short form."""
    faults = list(dict.fromkeys(cell.fault for cell in cells))
    chosen = [cell for cell in cells if (cell.fault, cell.call) in ALWAYS]
    for turn, fault in enumerate(faults):
        row = {cell.call: cell for cell in cells if cell.fault == fault}
        cell = row[CALLS[turn % len(CALLS)]]
        cell = cell if is_cheap(cell) else row[CHECK]
        if cell not in chosen and not cell.is_slow:
            chosen.append(cell)
    return chosen


def share_out(cells):
    """Returns lists of cells, one for each person."""
    first = [cell for cell in cells if is_cheap(cell)]
    lasts = [cell for cell in cells if not is_cheap(cell)]
    return [first] + [[cell] for cell in lasts]


def wanted(is_slow):
    """Returns the cells of this run that wait for the deadline, or the others."""
    cells = read_cells(sys.argv[3])
    cells = cells if IS_LONG else choose(cells)
    return [cell for cell in cells if cell.is_slow == is_slow]


def prepare(desktop):
    """Lets messages follow each other at once."""
    desktop.run("gsettings", "set", SCHEMA, "resend-delay", "0")


def meet_all(tap, program, service, is_slow):
    """Has persons meet all faults but those of the countries."""
    person = Person(tap, program, service)
    cells = [cell for cell in wanted(is_slow) if cell.call != COUNTRIES]
    for shared in share_out(cells):
        person.meet(shared)
        # The service keeps the last 500 requests only.
        service.control("reset", "")
        tap.equal(program.complaints(), [], "nothing critical was said")


def answers(tap, program, service, _desktop):
    """What the service says at once, or not at all."""
    meet_all(tap, program, service, False)


def silence(tap, program, service, _desktop):
    """What waits for the deadline."""
    meet_all(tap, program, service, True)


def start(desktop, service, number):
    """Starts a program that knows no countries from an earlier start."""
    cache = desktop.scratch / f"cache-{number}"
    return Program(desktop, *scene.configured(service),
                   environment={"XDG_CACHE_HOME": str(cache)})


def countries(tap, program, service, desktop):
    """The form does without the countries, whatever is wrong with them."""
    program.close()
    cells = [cell for is_slow in (False, True) for cell in wanted(is_slow)
             if cell.call == COUNTRIES]
    for number, cell in enumerate(cells):
        service.control("reset", "")
        service.set_fault(COUNTRIES, cell.fault)
        program = start(desktop, service, number)
        person = Person(tap, program, service, number)
        wait_until(lambda seen=person: seen.count(COUNTRIES) > 0, "the request")
        if cell.place == "form":
            program.find(COUNTRY)
        person.fill()
        program.press("Continue")
        program.find("Send Code")
        program.press("Back")
        program.find("Continue")
        person.check_form(cell.fault)
        tap.equal(program.has(COUNTRY), cell.place == "form",
                  f"{cell.fault} of {COUNTRIES}: {cell.place}")
        tap.equal(program.complaints(), [], "nothing critical was said")
        program.close()


answers.prepare = prepare
silence.prepare = prepare

if __name__ == "__main__":
    parts = {"answers": [answers, countries], "silence": [silence]}
    scene.run(parts[sys.argv[2]], "--resend-delay=0")
