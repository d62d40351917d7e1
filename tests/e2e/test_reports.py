# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the program reports on the command line: settings with their origin, and its health.

There is no display; the settings come from a real dconf with an administrator's values and locks.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import keyrings
import memory
import scene
import silence
from desktop import Desktop
from loop import wait_until
from service import Service
from steps import CLIENT_ID
from tap import Tap
from test_tls import HOST, Peer, clock_environment

SERVER = "https://eiam.example.com"
PROFILE = "user-db:user\nfile-db:{folder}/company\n"
COMPANY = f"""[io/github/eiam/Register]
server-url='{SERVER}'
client-id='COMPANY'
token-storage='none'

[io/github/eiam/Register/kiosk]
idle-timeout=uint32 120
"""
LOCKS = """/io/github/eiam/Register/server-url
/io/github/eiam/Register/token-storage
/io/github/eiam/Register/resend-delay
/io/github/eiam/Register/kiosk/idle-timeout
"""
USER = """[io/github/eiam/Register]
client-id='MINE'
token-storage='keyring'
help-phone='5555'
hidden-fields=['email']
"""
# Origin, lock and value of what is not as the schema has it.
WANTED = {
    "server-url": ("administrator", True, SERVER),
    "client-id": ("user", False, "MINE"),
    "token-storage": ("administrator", True, "none"),
    "resend-delay": ("default", True, 60),
    "help-phone": ("user", False, "5555"),
    "hidden-fields": ("user", False, ["email"]),
    "ca-file": ("command-line", False, "~/own.pem"),
    "kiosk/idle-timeout": ("administrator", True, 120),
    "kiosk/enabled": ("command-line", False, True),
}
CHECKS = ["settings", "clock", "dns", "tcp", "proxy", "tls", "service", "keyring"]
BY_PROXY = {"GIO_USE_PROXY_RESOLVER": "gnome"}
LATE = "did not answer in time"
AHEAD = 3600


class Reporter:
    """Runs the program without a display."""

    def __init__(self, tap, desktop, service):
        self.tap = tap
        self.desktop = desktop
        self.service = service

    def run(self, *options, environment=None, wrapper=()):
        """Returns the exit status and the output; fails when it takes too long."""
        variables = self.desktop.environment | (environment or {})
        variables.pop("DISPLAY")
        done = subprocess.run(
            [*wrapper, str(self.desktop.prefix / "bin" / "eiam-register"), *options], env=variables,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60)
        self.tap.equal([line for line in done.stderr.splitlines() if "CRITICAL" in line], [],
                       f"{options[0]}: nothing critical was said")
        return done.returncode, done.stdout

    def health(self, *options, server=None, **more):
        """Checks the health; returns the exit status and the checks by their names."""
        status, text = self.run("--health", "--json", f"--server={server or self.service.url}",
                                f"--client-id={CLIENT_ID}", *options, **more)
        report = json.loads(text)
        checks = {check["check"]: check for check in report["checks"]}
        self.tap.equal(list(checks), CHECKS, "every check is reported")
        self.tap.equal(report["healthy"], status == 0, "the exit status says the same")
        return status, checks

    def trusted(self, *options, **more):
        """The same, with the service's authority."""
        return self.health(f"--ca-file={self.service.authority}", *options, **more)

    def expect(self, outcome, failed, reason, *skipped):
        """Checks that one thing failed, for that reason, and what was not checked for it."""
        status, checks = outcome
        self.tap.equal((status, [name for name in CHECKS if checks[name]["status"] == "failed"]),
                       (1, [failed]), f"{failed} fails alone")
        said = " ".join(checks[failed].get(part, "") for part in ("sentence", "next_step"))
        self.tap.ok(reason in said and checks[failed].get("next_step"), f"it says “{reason}”", said)
        for name in skipped:
            self.tap.ok(f"“{failed}” failed" in checks[name]["sentence"],
                        f"{name} is not checked, because of {failed}", str(checks[name]))


def write_dconf(desktop):
    """Makes a dconf of an administrator and of a person; returns the variables that choose it."""
    folder = desktop.scratch / "dconf"
    company, user = folder / "company.d", folder / "user.d"
    (company / "locks").mkdir(parents=True)
    user.mkdir()
    (company / "register").write_text(COMPANY)
    (company / "locks" / "register").write_text(LOCKS)
    (user / "register").write_text(USER)
    home = Path(desktop.environment["HOME"], ".config", "dconf")
    home.mkdir(parents=True)
    desktop.run("dconf", "compile", str(folder / "company"), str(company))
    desktop.run("dconf", "compile", str(home / "user"), str(user))
    (folder / "profile").write_text(PROFILE.format(folder=folder))
    return {"GSETTINGS_BACKEND": "dconf", "DCONF_PROFILE": str(folder / "profile")}


