# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An invitation, by every way in: nothing is kept or sent before consent, then all is filled in."""

import subprocess
from urllib.parse import quote

import scene
from driver import Program
from loop import wait_until
from service import REGISTER
from steps import CLIENT_ID, last_body, last_headers, reach_code

MOBILE = "13900139000"
NAME = "张三"
EMAIL = "zhang+san@example.com"
PERSON = {"mobile": MOBILE, "name": NAME, "email": EMAIL}
APPLICATION = "io.github.eiam.Register"
OBJECT = "/io/github/eiam/Register"
UNUSABLE = "This invitation cannot be used"
CALLS = ("country-codes", "captcha", "captcha/verify", "sms/send", REGISTER)


def values(service, **more):
    """Returns keys and values of an invitation to the service."""
    return {"server": service.url, "client_id": CLIENT_ID} | more


def link(service, **more):
    """Returns an invitation as a link."""
    return "eiam-register:join?" + "&".join(
        f"{key}={quote(value, safe='')}" for key, value in values(service, **more).items())


def text(service, **more):
    """Returns an invitation as the content of a file."""
    lines = [f"{key}={value}" for key, value in values(service, **more).items()]
    return "\n".join(["# An invitation", "[Invitation]", *lines, ""])


def call(desktop, *arguments, **options):
    """Runs the program to its end; returns what came of it."""
    return subprocess.run(
        [str(desktop.prefix / "bin" / "eiam-register"), *arguments],
        env=desktop.environment, capture_output=True, text=True, timeout=60, check=False, **options)


def setting(desktop, key):
    """Returns a stored setting."""
    return desktop.run("gsettings", "get", APPLICATION, key).decode().strip().strip("'")


def sent(service):
    """Returns how many requests the service has seen."""
    return sum(len(service.requests(name)) for name in CALLS)


def check_untouched(tap, service, desktop, case):
    """Checks that nothing was kept and nothing was sent."""
    tap.equal(setting(desktop, "server-url"), "", f"{case}: no server is kept")
    tap.equal(setting(desktop, "client-id"), "", f"{case}: no client ID is kept")
    tap.equal(sent(service), 0, f"{case}: nothing was sent")


def check_page(tap, program, service, desktop, case):
    """Checks what a person reads before the answer."""
    host = service.url.removeprefix("https://")
    program.wait_text(host)
    program.find("Accept")
    shown = program.texts()
    for part in (host, CLIENT_ID, MOBILE, NAME, EMAIL):
        tap.ok(any(part in line for line in shown), f"{case}: the page shows {part}", shown)
    tap.ok(program.has("Decline"), f"{case}: it can be declined")
    check_untouched(tap, service, desktop, case)


def register(tap, program, service):
    """Goes on with what the invitation filled in; checks the body."""
    program.press("Accept")
    tap.equal(program.wait_filled("Mobile number"), MOBILE, "the number is filled in")
    code = reach_code(program, service, MOBILE)
    program.press("Register")
    program.wait_text("You are registered")
    tap.equal(last_body(service), PERSON | {"verify_code": code}, "the body has what was given")


def by_argument(tap, program, service, desktop):
    """The link stands on the command line."""
    check_page(tap, program, service, desktop, "argument")
    register(tap, program, service)
    tap.equal(setting(desktop, "server-url"), service.url, "the server is kept")
    tap.equal(setting(desktop, "client-id"), CLIENT_ID, "the client ID is kept")
    tap.equal(setting(desktop, "tenant-id"), "t1", "the tenant ID is kept")
    tap.equal(last_headers(service).get("x-tenant-id"), "t1", "the tenant ID is sent")


def by_second_process(tap, program, service, desktop):
    """A file is handed to the program that runs already, by a path of the caller's directory."""
    folder = desktop.scratch / "Downloads"
    folder.mkdir()
    (folder / "zhang san.eiam-invite").write_text(text(service, **PERSON), encoding="utf-8")
    program.find("Try the Demo")
    done = call(desktop, "zhang san.eiam-invite", cwd=folder)
    tap.equal((done.returncode, done.stderr), (0, ""), "the second process ends well")
    check_page(tap, program, service, desktop, "second process")
    program.press("Decline")
    tap.ok(program.find("Try the Demo") is not None, "the page before is back")
    check_untouched(tap, service, desktop, "declined")


def typed_stays(tap, program, service, desktop):
    """An invitation comes while a person types, and is declined."""
    program.type("Mobile number", "13700137001")
    program.type("Full name", "Ann")
    tap.equal(call(desktop, link(service, **PERSON)).returncode, 0, "the invitation is taken")
    program.find("Accept")
    program.press("Accept")
    program.press("Keep")
    program.press("Decline")
    program.find("Continue")
    tap.equal((program.read("Mobile number"), program.read("Full name")), ("13700137001", "Ann"),
              "what was typed is still there")
    tap.equal(program.read("Email"), "", "nothing was filled in")


def open_by_bus(desktop, *addresses):
    """Calls what a desktop calls when a link or a file is opened."""
    quoted = ", ".join(f"'{address}'" for address in addresses)
    desktop.run("gdbus", "call", "--session", "--dest", APPLICATION, "--object-path", OBJECT,
                "--method", "org.freedesktop.Application.Open", f"[{quoted}]", "{}")


