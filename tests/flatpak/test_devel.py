# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Builds the development version by its own manifest, and runs it beside the program.

Usage: test_devel.py BUILD
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import local
import scene
from loop import wait_until
from sandbox import APP, Sandbox, find_cache
from tap import Tap

DEVEL = f"{APP}.Devel"
TITLES = {APP: "Staff Sign-Up", DEVEL: "Staff Sign-Up (Development)"}
ICON = "export/share/icons/hicolor/scalable/apps/{}.svg"
SETTINGS = """[{path}]
help-text='{text}'
"""
# What the host says to each of them.
TEXTS = {APP: "Ask the second floor", DEVEL: "Ask the developers"}


def write_manifest(cache):
    """Writes the manifest for the runtime of the tests beside the original; returns its path."""
    folder = cache / "source" / "flatpak"
    path = folder / "devel.json"
    shutil.copy(folder / f"{DEVEL}.json", path)
    local.adapt(path, cache, True)
    return path


def build(cache, scratch):
    """Builds and installs it."""
    log = Path(scratch, "build.log")
    with log.open("w") as stream:
        done = subprocess.run(
            ["dbus-run-session", "--", "flatpak-builder", "--user", "--install", "--force-clean",
             "--disable-rofiles-fuse", "--disable-updates", "--ccache",
             f"--state-dir={cache / 'work' / 'state'}", str(cache / "work" / "build-devel"),
             str(write_manifest(cache))],
            cwd=cache / "work", env=local.environment(cache), stdout=stream, stderr=stream,
            check=False)
    shutil.rmtree(cache / "work" / "build-devel", ignore_errors=True)
    if done.returncode != 0:
        raise RuntimeError(log.read_text(errors="replace")[-4000:])


def digest(path):
    """Returns what tells files apart."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_exports(tap, cache):
    """Looks at what a desktop shows of both."""
    icons = {}
    for app in (APP, DEVEL):
        active = cache / "installation" / "app" / app / "current" / "active"
        icons[app] = digest(active / ICON.format(app))
        entry = (active / "export" / "share" / "applications" / f"{app}.desktop").read_text()
        tap.ok(f"\nName={TITLES[app]}\n" in entry, f"{app}: its entry is called {TITLES[app]}")
        tap.ok(f"\nIcon={app}\n" in entry, f"{app}: …and has its own icon")
    tap.ok(icons[APP] != icons[DEVEL], "the icons differ")


def add_settings(desktop):
    """Makes a system database in which each of them has a text of its own."""
    folder = desktop.scratch / "dconf"
    (folder / "keys.d").mkdir(parents=True)
    (folder / "keys.d" / "50-eiam").write_text("".join(
        SETTINGS.format(path=app.replace(".", "/"), text=text) for app, text in TEXTS.items()))
    desktop.run("dconf", "compile", str(folder / "system"), str(folder / "keys.d"))
    (folder / "profile").write_text(f"user-db:user\nfile-db:{folder / 'system'}\n")
    desktop.environment["DCONF_PROFILE"] = str(folder / "profile")


def has_window(desktop, app):
    """Tells whether a window of that class can be seen."""
    done = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", f"^{app}$"],
                          env=desktop.environment, capture_output=True, check=False)
    return done.stdout.strip() != b""


def has_name(desktop, app):
    """Tells whether a program has that name on the bus."""
    said = desktop.run("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
                       "--object-path", "/org/freedesktop/DBus",
                       "--method", "org.freedesktop.DBus.NameHasOwner", app)
    return b"true" in said


def check_settings(tap, desktop):
    """Each reads what the host says to it, and changes what is its own."""
    def settings(app, *command):
        return desktop.run("flatpak", "run", "--command=gsettings", app, *command).decode().strip()

    for app, text in TEXTS.items():
        tap.equal(settings(app, "get", APP, "help-text"), f"'{text}'",
                  f"{app}: the host's setting reaches it")
    settings(DEVEL, "set", APP, "help-phone", "123")
    tap.equal([settings(app, "get", APP, "help-phone") for app in (APP, DEVEL)], ["''", "'123'"],
              "what is set in one is not set in the other")


def run_both(tap, desktop):
    """Starts both, and looks at them while both are there."""
    errors = desktop.scratch / "errors.txt"
    with errors.open("wb") as stream:
        for app in (APP, DEVEL):
            desktop.start("flatpak", "run", app, "--demo", stdin=subprocess.DEVNULL,
                          stdout=stream, stderr=stream)
    for app in (APP, DEVEL):
        wait_until(lambda app=app: has_window(desktop, app), f"the window of {app}", 60)
        tap.ok(True, f"{app}: its window is open")
    for app in (APP, DEVEL):
        tap.ok(has_name(desktop, app), f"{app}: it has its own name on the bus")
    running = desktop.run("flatpak", "ps", "--columns=application").decode().split()
    tap.equal(sorted(set(running)), [APP, DEVEL], "both run at once")
    for app in (APP, DEVEL):
        desktop.run("flatpak", "kill", app)
    tap.equal([line for line in errors.read_text().splitlines() if "CRITICAL" in line], [],
              "nothing critical was said")


def main(build_folder):
    """Builds, installs, looks and runs."""
    cache = find_cache()
    prefix = scene.install(build_folder)
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="eiam-register-") as home:
        try:
            build(cache, home)
            check_exports(tap, cache)
            with Sandbox(prefix, cache, home) as desktop:
                add_settings(desktop)
                check_settings(tap, desktop)
                run_both(tap, desktop)
        except Exception:  # Whatever goes wrong is one failed check more.
            tap.ok(False, "both came to their end", traceback.format_exc())
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
