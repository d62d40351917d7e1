# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Real keyrings for tests, in every state that a person can find them in.

All functions take an object with `start (*command, **options)`, which runs a process that ends
with the test, `run (*command)`, which returns what a command printed, the dictionary
`environment`, and the folder `scratch`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from loop import wait_until

PASSWORD = "keyring"
SECRETS = "org.freedesktop.secrets"
PROMPTER = Path(__file__).with_name("prompter.py")
ACCESSIBILITY = "/usr/share/dbus-1/services/org.a11y.Bus.service"
NOBODY = "65534"

BUS = """<busconfig>
<type>session</type>
<listen>unix:dir={folder}</listen>
<auth>EXTERNAL</auth>
<servicedir>{services}</servicedir>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>
"""

# The settings that spare the questions, and a database whose root other programs may use.
# KeePassXC 2.7.10 of Debian 13 ends with a segmentation fault when it opens a database
# before it shows its toolbar and the preview of an entry.
KEEPASSXC = """[General]
ConfigVersion=2
UpdateCheckMessageShown=true
AutoSaveAfterEveryChange=true

[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmDeleteItem=false
ConfirmAccessItem=false

[GUI]
CheckForUpdates=false
HidePreviewPanel=true
HideToolbar=true
"""
DATABASE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<KeePassFile><Meta><Generator>test</Generator><DatabaseName>test</DatabaseName>
<RecycleBinEnabled>False</RecycleBinEnabled>
<CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key>
<Value>{01020304-0506-0708-090a-0b0c0d0e0f10}</Value></Item></CustomData></Meta>
<Root><Group><UUID>AQIDBAUGBwgJCgsMDQ4PEA==</UUID><Name>Shared</Name></Group></Root>
</KeePassFile>
"""


def write_bus(folder):
    """Writes the settings of a bus that starts nothing but accessibility; returns their path."""
    folder = Path(folder, "bus")
    services = folder / "services"
    services.mkdir(parents=True)
    if os.path.exists(ACCESSIBILITY):
        shutil.copy(ACCESSIBILITY, services)
    config = folder / "bus.conf"
    config.write_text(BUS.format(folder=folder, services=services))
    return config


def wait_service(place):
    """Waits until a keyring answers."""
    place.run("gdbus", "wait", "--session", "--timeout", "60", SECRETS)


def start_gnome(place):
    """Starts gnome-keyring with an open collection; returns the process."""
    process = place.start(
        "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(PASSWORD.encode())
    process.stdin.close()
    wait_service(place)
    return process


def call(place, method, argument):
    """Calls the keyring on the bus; returns its answer as text."""
    return place.run("gdbus", "call", "--session", "--dest", SECRETS,
                     "--object-path", "/org/freedesktop/secrets",
                     "--method", f"org.freedesktop.Secret.Service.{method}", argument)


def lock(place):
    """Locks what gnome-keyring holds."""
    call(place, "Lock", "['/org/freedesktop/secrets/collection/login']")


def start_prompter(place, answer):
    """Starts what answers the questions of gnome-keyring; returns the process."""
    process = place.start(sys.executable, str(PROMPTER), answer, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, bufsize=0)
    if process.stdout.readline() != b"ready\n":
        raise RuntimeError("nobody can answer the keyring's questions")
    return process


def start_keepassxc(place):
    """Starts KeePassXC with an open database; returns the process."""
    config = Path(place.environment["HOME"], ".config", "keepassxc")
    config.mkdir(parents=True)
    (config / "keepassxc.ini").write_text(KEEPASSXC)
    xml = Path(place.scratch, "database.xml")
    xml.write_text(DATABASE)
    database = Path(place.scratch, "database.kdbx")
    place.run("keepassxc-cli", "import", "--quiet", "--set-password", str(xml), str(database),
              input=f"{PASSWORD}\n{PASSWORD}\n".encode())
    process = place.start(
        "keepassxc", "--config", str(config / "keepassxc.ini"), "--pw-stdin", str(database),
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(f"{PASSWORD}\n".encode())
    process.stdin.close()
    wait_service(place)
    wait_until(lambda: is_open(place), "the database to open")
    return process


def is_open(place):
    """Tells whether the default collection is there and open: KeePassXC shows it before."""
    answer = subprocess.run(
        ["gdbus", "call", "--session", "--dest", SECRETS,
         "--object-path", "/org/freedesktop/secrets/aliases/default",
         "--method", "org.freedesktop.DBus.Properties.Get",
         "org.freedesktop.Secret.Collection", "Locked"],
        env=place.environment, capture_output=True, check=False)
    return b"<false>" in answer.stdout


def make_read_only(folder):
    """Lets a folder and its files be read by all and written by nobody."""
    folder = Path(folder)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    folder.parent.chmod(0o755)


def without_root():
    """Returns the beginning of a command that must not be root's: root may write anywhere."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
