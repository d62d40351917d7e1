# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sample units keep a self-service machine up, whatever ends: each time somebody registers.

The settings are those of the sample's database, compiled by dconf. There is no service manager
here: supervisor.py does what it does with the units.
"""

import os
import shutil
import signal
import subprocess
import sys
import traceback
from pathlib import Path

import scene
from desktop import Desktop
from loop import wait_until
from service import Service
from steps import CLIENT_ID, fill_mobile, reach_code
from supervisor import Shown, Supervisor, Unit
from tap import Tap

ROOT = Path(__file__).parents[2]
KEYS = ROOT / "data/fleet/dconf/db/local.d/50-eiam-register"
HEADLESS = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
AS_SOMEBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
QUIET = "\n[org/gnome/desktop/interface]\nenable-animations=false\n"
MOBILES = {"cage": 13500135000, "gnome-kiosk": 13500136000}


def make_database(desktop, service):
    """Compiles the sample for our service; returns the variables that lead to it."""
    source = desktop.scratch / "local.d"
    shutil.copytree(KEYS.parent, source)
    text = KEYS.read_text()
    for old, new in (("https://eiam.example.com", service.url), ("CLIENT-ID", CLIENT_ID),
                     ("client-id=", f"ca-file='{service.authority}'\nclient-id=")):
        if old not in text:
            raise ValueError(f"the sample does not say {old}")
        text = text.replace(old, new)
    (source / KEYS.name).write_text(text + QUIET)
    desktop.run("dconf", "compile", str(desktop.scratch / "local"), str(source))
    profile = desktop.scratch / "profile"
    profile.write_text(f"file-db:{desktop.scratch / 'local'}\n")
    return {"DCONF_PROFILE": str(profile), "GSETTINGS_BACKEND": "dconf"}


class Machine:
    """One unit on one desktop, and the people who use it."""

    def __init__(self, tap, desktop, service, kind, environment):
        self.tap = tap
        self.desktop = desktop
        self.service = service
        self.kind = kind
        text = Path(desktop.prefix, "share/doc/eiam-register/fleet/systemd/user",
                    f"eiam-register-{kind}.service").read_text()
        unit = Unit(text, desktop.environment["XDG_RUNTIME_DIR"])
        self.supervisor = Supervisor(desktop, unit, environment)
        self.people = 0

    def register(self, what):
        """Waits for the program of this run, and registers the next person."""
        self.people += 1
        mobile = str(MOBILES[self.kind] + self.people)
        program = Shown(self.desktop, self.supervisor.wait_ready(self.people))
        program.press("Start")
        fill_mobile(program, mobile)
        reach_code(program, self.service, mobile)
        program.press("Register")
        self.tap.ok(program.wait_text("You are registered"),
                    f"{self.kind}: a registration succeeds after {what}")
        self.tap.equal(program.complaints(), [], f"{self.kind}: nothing critical was said")
        program.bus.close()

    def end(self, pid, number):
        """Sends a signal to a process."""
        os.kill(pid, number)

    def close(self):
        """Ends the unit, and looks at what it leaves."""
        self.supervisor.close()
        self.tap.ok(not self.supervisor.folder.exists(), f"{self.kind}: its folder is gone")


def home_of(desktop):
    """Returns every file in the account's home, with its time."""
    return {path: path.stat().st_mtime_ns
            for path in Path(desktop.environment["HOME"]).rglob("*") if path.is_file()}


def under_cage(tap, desktop, service, environment):
    """The compositor dies, the program dies, and the program hangs."""
    missing = [name for name in ("cage", "dconf") if shutil.which(name) is None]
    if missing:
        tap.skip("the unit for cage keeps the program up", f"not installed: {missing}")
        return
    before = home_of(desktop)
    machine = Machine(tap, desktop, service, "cage", environment | HEADLESS)
    supervisor = machine.supervisor
    try:
        machine.register("the first start")
        machine.end(supervisor.process.pid, signal.SIGKILL)
        machine.register("the compositor was killed")
        machine.end(supervisor.find_program(), signal.SIGKILL)
        machine.register("the program was killed")
        wait_until(lambda: "WATCHDOG=1" in supervisor.heard, "a sign of life", 60)
        machine.end(supervisor.find_program(), signal.SIGSTOP)
        machine.register("the program hung, and the watchdog ended it")
    finally:
        machine.close()
    tap.equal(home_of(desktop), before, "cage: nothing is left in the home")


def under_x(tap, desktop, service, environment):
    """The X server dies, with the unit that leaves the compositor to the session."""
    machine = Machine(tap, desktop, service, "gnome-kiosk", environment | {"GDK_BACKEND": "x11"})
    try:
        machine.register("the first start")
        number = desktop.environment["DISPLAY"]
        screen = desktop.screen
        screen.kill()
        screen.wait(20)
        wait_until(lambda: machine.supervisor.process is None, "the program to end")
        tap.ok(True, "gnome-kiosk: the program ends with its screen")
        desktop.start_screen(number)
        machine.register("the screen was restarted")
    finally:
        machine.close()
    tap.equal(machine.supervisor.heard[-1:], ["STOPPING=1"], "gnome-kiosk: its end is told")


def run_case(tap, case, desktop, service, environment):
    """Runs one case; whatever goes wrong is one failed check more."""
    try:
        case(tap, desktop, service, environment)
    except Exception as error:  # A case may fail in any way, and the next one still runs.
        tap.ok(False, f"{case.__name__} came to its end", repr(error), traceback.format_exc())
        tap.note((desktop.scratch / "unit.txt").read_text(errors="replace"))


def leave_root():
    """Goes on as somebody else, in a namespace of its own: cage does not run as root."""
    done = subprocess.run([*AS_SOMEBODY, "true"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"1..0 # SKIP cage does not run as root, and root can be nobody else here: "
              f"{done.stderr.strip()}", flush=True)
        sys.exit(0)
    os.execvp(AS_SOMEBODY[0], [*AS_SOMEBODY, sys.executable, *sys.argv])


def main(build):
    """Runs both cases on one desktop."""
    if os.geteuid() == 0:
        leave_root()
    prefix = scene.install(build)
    tap = Tap()
    with Desktop(prefix) as desktop:
        service = Service(desktop)
        try:
            environment = make_database(desktop, service)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"1..0 # SKIP the database cannot be compiled: {error}", flush=True)
            return
        for case in (under_cage, under_x):
            run_case(tap, case, desktop, service, environment)
    sys.stdout.flush()
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