def by_bus(tap, program, service, desktop):
    """The running program is told over the bus; first of one that is bad."""
    program.find("Try the Demo")
    open_by_bus(desktop, "eiam-register:join?server=http://example.com&client_id=abc")
    program.wait_text(UNUSABLE)
    tap.ok("https://" in program.wait_text("server: "), "the page names the key and the reason")
    tap.ok(not program.has("Accept"), "it cannot be accepted")
    program.press("Dismiss")
    program.find("Try the Demo")
    open_by_bus(desktop, link(service, **PERSON))
    check_page(tap, program, service, desktop, "bus")
    register(tap, program, service)


class Started(Program):
    """The program as somebody else started it."""

    def __init__(self, desktop, process):
        self.desktop = desktop
        self.errors = desktop.scratch / "stderr.txt"
        self.application = None
        self.listener = None
        self.process = process
        self.watch()

    def close(self):
        """Ends the program and waits until it is gone from the bus."""
        self.desktop.run("gdbus", "call", "--session", "--dest", APPLICATION, "--object-path",
                         OBJECT, "--method", "org.freedesktop.Application.ActivateAction", "quit",
                         "[]", "{}")
        wait_until(lambda: owner(self.desktop) is None, "the program to end")


class Owner:
    """A process of which only the number is known."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        """Says that it runs: its window is waited for with a deadline."""
        return None


def owner(desktop):
    """Returns the number of the process that has the program's name on the bus, or nothing."""
    done = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
         "/org/freedesktop/DBus", "--method",
         "org.freedesktop.DBus.GetConnectionUnixProcessID", APPLICATION],
        env=desktop.environment, capture_output=True, text=True, check=False)
    return int(done.stdout.split()[1].strip("(),")) if done.returncode == 0 else None


def open_as_desktop(desktop, address):
    """Opens an address as web browsers and mail programs do; returns the program that comes."""
    desktop.run("xdg-open", address)
    return Started(desktop, Owner(wait_until(lambda: owner(desktop), "the program to start")))


def by_desktop(tap, program, service, desktop):
    """Nothing runs, and a person opens the link, then the file, on the desktop."""
    program.close()
    # A desktop offers a program only where it finds the command of its entry.
    desktop.environment["PATH"] = f"{desktop.prefix / 'bin'}:{desktop.environment['PATH']}"
    path = desktop.scratch / "zhang.eiam-invite"
    path.write_text(text(service, **PERSON), encoding="utf-8")
    kind = desktop.run("gio", "info", "-a", "standard::content-type", str(path)).decode()
    tap.ok("application/x-eiam-invitation" in kind, "the file has a type of its own", kind)
    for case, address in (("opened link", link(service, **PERSON)), ("opened file", str(path))):
        started = open_as_desktop(desktop, address)
        check_page(tap, started, service, desktop, case)
        started.press("Decline")
        started.find("Try the Demo")
        started.close()


BAD = (
    ("eiam-register:join?server=http://example.com&client_id=a", "server"),
    ("eiam-register:join?server=https://example.com", "client_id"),
    ("eiam-register:join?server=https://example.com&client_id=a&pwd=x", "pwd"),
    ("eiam-register:join?server=https://example.com&client_id=a&name=A&name=B", "name"),
    ("eiam-register:leave", "eiam-register:join?"),
    ("/nonexistent.eiam-invite", "no such file"),
    ("/dev/zero", "no such file"),
)


def on_the_command_line(tap, program, service, desktop):
    """Bad values are named in a line; an invitation is made from the settings."""
    program.close()
    for argument, name in BAD:
        done = call(desktop, argument)
        tap.equal(done.returncode, 2, f"{argument}: bad usage")
        lines = done.stderr.splitlines()
        tap.ok(len(lines) == 1 and f"{argument}: " in lines[0] and name in lines[0],
               f"{argument}: one line names it", done.stderr)
    tap.equal(call(desktop, link(service), link(service)).returncode, 2, "two are one too many")

    none = call(desktop, "--make-invitation")
    tap.equal((none.returncode, none.stdout, len(none.stderr.splitlines())), (1, "", 1),
              "without a server none is made")
    made = call(desktop, "--make-invitation", f"--server={service.url}",
                f"--client-id={CLIENT_ID}", "--tenant-id=t1")
    tap.equal(made.returncode, 0, "an invitation is made")
    head, _, tail = made.stdout.partition("\n\n")
    path = desktop.scratch / "made.eiam-invite"
    path.write_text(tail, encoding="utf-8")
    for case, argument in (("link", head), ("file", str(path))):
        again = Program(desktop, argument)
        again.find("Accept")
        shown = again.texts()
        for part in (service.url.removeprefix("https://"), CLIENT_ID, "t1"):
            tap.ok(any(part in line for line in shown), f"the {case} made holds {part}", shown)
        again.close()
    check_untouched(tap, service, desktop, "made")


def fresh(*arguments):
    """Makes the options of a case that begins as on a fresh machine."""
    def options(service):
        subprocess.run(["gsettings", "reset-recursively", APPLICATION], check=True)
        return (f"--ca-file={service.authority}", *[one(service) for one in arguments])
    return options


by_argument.options = fresh(lambda service: link(service, tenant_id="t1", **PERSON))
by_second_process.options = fresh()
by_bus.options = fresh()
by_desktop.options = fresh()
on_the_command_line.options = fresh()


if __name__ == "__main__":
    scene.run([by_argument, by_second_process, typed_stays, by_bus, by_desktop,
               on_the_command_line])