def dump_config(reporter, desktop):
    """Compares what is reported with what dconf was given."""
    tap = reporter.tap
    variables = write_dconf(desktop)
    home = desktop.environment["HOME"]
    authority = Path(home, "own.pem")
    shutil.copy(reporter.service.authority, authority)
    options = ("--dump-config", f"--ca-file={authority}", "--kiosk")
    status, text = reporter.run(*options, "--json", environment=variables)
    tap.equal(status, 0, "the settings are printed")
    rows = {row["key"]: row for row in json.loads(text)}
    for key, wanted in WANTED.items():
        row = rows[key]
        tap.equal((row["origin"], row["locked"], row["value"]), wanted, f"{key} is told truly")
    others = {(row["origin"], row["locked"]) for key, row in rows.items() if key not in WANTED}
    tap.equal(others, {("default", False)}, "the others are as the schema has them")
    schema = desktop.run("gsettings", "list-recursively", "io.github.eiam.Register").decode()
    schema += desktop.run("gsettings", "list-recursively", "io.github.eiam.Register.kiosk").decode()
    tap.equal(sorted(key.rpartition("/")[2] for key in rows),
              sorted({line.split()[1] for line in schema.splitlines()}), "no key is missing")

    status, table = reporter.run(*options, environment=variables)
    lines = [line.split(None, 3) for line in table.splitlines()]
    tap.equal(lines[0], ["KEY", "ORIGIN", "LOCKED", "VALUE"], "the table has a heading")
    tap.equal([line[0] for line in lines[1:]], list(rows), "and the same keys")
    tap.ok(["server-url", "administrator", "yes", f"'{SERVER}'"] in lines, "and the same values")
    tap.equal(list(memory.find_values((text + table).encode(), {"home": home})), [],
              "the person's directory is not told")


def usage(reporter, _desktop):
    """Asks for what makes no sense."""
    status, text = reporter.run("--json")
    reporter.tap.equal((status, text), (2, ""), "--json alone is bad usage")


def well(reporter, _desktop):
    """Everything is in order."""
    status, checks = reporter.trusted()
    reporter.tap.equal((status, [checks[name]["status"] for name in CHECKS]),
                       (0, ["ok", "ok", "ok", "ok", "skipped", "ok", "ok", "ok"]),
                       "a machine that is in order is healthy")
    status, text = reporter.run("--health", f"--server={reporter.service.url}",
                                f"--client-id={CLIENT_ID}",
                                f"--ca-file={reporter.service.authority}")
    reporter.tap.equal([line.split()[0] for line in text.splitlines()], CHECKS,
                       "for people there is a line for each check")
    posted = [entry for entry in json.loads(reporter.service.control("requests"))
              if entry.get("method", "GET") != "GET"]
    reporter.tap.equal(posted, [], "nothing was asked for that has an effect")


def broken_ways(reporter, desktop):
    """Something is wrong with the settings, or on the way."""
    reporter.expect(reporter.health(server="https://nowhere.invalid"), "dns", "name is not known",
                    "tcp", "tls", "service")
    reporter.expect(reporter.trusted(server="https://127.0.0.1:1"), "tcp", "accept connections",
                    "tls", "service")
    reporter.expect(reporter.health(), "tls", "authority this device does not know", "service")
    plain = Peer(desktop, "plain")
    reporter.expect(reporter.trusted(server=f"https://127.0.0.1:{plain.port}"), "tls",
                    "No secure connection", "service")
    outcome = reporter.trusted(environment=clock_environment(desktop))
    Path(desktop.scratch, "wrong-clock").unlink()
    failed = [name for name in CHECKS if outcome[1][name]["status"] == "failed"]
    reporter.tap.equal((outcome[0], failed), (1, ["clock", "tls"]), "a wrong clock is told")
    environment = clock_environment(desktop)
    Path(desktop.scratch, "wrong-clock").write_text(str(AHEAD), encoding="ascii")
    outcome = reporter.trusted(environment=environment)
    Path(desktop.scratch, "wrong-clock").unlink()
    reporter.expect(outcome, "clock", "The clock of this device is wrong.")
    status, text = reporter.run("--health")
    reporter.tap.ok(status == 1 and text.startswith("settings  failed   Enter the address"),
                    "without a server there is nothing to check", text)


