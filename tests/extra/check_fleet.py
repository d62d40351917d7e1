# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks the samples for administrators with the programs that will read them.

Usage: check_fleet.py ROOT BUILD PROGRAM
BUILD is the build's data directory, PROGRAM the built eiam-register.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from gi.repository import Gio, GLib
from tap import Tap

KEYS = "dconf/db/local.d/50-eiam-register"
LOCKS = "dconf/db/local.d/locks/50-eiam-register"
ACCOUNT = "eiam-kiosk"
UNITS = ("eiam-register-cage.service", "eiam-register-gnome-kiosk.service")
# What a unit must say for the program to come back whatever happens.
NEEDED = {"Type": "notify", "Restart": "always", "WatchdogSec": None, "LimitCORE": "0"}


def read_keys(path):
    """Returns what a database's source sets: path of the key → text of its value."""
    source = GLib.KeyFile()
    source.load_from_file(str(path), GLib.KeyFileFlags.NONE)
    return {f"/{group}/{key}": source.get_value(group, key)
            for group in source.get_groups()[0] for key in source.get_keys(group)[0]}


def find_schema_keys(data):
    """Returns every key of the program by its path in the database."""
    source = Gio.SettingsSchemaSource.new_from_directory(str(data), None, True)
    names, _ = source.list_schemas(False)
    schemas = [source.lookup(name, False) for name in names]
    return {schema.get_path() + key: schema.get_key(key)
            for schema in schemas for key in schema.list_keys()}


def find_faults(values, locks, known):
    """Yields what is wrong with settings and locks: GSettings would say nothing of it."""
    for path, text in values.items():
        if path not in known:
            yield f"{path} is no key of the program"
            continue
        value = GLib.Variant.parse(None, text, None, None)
        wanted = known[path].get_value_type()
        if not value.is_of_type(wanted):
            yield f"{path} is of the type {value.get_type_string()}, not {wanted.dup_string()}"
        elif not known[path].range_check(value):
            yield f"{path} cannot be {text}"
    for path in locks:
        if path not in known:
            yield f"{path} is locked, but no key of the program"
    for path in values.keys() - set(locks):
        yield f"{path} is set, but not locked"


def check_settings(tap, fleet, data):
    """Checks names, types and ranges, and that the check would find a fault in each."""
    known = find_schema_keys(data)
    values = read_keys(fleet / KEYS)
    locks = [line for line in (fleet / LOCKS).read_text().splitlines() if line.startswith("/")]
    tap.ok(len(values) > 0, "there are settings")
    tap.equal(list(find_faults(values, locks, known)), [], "the program knows all of them")
    kiosk = "/io/github/eiam/Register/kiosk/"
    for path, text in ((kiosk + "idle-time", "uint32 90"), (kiosk + "idle-timeout", "90"),
                       (kiosk + "idle-timeout", "uint32 5"),
                       ("/io/github/eiam/Register/token-storage", "'nowhere'")):
        faults = list(find_faults({path: text}, [path], known))
        tap.ok(any(path in fault for fault in faults), f"{path}={text} would be found")
    return values, locks


def check_database(tap, fleet, data, values, locks):
    """Has dconf compile the database, and GSettings read it."""
    if shutil.which("dconf") is None or not list(Path("/usr/lib").glob(
            "*/gio/modules/libdconfsettings.so")):
        tap.skip("dconf compiles the database", "dconf or its GSettings module is missing")
        return
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "local")
        done = subprocess.run(["dconf", "compile", str(database), str((fleet / KEYS).parent)],
                              capture_output=True, text=True, check=False)
        tap.equal((done.returncode, done.stderr), (0, ""), "dconf compiles the database")
        profile = Path(folder, "profile")
        sample = (fleet / "dconf/profile/eiam-register").read_text()
        profile.write_text(sample.replace("system-db:local", f"file-db:{database}"))
        tap.ok("file-db:" in profile.read_text(), "the profile names the database")
        environment = os.environ | {"DCONF_PROFILE": str(profile), "GSETTINGS_BACKEND": "dconf",
                                    "GSETTINGS_SCHEMA_DIR": str(data), "HOME": folder}

        def ask(verb, path):
            folder_of_key, key = path[1:].rsplit("/", 1)
            return subprocess.run(["gsettings", verb, folder_of_key.replace("/", "."), key],
                                  env=environment, capture_output=True, text=True,
                                  check=False).stdout.strip()
        for path, text in values.items():
            tap.equal(ask("get", path), text, f"{path} arrives")
        for path in locks:
            tap.equal(ask("writable", path), "false", f"{path} cannot be changed")


def verify(unit, *folders, user=True):
    """Returns what systemd has to say of a unit; nothing when it is good."""
    with tempfile.TemporaryDirectory() as runtime:
        path = ":".join(str(folder) for folder in folders)
        done = subprocess.run(
            ["systemd-analyze", "--man=no", *(["--user"] if user else []), "verify", str(unit)],
            env=os.environ | {"XDG_RUNTIME_DIR": runtime, "SYSTEMD_UNIT_PATH": f"{path}:"},
            capture_output=True, text=True, check=False)
    said = done.stderr.strip()
    return said or (f"it ended with {done.returncode}" if done.returncode != 0 else "")


