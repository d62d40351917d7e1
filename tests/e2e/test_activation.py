# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One window, one process: whoever starts the program, and however often."""

import subprocess

import scene

NAME = "io.github.eiam.Register"
PATH = "/io/github/eiam/Register"


def second_start_hands_over(tap, program, service, desktop):
    """A second start ends at once, and the first one's window stays the only one."""
    program.type("Full name", "typed before")
    second = subprocess.run(
        [str(desktop.prefix / "bin" / "eiam-register"), *scene.configured(service)],
        env=desktop.environment, capture_output=True, text=True, timeout=60, check=False,
    )
    tap.equal(second.returncode, 0, f"the second start ends well {second.stderr}")
    tap.equal(program.process.poll(), None, "the first one still runs")
    tap.equal(len(program.windows()), 1, "there is one window")
    tap.equal(program.read("Full name"), "typed before", "what was typed is still there")


def the_bus_starts_it(tap, program, _service, desktop):
    """The desktop entry says DBusActivatable: the bus starts the program by its name."""
    program.close()
    desktop.run("gdbus", "call", "--session", "--dest", NAME, "--object-path", PATH,
                "--method", "org.freedesktop.Application.Activate", "{}")
    answer = desktop.run(
        "gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
        "--object-path", "/org/freedesktop/DBus",
        "--method", "org.freedesktop.DBus.GetConnectionUnixProcessID", NAME).decode()
    program.attach(int(answer.split()[1].strip(",)")))
    tap.ok(program.find("Connect"), "its first page is shown")


if __name__ == "__main__":
    scene.run([second_start_hands_over, the_bus_starts_it])
