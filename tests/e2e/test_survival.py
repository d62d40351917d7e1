# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whatever happens around a self-service machine, the registration succeeds in the end.

Usage: test_survival.py BUILD [CASE…]
"""

import signal
import sys
from pathlib import Path

import scene
import survival
from driver import is_button
from kiosk import KIOSK, SCHEMA, as_kiosk, begin, manage_windows, reset
from loop import wait_until
from service import OUR_ADDRESS, REGISTER
from steps import CLIENT_ID, solve_puzzle
from survival import finish, finish_code, let_pass, reach_puzzle
from test_puzzle import find_new_slider

MOBILE = "13600136001"
REFUSED = "The server does not accept connections at the moment."
LOST = (REFUSED, "The service cannot be reached.", "The service did not answer in time.")
WRONG_CLOCK = "The clock of this device is wrong: it shows 2020-01-31"
WRONG = ("The piece was not in its place.",
         "Not quite. Take your time: the arrow keys and the buttons move the piece by one pixel.")
TRIES = 6
RESEND_DELAY = 6
SMALL = (1024, 768)
SMALL_MODE = ("65", "1024", "1048", "1184", "1344", "768", "771", "777", "806")
HOUR = 3600
# The one cable of the test, once there is one.
cables = []


def service_killed(tap, program, service, _desktop):
    """The service crashes before the puzzle and before the registration, and comes back."""
    begin(program)
    with service.down():
        reach_puzzle(program, MOBILE)
        tap.ok(program.wait_text(REFUSED), "it is said that the service is not there")
    program.press("New Puzzle")
    solve_puzzle(program, service)
    program.type("Verification code", service.wait_code(MOBILE))
    with service.down():
        program.press("Register")
        tap.ok(program.wait_text(REFUSED), "so it is at the registration")
    # The service that came back knows of no code.
    service.codes.clear()
    program.press("Send Again")
    finish(tap, program, service, MOBILE, "the service came back")


def look_for_loss(program):
    """Returns the sentence that says that no answer comes, or nothing."""
    return next((text for text in program.texts() if text in LOST), None)


def wait_lost(program):
    """Waits for a sentence that says that no answer comes."""
    return wait_until(lambda: look_for_loss(program), "a sentence about the connection", 60)


def show_puzzle(program):
    """Asks for puzzles until one comes: the first packets may not find their way yet."""
    for _ in range(TRIES):
        program.press("New Puzzle")
        if wait_until(lambda: look_for_loss(program) or find_new_slider(program),
                      "a puzzle", 60) not in LOST:
            return
    raise TimeoutError("no puzzle comes")


def get_through(program, service):
    """Solves new puzzles until one counts, as people do.

    Of what was under way when the cable was pulled something may still arrive: then the
    service has sent a puzzle that nobody sees, and the place of that hole is wrong.
    """
    for _ in range(TRIES):
        show_puzzle(program)
        program.slide("Puzzle piece position", service.puzzles[-1])
        program.press("Check")
        wait_until(lambda: program.has("Verification code") or look_for_loss(program)
                   or any(program.has(text) for text in WRONG), "an answer", 60)
        if program.has("Verification code"):
            return
    raise TimeoutError("no puzzle counts")


def cable_pulled(tap, program, service, _desktop):
    """Somebody trips over the cable, twice."""
    if not cables:
        tap.skip("a registration succeeds after the cable was out", survival.network_refusal())
        return
    begin(program)
    wait_until(lambda: service.requests("country-codes"), "the cable to lead to the service")
    cables[0].pull()
    reach_puzzle(program, MOBILE)
    tap.ok(wait_lost(program), "the person is told")
    cables[0].plug()
    show_puzzle(program)
    program.slide("Puzzle piece position", service.puzzles[-1])
    cables[0].pull()
    program.press("Check")
    tap.ok(wait_lost(program), "and told again")
    cables[0].plug()
    get_through(program, service)
    program.type("Verification code", service.wait_code(MOBILE))
    tap.equal(len(service.requests(REGISTER)), 0, "nothing was registered meanwhile")
    finish_code(tap, program, "the cable was out")


def stopped_for_the_countdown(tap, program, service, _desktop):
    """The machine sleeps for longer than the wait for another code."""
    begin(program)
    reach_puzzle(program, MOBILE)
    solve_puzzle(program, service)
    first = service.wait_code(MOBILE)
    tap.ok(not program.find("Send Again", is_button).has_state("sensitive"),
           "another code cannot be asked for yet")
    program.process.send_signal(signal.SIGSTOP)
    let_pass(RESEND_DELAY + 1)
    program.process.send_signal(signal.SIGCONT)
    program.press("Send Again")
    solve_puzzle(program, service)
    code = wait_until(lambda: service.codes.get(MOBILE) != first and service.codes.get(MOBILE),
                      "another code")
    program.type("Verification code", code)
    finish_code(tap, program, "a sleep longer than the countdown")


def stopped_for_good(tap, program, service, _desktop):
    """The machine sleeps for longer than anybody waits: the next person begins."""
    begin(program)
    reach_puzzle(program, MOBILE)
    solve_puzzle(program, service)
    program.process.send_signal(signal.SIGSTOP)
    let_pass(41)
    program.process.send_signal(signal.SIGCONT)
    tap.ok(program.find("Start", is_button), "the person of before is gone")
    begin(program)
    tap.equal(program.read("Mobile number"), "", "and so is what they typed")
    reach_puzzle(program, "13600136002")
    finish(tap, program, service, "13600136002", "a sleep longer than the idle time")


def clock_forwards(tap, program, service, desktop):
    """The clock is an hour ahead at once: beyond any code, but not the certificate."""
    begin(program)
    reach_puzzle(program, MOBILE)
    solve_puzzle(program, service)
    code = service.wait_code(MOBILE)
    wrong_clock(desktop).write_text(f"{HOUR}\n")
    tap.ok(not program.find("Send Again", is_button).has_state("sensitive"),
           "the countdown does not follow the clock")
    program.press("Send Again", RESEND_DELAY + 20)
    solve_puzzle(program, service)
    program.type("Verification code", wait_until(
        lambda: service.codes.get(MOBILE) != code and service.codes.get(MOBILE), "another code"))
    finish_code(tap, program, "the clock went forwards")


def clock_backwards(tap, program, service, desktop):
    """The clock stands before the certificates, is set right, and falls back once more."""
    begin(program)
    reach_puzzle(program, MOBILE)
    tap.ok(program.wait_text(WRONG_CLOCK), "the clock is what the person reads of")
    wrong_clock(desktop).unlink()
    program.press("New Puzzle")
    solve_puzzle(program, service)
    wrong_clock(desktop).touch()
    wait_until(lambda: program.find("Send Again", is_button).has_state("sensitive"),
               "the countdown to end", RESEND_DELAY + 20)
    wrong_clock(desktop).unlink()
    program.type("Verification code", service.wait_code(MOBILE))
    finish_code(tap, program, "the clock went backwards")


def screen_changed(tap, program, service, desktop):
    """The screen becomes smaller and larger again, as when another one is plugged in."""
    begin(program)
    reach_puzzle(program, MOBILE)
    desktop.run("xrandr", "--newmode", "small", *SMALL_MODE)
    desktop.run("xrandr", "--addmode", "screen", "small")
    desktop.run("xrandr", "--output", "screen", "--mode", "small")
    wait_until(lambda: program.window_size() == SMALL, "the window to fit the screen")
    tap.equal(program.window_size(), SMALL, "the window fills the smaller screen")
    solve_puzzle(program, service)
    desktop.run("xrandr", "--output", "screen", "--mode", "1280x1024")
    wait_until(lambda: program.window_size() == (1280, 1024), "the window to fit the screen")
    program.type("Verification code", service.wait_code(MOBILE))
    finish_code(tap, program, "the screen changed twice")


def wrong_clock(desktop):
    """Returns the file that says how wrong the program's clock is."""
    return Path(desktop.scratch, "wrong-clock")


