# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Answers the questions of gnome-keyring in place of the desktop's own dialog.

Usage: prompter.py dismiss | wait | PASSWORD
Prints "ready" once it can be asked and "asked" for each question. It is dismissed, or left
open until a line comes in, which is the password, or answered with the password.
"""

import sys

import gi

gi.require_version("Gcr", "3")

from gi.repository import Gcr, Gio, GLib

NAME = "org.gnome.keyring.SystemPrompter"
PATH = "/org/gnome/keyring/Prompter"
CALLBACK = "org.gnome.keyring.internal.Prompter.Callback"
INTERFACE = """<node><interface name="org.gnome.keyring.internal.Prompter">
<method name="BeginPrompting"><arg type="o" direction="in"/></method>
<method name="PerformPrompt"><arg type="o" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="s" direction="in"/></method>
<method name="StopPrompting"><arg type="o" direction="in"/></method>
</interface></node>"""


def say(word):
    """Tells the test what has happened."""
    print(word, flush=True)


class Prompter:
    """The side of the conversation that a dialog would take."""

    def __init__(self, answer):
        self.answer = answer
        self.exchanges = {}
        self.open = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.bus.register_object(
            PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], self.on_call, None, None)
        Gio.bus_own_name_on_connection(
            self.bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: say("ready"), None)

    def call_back(self, asker, method, arguments):
        """Tells the keyring something."""
        name, path = asker
        self.bus.call(name, path, CALLBACK, method, arguments, None, Gio.DBusCallFlags.NONE,
                      -1, None, None)

    def on_call(self, _bus, sender, _path, _interface, method, arguments, invocation):
        """Takes one call of the keyring."""
        arguments = arguments.unpack()
        asker = (sender, arguments[0])
        invocation.return_value(None)
        getattr(self, "on_" + method)(asker, *arguments[1:])

    def on_BeginPrompting(self, asker):
        """A conversation begins: the keys to hide the password with are agreed on."""
        self.exchanges[asker] = Gcr.SecretExchange.new(Gcr.SECRET_EXCHANGE_PROTOCOL_1)
        self.reply(asker, "", self.exchanges[asker].begin())

    def on_PerformPrompt(self, asker, _kind, _properties, sent):
        """The question itself."""
        say("asked")
        exchange = self.exchanges[asker]
        exchange.receive(sent)
        if self.answer == "dismiss":
            self.reply(asker, "no", exchange.send(None, -1))
        elif self.answer == "wait":
            self.open.append(asker)
        else:
            self.reply(asker, "yes", exchange.send(self.answer, -1))

    def on_input(self, *_):
        """Answers what is open with the password that came in."""
        password = sys.stdin.readline().strip()
        while password and self.open:
            asker = self.open.pop()
            self.reply(asker, "yes", self.exchanges[asker].send(password, -1))
        return password != ""

    def on_StopPrompting(self, asker):
        """The conversation is over."""
        say("stopped")
        self.call_back(asker, "PromptDone", None)

    def reply(self, asker, word, sent):
        """Says that the next question may come, and what the last one was answered with."""
        self.call_back(asker, "PromptReady", GLib.Variant("(sa{sv}s)", (word, {}, sent)))


if __name__ == "__main__":
    PROMPTER = Prompter(sys.argv[1])
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT,
                      GLib.IOCondition.IN | GLib.IOCondition.HUP, PROMPTER.on_input)
    GLib.MainLoop().run()