def broken_service(reporter, _desktop):
    """The service answers badly, or not at all."""
    service = reporter.service
    service.set_fault("country-codes", "status=500")
    reporter.expect(reporter.trusted(), "service", "The service is busy.")
    service.set_fault("country-codes", "status=404")
    reporter.tap.equal(reporter.trusted()[0], 0, "a service need not know the countries")
    service.set_fault("captcha", "status=400;code=SDK.COMMON.1012")
    reporter.expect(reporter.trusted(), "service", "does not know the client ID")
    service.set_fault("captcha")
    service.set_fault("country-codes", "hang")
    reporter.expect(reporter.trusted(), "service", "did not answer in time")
    service.set_fault("country-codes")


def hanging(reporter, desktop):
    """Nobody answers, whoever is asked; the report comes all the same."""
    with silence.listen() as silent:
        port = silent.getsockname()[1]
        reporter.expect(reporter.trusted(server=f"https://127.0.0.1:{port}"), "tls", LATE,
                        "service")
        use_proxy(desktop, port)
        reporter.expect(reporter.trusted(server=f"https://{HOST}:443", environment=BY_PROXY),
                        "proxy", LATE, "tls", "service")
        desktop.run("gsettings", "set", "org.gnome.system.proxy", "mode", "none")
    os.kill(desktop.keyring.pid, signal.SIGSTOP)
    try:
        reporter.expect(reporter.trusted(), "keyring", LATE)
    finally:
        os.kill(desktop.keyring.pid, signal.SIGCONT)
    obstacle = silence.find_obstacle(desktop.scratch)
    if obstacle is not None:
        reporter.tap.skip("names and connections that hang", obstacle)
        return
    wrapper = silence.wrapper(desktop.scratch)
    reporter.expect(reporter.trusted(server="https://eiam.example.com", wrapper=wrapper), "dns",
                    LATE, "tcp", "tls", "service")
    reporter.expect(reporter.trusted(server=f"https://{silence.NOBODY}", wrapper=wrapper), "tcp",
                    LATE, "tls", "service")


def use_proxy(desktop, port):
    """Has the desktop's settings name a proxy."""
    for schema, key, value in (
            ("org.gnome.system.proxy.https", "host", "127.0.0.1"),
            ("org.gnome.system.proxy.https", "port", str(port)),
            ("org.gnome.system.proxy", "ignore-hosts", "[]"),
            ("org.gnome.system.proxy", "mode", "manual")):
        desktop.run("gsettings", "set", schema, key, value)


def by_proxy(reporter, desktop):
    """A proxy stands between: one that leads on, and one that wants to know who asks."""
    port = int(reporter.service.url.rpartition(":")[2])
    server = f"https://{HOST}:{port}"

    use_proxy(desktop, Peer(desktop, "tunnel", f"--target={port}").port)
    status, checks = reporter.trusted(server=server, environment=BY_PROXY)
    reporter.tap.equal((status, checks["proxy"]["status"], checks["dns"]["status"]),
                       (0, "ok", "skipped"), "a proxy finds the server in place of this machine")
    use_proxy(desktop, Peer(desktop, "login").port)
    reporter.expect(reporter.trusted(server=server, environment=BY_PROXY), "proxy",
                    "The network’s proxy", "tls", "service")
    desktop.run("gsettings", "set", "org.gnome.system.proxy", "mode", "none")


def broken_keyring(reporter, desktop):
    """The keyring is locked, or not wanted; whichever it is, nothing asks for a password."""
    prompter = keyrings.start_prompter(desktop, "dismiss")
    keyrings.lock(desktop)
    reporter.expect(reporter.trusted(), "keyring", "Unlock the keyring")
    prompter.terminate()
    prompter.wait()
    reporter.tap.equal(prompter.stdout.read(), b"", "nobody was asked for a password")
    desktop.run("gsettings", "set", "io.github.eiam.Register", "token-storage", "session")
    reporter.tap.equal(reporter.trusted()[0], 0, "the login session's keyring is open")
    desktop.run("gsettings", "set", "io.github.eiam.Register", "token-storage", "none")
    status, checks = reporter.trusted()
    reporter.tap.equal((status, checks["keyring"]["status"]), (0, "skipped"),
                       "where tokens are not kept, no keyring is needed")


def main(build):
    """Runs all on one desktop."""
    prefix = scene.install(build)
    tap = Tap()
    with Desktop(prefix) as desktop:
        service = Service(desktop)
        wait_until(lambda: service.url, "the service")
        reporter = Reporter(tap, desktop, service)
        for case in (dump_config, usage, well, broken_ways, broken_service, hanging,
                     by_proxy, broken_keyring):
            tap.note(case.__name__)
            try:
                case(reporter, desktop)
            except Exception as error:  # A case may fail in any way, and the next one still runs.
                tap.ok(False, f"{case.__name__} came to its end", repr(error))
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
