# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Goes from nothing to the program on a desktop, by the commands of the documentation.

Usage: test_guide.py BUILD
They are taken from there and run as they stand, on a machine whose only network is itself. In
place of the GNOME runtime comes the one that is made here, and the sources are those that `prepare`
took; else nothing is replaced. Their tests, which `prepare` runs, run again with --long only. The
desktop knows no other remote, so that the runtime comes from the own one, too.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import guide
import local
import platforms
import scene
from sandbox import APP, Sandbox, SandboxedProgram, find_cache
from steps import fill_mobile
from tap import Tap

ROOT = Path(__file__).parents[2]
HOST = "flatpak.example.com"
PUBLISHED = "https://github.com/eiam/register.git"
# Our runtime in place of that of GNOME, which no machine without a network has.
REPLACED = {
    "org.gnome.Platform//50": f"{local.PLATFORM}//{local.BRANCH}",
    "org.gnome.Sdk//50": f"{local.SDK}//{local.BRANCH}",
}
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
INSIDE = "EIAM_FLATPAK_ALONE"
GIT = ("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
NGINX = """daemon off;
master_process off;
pid nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/conf.d/*.conf;
}}
"""


def go_alone():
    """Starts this again with a network and mounts of its own, unless that has happened."""
    if os.environ.get(INSIDE):
        return
    os.environ[INSIDE] = "1"
    person = () if os.geteuid() == 0 else ("--map-root-user",)
    os.execvp("unshare", ["unshare", "--net", "--mount", *person, sys.executable, *sys.argv])


def run(*command, **options):
    """Runs a tool; raises with what it said when it fails."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stdout[-4000:]}")
    return done.stdout


class Machine:
    """The computer that builds, and the desktop beside it: one network, two installations."""

    def __init__(self, tap, cache, scratch):
        self.tap = tap
        self.cache = cache
        self.scratch = Path(scratch)
        self.home = self.scratch / "home"
        self.server = None

    def set_up(self):
        """Makes what the guide takes for granted: names, a certificate, the runtime's remote."""
        run("ip", "link", "set", "lo", "up")
        for name in ("home/.cache/eiam-register", "srv", "nginx/conf.d"):
            (self.scratch / name).mkdir(parents=True)
        run("mount", "--bind", self.scratch / "srv", "/srv")
        self.replace(Path("/etc/hosts"), f"127.0.0.1 localhost {HOST}\n")
        nginx = self.scratch / "nginx"
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}",
            "-keyout", nginx / f"{HOST}.key", "-out", nginx / f"{HOST}.crt")
        self.replace(AUTHORITIES, AUTHORITIES.read_text() + (nginx / f"{HOST}.crt").read_text())
        # What the compiler has seen before is kept for the next time.
        (self.home / ".cache" / "eiam-register" / "flatpak-work").symlink_to(self.cache / "work")
        repository = platforms.make((self.cache / "installed").read_text().strip(), self.scratch)
        self.type(f"flatpak remote-add --no-gpg-verify runtime file://{repository}", "builder")
        self.publish()

    def replace(self, path, text):
        """Puts other contents in the place of a file of the system, on this machine alone."""
        own = self.scratch / path.name
        own.write_text(text)
        run("mount", "--bind", own, path)

    def publish(self):
        """Makes the repository that git finds at the published address."""
        tree = self.scratch / "published"
        shutil.copytree(self.cache / "source", tree, symlinks=True)
        local.adapt(tree / "flatpak" / f"{APP}.json", self.cache,
                    not os.environ.get("EIAM_TEST_LONG"))
        run(*GIT, "init", "--quiet", tree)
        run(*GIT, "-C", tree, "add", "--all")
        run(*GIT, "-C", tree, "commit", "--quiet", "--message=Sources")
        (self.scratch / "gitconfig").write_text(
            f'[url "{tree}"]\n  insteadOf = {PUBLISHED}\n[safe]\n  directory = *\n')

    def environment(self, installation):
        """Returns the variables of a shell on one of the two computers."""
        return {
            "FLATPAK_SYSTEM_DIR": str(self.scratch / installation),
            # Without a system bus nobody can be asked for parental controls.
            "FLATPAK_SYSTEM_HELPER_ON_SESSION": "1",
            "FLATPAK_USER_DIR": str(self.scratch / "nothing"),
            "GIT_CONFIG_GLOBAL": str(self.scratch / "gitconfig"),
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def type(self, commands, installation):
        """Types commands into a shell; returns what they printed."""
        begin = time.monotonic()
        said = run("dbus-run-session", "--", "bash", "-e", "-o", "pipefail", "-c", commands,
                   cwd=self.home, env=self.environment(installation), stdin=subprocess.DEVNULL)
        for line in commands.splitlines():
            self.tap.note(f"{installation}$ {line}")
        self.tap.note(f"{time.monotonic() - begin:.0f} seconds")
        return said

    def serve(self, block):
        """Starts nginx with the lines of the guide."""
        folder = self.scratch / "nginx"
        (folder / "conf.d" / "flatpak.conf").write_text(block + "\n")
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder))
        program = shutil.which("nginx") or self.cache / "nginx" / "usr" / "sbin" / "nginx"
        self.server = subprocess.Popen([str(program), "-p", str(folder), "-c",
                                        str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
        run("curl", "-s", "-f", "-o", os.devnull, "--retry", "50", "--retry-connrefused",
            "--retry-delay", "1", f"https://{HOST}/repo/config")

    def close(self):
        """Ends the web server."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(10)


def with_our_runtime(tap, commands):
    """Returns commands with our runtime in the place of that of GNOME."""
    for name, ours in REPLACED.items():
        tap.ok(name in commands, f"the guide installs {name}")
        commands = commands.replace(name, ours)
    return commands


def open_window(machine, build):
    """Starts the program on the desktop."""
    prefix = scene.install(build)
    with Sandbox(prefix, machine.cache, machine.home) as desktop:
        desktop.environment |= machine.environment("desktop") | {
            "PATH": desktop.environment["PATH"]}
        program = SandboxedProgram(desktop, "--demo")
        try:
            fill_mobile(program, "13900139000")
            machine.tap.ok(True, "its window is open and takes a number")
            machine.tap.equal(program.complaints(), [], "nothing critical was said")
        finally:
            program.close()


def follow(machine, build):
    """Goes the whole way."""
    tap, told = machine.tap, guide.read(ROOT)
    begin = time.monotonic()
    machine.type(with_our_runtime(tap, told["build"]), "builder")
    machine.serve(told["nginx"])
    machine.type(told["desktop"], "desktop")
    said = machine.type("flatpak list --columns=ref,origin", "desktop")
    lines = [line.split() for line in said.splitlines()]
    tap.equal({line[1] for line in lines if len(line) == 2}, {"eiam"},
              "all that is on the desktop came from the own remote")
    for ref, what in ((platforms.RUNTIME, "the runtime"), (platforms.EXTENSION, "its extension")):
        tap.ok(any(ref.endswith(line[0]) for line in lines if line), f"…{what}, too", said)
    tap.note(f"from nothing to a desktop: {time.monotonic() - begin:.0f} seconds")
    open_window(machine, build)
    # The bus may say something, too.
    commit = machine.type(f"flatpak info --show-commit {APP}", "desktop").split()[-1]
    said = machine.type(told["back"].replace("COMMIT", commit), "desktop")
    tap.ok(commit in said, "the guide's list of versions has the one that is installed", said)
    tap.ok(APP in machine.type("flatpak mask", "desktop"), "no update is taken any more")


def main(build):
    """Sets the machine up and tries the guide."""
    cache = find_cache()
    go_alone()
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="guide-", dir=cache) as scratch:
        machine = Machine(tap, cache, scratch)
        try:
            machine.set_up()
            follow(machine, build)
        except Exception:  # Whatever goes wrong is one failed check more.
            tap.ok(False, "the guide came to its end", traceback.format_exc())
        finally:
            machine.close()
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
