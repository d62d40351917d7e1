# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Does with a release what a distribution does: unpack, build, install, try, take away.

Usage: test_package.py SOURCE BUILD
"""

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from gi.repository import GLib

from desktop import Desktop
from driver import Program, is_field
from loop import wait_until
from tap import Tap
from tree import files, languages
from words import Words

APPLICATION = "io.github.eiam.Register"
OBJECT = "/io/github/eiam/Register"
# What the package has, below its prefix, besides the translations.
INSTALLED = {
    "bin/eiam-demo-service",
    "bin/eiam-register",
    "lib/odd/eiam-register/libeiam-demo.so",
    f"share/applications/{APPLICATION}.desktop",
    f"share/dbus-1/services/{APPLICATION}.service",
    f"share/glib-2.0/schemas/{APPLICATION}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{APPLICATION}.svg",
    f"share/icons/hicolor/symbolic/apps/{APPLICATION}-symbolic.svg",
    f"share/metainfo/{APPLICATION}.metainfo.xml",
    f"share/mime/packages/{APPLICATION}.xml",
}
# What the desktop's own tools make of it where the program is installed for use. A package
# manager runs them itself, whenever something is installed or taken away.
CACHES = ("applications/mimeinfo.cache", "glib-2.0/schemas/gschemas.compiled",
          "icons/hicolor/icon-theme.cache", "mime/")
LEFT_OUT = (".git", ".gitignore")


def run(*command, **options):
    """Runs a command; returns what it printed, and raises with all of that if it fails."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stdout[-3000:]}")
    return done.stdout


def below(folder):
    """Returns the files below a folder, by their paths in it."""
    return {str(path.relative_to(folder)) for path in Path(folder).rglob("*")
            if not path.is_dir()}


def samples(unpacked):
    """Returns where the samples for self-service machines go, below the prefix."""
    return {f"share/doc/eiam-register/fleet/{path.removesuffix('.in')}"
            for path in below(unpacked / "data" / "fleet") - {"meson.build"}}


def unpack(build, folder):
    """Makes the archive of a release and unpacks it; returns where."""
    run("meson", "dist", "-C", build, "--no-tests", "--formats=gztar", "--allow-dirty")
    archive = max(Path(build, "meson-dist").glob("*.tar.gz"), key=os.path.getmtime)
    with tarfile.open(archive) as content:
        content.extractall(folder)
    return next(folder.iterdir())


def check_archive(tap, source, unpacked):
    """Checks that all that belongs to the project is in the archive, and nothing else."""
    version = run("meson", "introspect", "--projectinfo", source / "meson.build")
    tap.ok(f'"version": "{unpacked.name.rpartition("-")[2]}"' in version,
           f"{unpacked.name} is named after the project and its version")
    listed = set(run("git", "-C", source, "ls-files", "-z").split("\0")) - {""}
    tap.equal(sorted(listed - below(unpacked) - set(LEFT_OUT)), [], "no file is missing")
    tap.equal(sorted(below(unpacked) - listed), [], "no file is there besides")
    for name in ("COPYING", "README.md", "po/LINGUAS"):
        tap.ok((unpacked / name).stat().st_size > 0, f"{name} is there")
    tap.ok(len(files(unpacked, ".po")) == len(languages(unpacked)),
           "there is a catalogue for each language")


def build_it(unpacked, build, prefix):
    """Builds the programs and what is installed with them."""
    run("meson", "setup", build, unpacked, f"--prefix={prefix}", "--libdir=lib/odd",
        "-Dbuildtype=plain", "-Dwerror=true")
    run("ninja", "-C", build, "eiam-register-gmo", "src/eiam-register",
        "src/demo/eiam-demo-service",
        *[f"data/{APPLICATION}.{kind}" for kind in ("desktop", "metainfo.xml", "xml")],
        "data/gschemas.compiled")


def check_staged(tap, unpacked, build, prefix, stage):
    """Checks an installation for a package, below another root; then takes it away."""
    environment = os.environ | {"DESTDIR": str(stage)}
    run("meson", "install", "-C", build, "--no-rebuild", env=environment)
    root = stage / prefix.relative_to("/")
    found = below(root)
    translations = {path for path in found if path.endswith("LC_MESSAGES/eiam-register.mo")}
    tap.equal(below(stage), {str(root.relative_to(stage) / path) for path in found},
              "everything is below the prefix")
    tap.equal(sorted(found - translations), sorted(INSTALLED | samples(unpacked)),
              "the package has what it has to")
    tap.equal({Path(path).parts[2] for path in translations}, set(languages(unpacked)),
              "it has every language")
    named = [path for path in found if str(stage).encode() in (root / path).read_bytes()]
    tap.equal(named, [], "no file names the other root")
    sources = [path for path in found if str(unpacked).encode() in (root / path).read_bytes()]
    tap.equal(sources, [], "no file names the directory of the sources")
    service = (root / f"share/dbus-1/services/{APPLICATION}.service").read_text(encoding="utf-8")
    tap.ok(f'Exec="{prefix}/bin/eiam-register" ' in service, "the bus finds the program")
    run("ninja", "-C", build, "uninstall", env=environment)
    tap.equal(list(stage.rglob("*")), [], "nothing of it is left")


