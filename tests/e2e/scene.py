# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests share: the installed program, a desktop, a service, a report of failures."""

import fcntl
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path

from tap import Tap

from desktop import Desktop
from driver import Program
from service import Service
from steps import CLIENT_ID


def install(build):
    """Installs the program below the build directory; returns the prefix."""
    build = Path(build).resolve()
    options = subprocess.run(
        ["meson", "introspect", "--buildoptions", str(build)],
        check=True, capture_output=True, text=True,
    ).stdout
    prefix = next(Path(one["value"]) for one in json.loads(options) if one["name"] == "prefix")
    if not prefix.is_relative_to(build):
        print("1..0 # SKIP the prefix is not below the build directory", flush=True)
        sys.exit(0)
    with Path(build, "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(
            ["meson", "install", "-C", str(build), "--no-rebuild", "--only-changed", "--quiet"],
            check=True, stdout=subprocess.DEVNULL,
        )
    return prefix


def configured(service):
    """Returns the options that name the service, for programs without a first page."""
    return (f"--server={service.url}", f"--client-id={CLIENT_ID}",
            f"--ca-file={service.authority}")


def report(tap, name, program, build):
    """Leaves a picture and the texts of a window in which a test failed."""
    for line in traceback.format_exc().splitlines():
        tap.note(line)
    if program is not None:
        tap.note(program.tree())
        tap.note(program.errors.read_text(errors="replace"))
        picture = Path(build, "tests", "e2e", "failed", f"{name}.png")
        try:
            program.picture(picture)
            tap.note(f"picture: {picture}")
        except (OSError, TypeError, subprocess.SubprocessError) as error:
            # The window may be gone already.
            tap.note(f"no picture: {error}")


def run(cases, *service_options):
    """Runs each case with a program of its own, all on one desktop; ends the process."""
    build = sys.argv[1]
    prefix = install(build)
    tap = Tap()
    with Desktop(prefix) as desktop:
        service = Service(desktop, *service_options)
        for case in cases:
            run_case(tap, case, desktop, service, build)
    sys.stdout.flush()
    tap.done()


def run_case(tap, case, desktop, service, build):
    """Runs one case; whatever goes wrong is one failed check more."""
    service.control("reset", "")
    service.codes.clear()
    service.puzzles.clear()
    program = None
    failed = tap.failed
    try:
        getattr(case, "prepare", lambda _desktop: None)(desktop)
        options = getattr(case, "options", configured)(service)
        environment = getattr(case, "environment", lambda _desktop: None)(desktop)
        program = getattr(case, "program", Program)(
            desktop, *options, environment=environment, wrapper=getattr(case, "wrapper", ()))
        case(tap, program, service, desktop)
        tap.equal(program.complaints(), [], f"{case.__name__}: nothing critical was said")
    except Exception as error:  # A case may fail in any way, and the next one still runs.
        tap.ok(False, f"{case.__name__} came to its end", repr(error))
    if tap.failed > failed:
        report(tap, case.__name__, program, build)
    if program is not None:
        program.close()
        os.truncate(program.errors, 0)