def check_unit(tap, name, text, folder):
    """Checks one unit for what it must say, and has systemd read it."""
    lines = dict(line.split("=", 1) for line in text.splitlines()
                 if "=" in line and not line.startswith("#"))
    for key, value in NEEDED.items():
        tap.ok(key in lines and value in (None, lines[key]), f"{name} says {key}={value or '…'}")
    if " WATCHDOG_PID " in text:
        tap.equal(lines.get("NotifyAccess"), "all", f"{name} listens to more than one process")
    unit = folder / name
    unit.write_text(text)
    tap.equal(verify(unit, folder), "", f"systemd reads {name}")
    unit.write_text(text.replace("[Install]", "").replace("Restart=", "Restarts="))
    tap.ok("Restarts" in verify(unit, folder), f"a fault in {name} would be found")
    unit.write_text(text)


def check_units(tap, fleet, built, program):
    """Has systemd read every unit, with the built program in place of the installed one."""
    missing = [name for name in ("systemd-analyze", "cage") if shutil.which(name) is None]
    if missing:
        tap.skip("systemd reads the units", f"not installed: {', '.join(missing)}")
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in UNITS:
            text = (built / name).read_text()
            tap.ok("@bindir@" not in text, f"{name} names the program")
            check_unit(tap, name, re.sub(r"/\S*/eiam-register(?= )", program, text), folder)
        # What gnome-kiosk and gnome-session bring.
        for name in ("gnome-session@.target", "org.gnome.Kiosk.target", "gnome-session.target"):
            (folder / name).write_text("[Unit]\nDescription=stands for the real one\n")
        shutil.copytree(fleet / "systemd/user", folder, dirs_exist_ok=True)
        tap.equal(verify(folder / "gnome-session@eiam-register.target", folder), "",
                  "systemd reads the session's drop-in")
        tap.equal(verify(fleet / "systemd/system/eiam-register-seat.service", user=False), "",
                  "systemd reads the seat's unit")


def check_account(tap, fleet):
    """Has systemd make the account and its home below another root."""
    if shutil.which("systemd-sysusers") is None or os.geteuid() != 0:
        tap.skip("the account can be made", "needs systemd-sysusers and root")
        return
    with tempfile.TemporaryDirectory() as root:
        Path(root, "etc").mkdir()
        for tool, options in (("sysusers", ()), ("tmpfiles", ("--create",))):
            done = subprocess.run(
                [f"systemd-{tool}", f"--root={root}", *options,
                 str(fleet / f"{tool}.d/eiam-register.conf")],
                capture_output=True, text=True, check=False)
            tap.equal(done.returncode, 0, f"systemd-{tool} takes its file")
            tap.note(done.stderr)
        account = next((line.split(":") for line in Path(root, "etc/passwd").read_text()
                        .splitlines() if line.startswith(ACCOUNT + ":")), [""] * 7)
        home = Path(root, account[5].lstrip("/"))
        tap.ok(account[6].endswith("nologin"), "the account has no shell", account)
        tap.equal((home.stat().st_uid, home.stat().st_mode & 0o777), (int(account[2]), 0o700),
                  "its home is its own")


def check_session(tap, fleet):
    """Has the desktop's own tools read the session."""
    entry = fleet / "wayland-sessions/eiam-register.desktop"
    if shutil.which("desktop-file-validate") is None:
        tap.skip("the session's entry is valid", "desktop-file-validate is missing")
    else:
        lines = entry.read_text().splitlines(keepends=True)
        # Display managers know this key, the validator knows programs' entries alone.
        kept = [line for line in lines if not line.startswith("DesktopNames=")]
        tap.equal(len(lines) - len(kept), 1, "the session's entry names its desktop")
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch, entry.name)
            copy.write_text("".join(kept))
            done = subprocess.run(["desktop-file-validate", str(copy)], capture_output=True,
                                  text=True, check=False)
        tap.equal((done.returncode, done.stdout), (0, ""), "the session's entry is valid")
    session = GLib.KeyFile()
    session.load_from_file(str(fleet / "gnome-session/sessions/eiam-register.session"),
                           GLib.KeyFileFlags.NONE)
    tap.ok("org.gnome.Kiosk" in session.get_string_list("GNOME Session", "RequiredComponents"),
           "the session has gnome-kiosk")
    tap.ok("--session eiam-register" in entry.read_text(), "the entry starts that session")


def check_places(tap, fleet):
    """Checks that each sample says where it belongs, which is how they are laid out."""
    for path in sorted(fleet.rglob("*")):
        place = path.relative_to(fleet)
        if path.is_dir() or path.name == "meson.build":
            continue
        head = path.read_text().splitlines()[:5]
        tap.ok(any(f"/{str(place).removesuffix('.in')}" in line for line in head),
               f"{place} says where it belongs")


def main(root, data, program):
    """Checks all samples."""
    tap = Tap()
    fleet = Path(root, "data", "fleet").absolute()
    values, locks = check_settings(tap, fleet, data)
    check_database(tap, fleet, data, values, locks)
    check_units(tap, fleet, Path(data, "fleet"), str(Path(program).absolute()))
    check_account(tap, fleet)
    check_session(tap, fleet)
    check_places(tap, fleet)
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