def load_clock(desktop, is_wrong=False):
    """Has the program look at a clock of the test's, which is right or wrong at first."""
    wrong_clock(desktop).unlink(missing_ok=True)
    if is_wrong:
        wrong_clock(desktop).touch()
    library = Path(sys.argv[1], "tests", "e2e", "libeiam-test-clock.so").resolve()
    checks = desktop.environment.get("ASAN_OPTIONS", "")
    return {"LD_PRELOAD": str(library), "TZ": "UTC",
            "EIAM_TEST_WRONG_CLOCK": str(wrong_clock(desktop)),
            "ASAN_OPTIONS": f"{checks}:verify_asan_link_order=0".lstrip(":")}


def be_patient(desktop):
    """Has a machine that does not ask whether somebody is there."""
    reset(desktop)
    desktop.run("gsettings", "set", KIOSK, "idle-timeout", "300")
    desktop.run("gsettings", "set", SCHEMA, "resend-delay", str(RESEND_DELAY))


def with_cable(service):
    """Leads the program through the cable."""
    if not cables:
        return as_kiosk(service)
    cables[0].target = service.port()
    return (f"--server=https://{OUR_ADDRESS}:{cables[0].port}", f"--client-id={CLIENT_ID}",
            f"--ca-file={service.authority}", "--kiosk")


CASES = [service_killed, cable_pulled, stopped_for_the_countdown, stopped_for_good,
         clock_forwards, clock_backwards, screen_changed]
for case in CASES:
    case.prepare = be_patient
    case.options = as_kiosk
cable_pulled.options = with_cable
cable_pulled.wrapper = ()
stopped_for_good.prepare = reset
clock_forwards.environment = load_clock
clock_backwards.environment = lambda desktop: load_clock(desktop, is_wrong=True)
screen_changed.prepare = lambda desktop: (be_patient(desktop), manage_windows(desktop))


def main():
    """Lays the cable if that can be done, and runs the cases."""
    if survival.network_refusal() == "":
        cables.append(survival.Cable())
        cable_pulled.wrapper = cables[0].wrapper()
    try:
        scene.run([case for case in CASES if case.__name__ in sys.argv[2:] or not sys.argv[2:]],
                  f"--resend-delay={RESEND_DELAY}")
    finally:
        for cable in cables:
            cable.close()


if __name__ == "__main__":
    main()
