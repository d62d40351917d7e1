# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Speaks to the accessibility bus, with as many calls under way at once as there are to make."""

import os

from gi.repository import Gio, GLib

from loop import wait_until

PREFIX = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
# What wakes those who wait for a change in a window.
SIGNALS = (
    ("Object", "ChildrenChanged"),
    ("Object", "PropertyChange"),
    ("Object", "StateChanged"),
    ("Object", "TextChanged"),
)
EVENTS = (
    "object:children-changed",
    "object:property-change",
    "object:state-changed",
    "object:text-changed",
)
TIMEOUT_MS = 10000
# From here on GTK leaves the paddings of what a thing is within out of its place, says
# nonsense of what it contains, and counts its own padding as part of its size.
ROUGH_SINCE = (4, 10)
FLAGS = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
         | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)


def find_address():
    """Returns the address of the accessibility bus of the desktop."""
    session = Gio.DBusConnection.new_for_address_sync(
        os.environ["DBUS_SESSION_BUS_ADDRESS"], FLAGS, None, None)
    address = session.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
        GLib.VariantType("(s)"), Gio.DBusCallFlags.NONE, TIMEOUT_MS, None).unpack()[0]
    session.close_sync(None)
    return address


def open_bus():
    """Connects to the accessibility bus of the desktop."""
    return Gio.DBusConnection.new_for_address_sync(find_address(), FLAGS, None, None)


class Bus:
    """One program on the accessibility bus."""

    def __init__(self):
        self.connection = open_bus()
        self.owner = None
        self.tells_places = True
        for event in EVENTS:
            self.call_other(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent",
                            GLib.Variant("(s)", (event,)))

    def find_owner(self, accept):
        """Looks for a program of whose process a function says yes; says whether it is there."""
        for name, _path in self.call_other(REGISTRY, ROOT, PREFIX + "Accessible",
                                           "GetChildren")[0]:
            owner_pid = self.call_other(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0]
            if accept(owner_pid):
                self.owner = name
                version = self.get(ROOT, "Application", "Version").split(".")
                self.tells_places = tuple(map(int, version[:2])) < ROUGH_SINCE
                return True
        return False

    def subscribe(self, listener):
        """Calls the listener with the path, the signal and its contents on each change."""
        def on_signal(_bus, _sender, path, _interface, signal, contents):
            listener(path, signal, contents)
        for interface, signal in SIGNALS:
            self.connection.signal_subscribe(
                self.owner, PREFIX + "Event." + interface, signal, None, None,
                Gio.DBusSignalFlags.NONE, on_signal)

    def call_other(self, name, path, interface, method, arguments=None):
        """Calls a method of any name on the bus; returns its answers."""
        return self.connection.call_sync(
            name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
            TIMEOUT_MS, None).unpack()

    def call(self, path, interface, method, arguments=None):
        """Calls a method of the program; returns its answers."""
        return self.call_other(self.owner, path, PREFIX + interface, method, arguments)

    def call_all(self, calls):
        """Makes calls at once; returns their answers, with None for each that failed."""
        answers = [None] * len(calls)
        waiting = set(range(len(calls)))

        def on_answer(connection, result, number):
            try:
                answers[number] = connection.call_finish(result).unpack()
            except GLib.Error:
                # The thing is gone.
                pass
            waiting.discard(number)
        for number, (path, interface, method, arguments) in enumerate(calls):
            self.connection.call(
                self.owner, path, PREFIX + interface, method, arguments, None,
                Gio.DBusCallFlags.NONE, TIMEOUT_MS, None, on_answer, number)
        wait_until(lambda: not waiting, "answers on the accessibility bus")
        return answers

    def get(self, path, interface, name):
        """Returns a property."""
        arguments = GLib.Variant("(ss)", (PREFIX + interface, name))
        return self.call_other(
            self.owner, path, "org.freedesktop.DBus.Properties", "Get", arguments)[0]

    def set(self, path, interface, name, value):
        """Sets a property; the value is a GLib.Variant."""
        arguments = GLib.Variant("(ssv)", (PREFIX + interface, name, value))
        self.call_other(
            self.owner, path, "org.freedesktop.DBus.Properties", "Set", arguments)

    def close(self):
        """Ends the connection."""
        if not self.connection.is_closed():
            self.connection.close_sync(None)