def check_installed(tap, build, prefix):
    """Installs for use; checks what the desktop's tools have made."""
    run("meson", "install", "-C", build, "--no-rebuild")
    for name in CACHES:
        tap.ok((prefix / "share" / name).exists(), f"{name} is made")


def check_removed(tap, build, prefix):
    """Takes the installation away; only what others made is left."""
    run("ninja", "-C", build, "uninstall")
    left = [path for path in below(prefix)
            if not path.removeprefix("share/").startswith(CACHES)]
    tap.equal(left, [], "what is left was made by the desktop's own tools")


def check_tests(tap, build):
    """Checks that the tests of the data pass in the archive, too."""
    for name in ("desktop-entry", "metainfo", "schemas", "check-spdx", "check-potfiles",
                 "check-quality"):
        said = run("meson", "test", "-C", build, "--no-rebuild", name)
        tap.ok("Fail:               0" in said, f"{name} passes", said)


def check_journey(tap, unpacked, prefix, pictures):
    """Carries a registration through the window of the installed program."""
    said = run("/usr/bin/python3", unpacked / "tests" / "e2e" / "journey.py", prefix, pictures)
    tap.ok("Registered" in said, "a person can register", said)


def check_found(tap, prefix):
    """Starts the program as a desktop finds it: by PATH, XDG_DATA_DIRS and the bus."""
    words = Words(prefix, "de")
    with Desktop(prefix) as desktop:
        desktop.environment["PATH"] = f"{prefix / 'bin'}:{desktop.environment['PATH']}"
        tap.ok("GSETTINGS_SCHEMA_DIR" not in desktop.environment, "nothing else points to it")
        by_path = ("sh", "-c", 'shift; exec eiam-register "$@"', "sh")
        program = Program(desktop, "--language=de", wrapper=by_path)
        tap.ok(words("Server address") != "Server address", "there are German words")
        tap.ok(program.find(words("Server address"), is_field), "it speaks German, found by PATH")
        tap.ok(desktop.run("gsettings", "get", APPLICATION, "server-url"), "its settings are found")
        program.close()
        check_bus(tap, desktop, program)
        tap.equal(program.complaints(), [], "nothing critical was said")


def check_bus(tap, desktop, program):
    """Has the bus start the program, and end it again."""
    def call(destination, path, method, *arguments):
        return desktop.run("gdbus", "call", "--session", "--dest", destination, "--object-path",
                           path, "--method", method, *arguments).decode()

    call(APPLICATION, OBJECT, "org.freedesktop.Application.Activate", "{}")
    answer = call("org.freedesktop.DBus", "/org/freedesktop/DBus",
                  "org.freedesktop.DBus.GetConnectionUnixProcessID", APPLICATION)
    program.attach(int(answer.split()[1].strip(",)")))
    tap.ok(program.find("Server address", is_field), "the bus starts it")
    program.close()
    wait_until(lambda: program.process.poll() is not None, "the program to end")


def main(source, build):
    """Goes through the life of a package."""
    tap = Tap()
    source = Path(source)
    asked = subprocess.run(["git", "-C", source, "rev-parse", "--verify", "HEAD"],
                           capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        reason = " ".join(asked.stderr.split())[:200]
        print(f"1..0 # SKIP archives are made of a git repository: {reason}", flush=True)
        sys.exit(0)
    with tempfile.TemporaryDirectory(prefix="eiam package ") as scratch:
        scratch = Path(scratch)
        prefix = scratch / "some prefix"
        for name in ("source code", "stage"):
            (scratch / name).mkdir()
        try:
            unpacked = unpack(build, scratch / "source code")
            check_archive(tap, source, unpacked)
            build_it(unpacked, scratch / "build", prefix)
            check_tests(tap, scratch / "build")
            check_staged(tap, unpacked, scratch / "build", prefix, scratch / "stage")
            check_installed(tap, scratch / "build", prefix)
            check_journey(tap, unpacked, prefix, scratch / "pictures")
            check_found(tap, prefix)
            check_removed(tap, scratch / "build", prefix)
        except (RuntimeError, TimeoutError, subprocess.SubprocessError, GLib.Error) as error:
            tap.ok(False, "it came to its end", str(error))
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
