# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks at what is in the installed Flatpak, and at where its libraries come from.

Usage: test_modules.py BUILD
`prepare` built the manifest's modules from Debian's copies of their sources.
"""

import subprocess
import sys
from pathlib import Path

import local
import sources
from sandbox import APP, find_cache
from tap import Tap
from tree import languages

ROOT = Path(__file__).parents[2]
# What the program needs besides the modules, and the runtime has.
OF_THE_RUNTIME = ("libgtk-4", "libadwaita-1", "libsoup-3.0", "libsecret-1", "libjson-glib-1.0",
                  "libnettle")


def inside(cache, *command):
    """Runs a tool of the SDK in the program's sandbox; returns what it printed."""
    done = subprocess.run(
        ["dbus-run-session", "--", "flatpak", "run", "--devel", f"--command={command[0]}", APP,
         *command[1:]],
        env=local.environment(cache), capture_output=True, text=True, check=True)
    return done.stdout


def read_libraries(cache):
    """Returns the path of each library of the program."""
    lines = inside(cache, "ldd", "/app/bin/eiam-register").splitlines()
    parts = [line.split() for line in lines if " => " in line]
    return {part[0]: part[2] for part in parts}


def check_source(tap, one):
    """Compares what the manifest pins with what Debian has signed."""
    name = one["module"]
    what = f"{name}: the pinned file is the one that Debian has as {one['file']}"
    if one["listed"] is None:
        tap.skip(what, f"there is no list of sources: {one['reason']}")
    else:
        tap.equal(one["pinned"], one["listed"], what)
    if one["fetched"] is not None:
        tap.equal(one["fetched"], one["pinned"], f"{name}: …and so is what was fetched")


def check_built(tap, one, libraries, files):
    """Looks at what was built of a module."""
    name = one["module"]
    if one["fetched"] is None:
        tap.skip(f"{name}: built as the manifest says",
                 f"the runtime’s own is used, as the mirror has no source: {one['reason']}")
        return
    used = [path for library, path in libraries.items() if library.startswith(name)]
    tap.ok(used and all(path.startswith("/app/lib/") for path in used),
           f"{name}: the program runs on the module", *libraries.values())
    tap.ok(f"/app/share/licenses/{APP}/{name}/COPYING" in files, f"{name}: its licence is there")


def main(_build):
    """Checks all modules."""
    cache = find_cache()
    tap = Tap()
    libraries = read_libraries(cache)
    files = inside(cache, "find", "/app", "-type", "f").splitlines()
    for one in sources.read_report(cache):
        check_source(tap, one)
        check_built(tap, one, libraries, files)
    for name in OF_THE_RUNTIME:
        used = [path for library, path in libraries.items() if library.startswith(name)]
        tap.ok(used and not used[0].startswith("/app/"), f"{name} is the runtime's", *used)
    tap.equal([path for path in files if path.startswith("/app/bin/")], ["/app/bin/eiam-register"],
              "there is one program")
    for folder in ("/app/include/", "/app/lib/pkgconfig/", "/app/share/man/"):
        tap.equal([path for path in files if path.startswith(folder)], [],
                  f"nothing that begins with {folder} is delivered")
    tap.ok(f"/app/share/licenses/{APP}/eiam-register/COPYING" in files, "the licence is there")
    spoken = [path.split("/")[4] for path in files if path.endswith("/eiam-register.mo")]
    tap.equal(sorted(spoken), sorted(languages(ROOT)), "every language is in it")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
