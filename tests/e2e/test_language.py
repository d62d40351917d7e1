# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The language changes on the way: in the window, in what the service is asked, and for good."""

import subprocess
from pathlib import Path

import scene
from driver import is_field
from loop import wait_until
from steps import (ENGLISH, ask_for_puzzle, fill_mobile, go_to_review, last_headers,
                   solve_puzzle)
from words import Words

SCHEMA = "io.github.eiam.Register"
MOBILE = "13700137000"
CHINESE = "zh_CN"
CHINESE_NAME = "简体中文"
THIRD = "ja"
THIRD_NAME = "日本語"
# Enough of a catalogue for a language that there may not be one of yet.
THIRD_CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "language code of this translation for the server, e.g. zh or en"
msgid "en"
msgstr "ja"

msgid "Register"
msgstr "登録"

msgid "Verification code"
msgstr "確認コード"
"""


def choose_language(program, name, words=ENGLISH):
    """Chooses a language from the menu."""
    program.choose_in_menu(words("Language"), words("Main Menu"))
    program.wait_window()
    program.press(name)
    wait_until(lambda: len(program.windows()) == 1, "the list to close")
    program.take_focus()


def languages_of(service, call):
    """Returns the languages in which the service was asked, from the first request on."""
    return [dict((name.lower(), value) for name, value in entry["headers"].items())["x-l"]
            for entry in service.requests(call)]


def read_setting(desktop):
    """Returns what is stored as language."""
    return desktop.run("gsettings", "get", SCHEMA, "language").decode().strip().strip("'")


def offer_languages(desktop):
    """Has the service know a third language."""
    desktop.run("gsettings", "set", SCHEMA, "server-languages", "['zh','en','ja']")
    desktop.run("gsettings", "reset", SCHEMA, "language")
    catalogue = Path(desktop.prefix, "share", "locale", THIRD, "LC_MESSAGES", "eiam-register.mo")
    if not catalogue.exists():
        catalogue.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["msgfmt", "-o", str(catalogue), "-"], input=THIRD_CATALOGUE.encode(),
                       check=True)


def in_the_middle(tap, program, service, desktop):
    """Changes to Chinese between the message and its code."""
    chinese = Words(Path(desktop.prefix), CHINESE)
    fill_mobile(program, MOBILE)
    go_to_review(program)
    ask_for_puzzle(program)
    solve_puzzle(program, service)
    code = service.wait_code(MOBILE)
    program.type("Verification code", code[:3])
    program.wait_text("You can ask for a new code in")
    choose_language(program, CHINESE_NAME)

    program.find(chinese("Register"))
    tap.ok(not program.has("Register"), "nothing is left in English")
    tap.equal(program.read(chinese("Verification code")), code[:3], "what was typed is there")
    tap.ok(not program.has(chinese("Continue")), "the page is the same")
    tap.ok(not program.find(chinese("Send Again")).has_state("sensitive"),
           "the countdown goes on")
    wait_until(lambda: chinese("Verification code") in program.focused(), "the focus on the code")
    tap.equal(program.title(), f"{chinese('Verify')} — {chinese('Staff Sign-Up')}",
              "the window has its title")
    tap.equal(read_setting(desktop), CHINESE, "the choice is remembered")

    program.type(chinese("Verification code"), code)
    program.press(chinese("Register"))
    program.wait_text(chinese("You are registered"))
    tap.equal(last_headers(service).get("x-l"), "zh", "the service is asked in Chinese")
    tap.equal(languages_of(service, "sms/send"), ["en"], "the message was asked for in English")

    choose_language(program, "English", chinese)
    program.wait_text("You are registered")
    tap.equal(read_setting(desktop), "en", "English is remembered in its place")


def a_third(tap, program, service, _desktop):
    """Goes through English and a language of which there is next to nothing."""
    fill_mobile(program, MOBILE)
    go_to_review(program)
    choose_language(program, THIRD_NAME)
    third = Words(Path(_desktop.prefix), THIRD)
    ask_for_puzzle(program, third)
    solve_puzzle(program, service, third)
    program.type(third("Verification code"), service.wait_code(MOBILE))
    program.press(third("Register"))
    program.wait_text(third("You are registered"))
    tap.equal(last_headers(service).get("x-l"), "ja", "the service is asked in that language")
    tap.ok(third("Register") != "Register", "the language has words")


def by_command_line(tap, program, _service, desktop):
    """Starts in Chinese by the option, in any spelling, and stores nothing."""
    chinese = Words(Path(desktop.prefix), CHINESE)
    program.find(chinese("Mobile number"), is_field)
    tap.equal(read_setting(desktop), "", "the option is not remembered")


in_the_middle.prepare = offer_languages
a_third.prepare = offer_languages
by_command_line.prepare = offer_languages
by_command_line.options = lambda service: (*scene.configured(service), "--language=zh-Hans-CN")


if __name__ == "__main__":
    scene.run([in_the_middle, a_third, by_command_line])
