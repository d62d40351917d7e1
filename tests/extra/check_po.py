# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks every translation: its form, and that it holds exactly the strings of today."""

import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pot
from check_metainfo import NAME_LIMIT, SUMMARY_LIMIT
from tap import Tap
from tree import languages

COMPARE = ("msgcmp", "--use-fuzzy", "--use-untranslated")

RIGHT_TO_LEFT = ("ar", "fa", "he")
# What shops and menus have little room for.
LIMITS = {"Staff Sign-Up": NAME_LIMIT, "Register for your work account": SUMMARY_LIMIT}
ENDINGS = ("…", "\n")
PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+ 0#']*\d*l*[a-zA-Z]|\{\w*\}")
# What runs from left to right stays in order only between two marks for that, U+2066 and U+2069.
ISOLATED = re.compile("\u2066.*?\u2069")
ORDERED = re.compile(r"https?://|\+%s|\+\d|\d{4}-\d\d")


def run(*command):
    """Runs a tool; returns whether it agreed, and what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stderr + done.stdout


def placeholders(text):
    """Returns what is filled in, whatever its order."""
    found = PLACEHOLDER.findall(text.replace("%%", ""))
    return sorted(re.sub(r"^%\d+\$", "%", one) for one in found)


def width(text):
    """Returns how many letters a text has; marks above and below take no room."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def machine_fault(entry, language):
    """Says what is wrong with a text that the program itself reads, if anything."""
    text = entry.forms[0]
    if entry.context == "text direction":
        wanted = "default:RTL" if language in RIGHT_TO_LEFT else "default:LTR"
        return None if text == wanted else f"{text} instead of {wanted}"
    if entry.context.startswith("language code"):
        return None if text == language.split("_")[0] else f"{text} as the language's code"
    if entry.context == "digits":
        return None if len(text) == 10 else "not ten digits"
    return None


def entry_fault(entry, language, count):
    """Says what is wrong with one translation, or None."""
    if "fuzzy" in entry.flags:
        return "only guessed"
    if len(entry.forms) != (count if entry.plural else 1) or not all(entry.forms):
        return "not translated in every form"
    for form in entry.forms:
        if "c-format" in entry.flags or "{" in entry.text:
            wanted = placeholders(entry.plural or entry.text)
            # A form for one alone may do without the number.
            missing = set(wanted) - set(placeholders(form))
            if set(placeholders(form)) - set(wanted) or (missing and not entry.plural):
                return "other placeholders"
        for ending in ENDINGS:
            if form.endswith(ending) != entry.text.endswith(ending):
                return f"does not end as it should, with or without {ending!r}"
        # A list ends so; in Greek a question does as well.
        if entry.text.endswith(";") and not form.endswith(";"):
            return "does not end with a semicolon"
        if language in RIGHT_TO_LEFT and ORDERED.search(ISOLATED.sub("", form)):
            return "an address or number that is not isolated"
        if width(form) > LIMITS.get(entry.text, width(form)):
            return f"longer than {LIMITS[entry.text]} letters"
    return machine_fault(entry, language)


def check_entries(tap, path, language):
    """Checks every string of one translation."""
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0]
    count = re.search(r"nplurals=(\d+)", head)
    tap.ok(count is not None, f"{path.name} says how many plural forms there are")
    tap.ok(f'"Language: {language}\\n"' in head, f"{path.name} names its language")
    entries = pot.read(path)
    faults = [(entry.text, entry_fault(entry, language, int(count.group(1)) if count else 0))
              for entry in entries]
    faults = [f"{fault}: {text}" for text, fault in faults if fault]
    tap.ok(entries and not faults, f"{path.name} is complete and fits", *faults)
    missing = set(LIMITS) - {entry.text for entry in entries}
    tap.ok(not missing, f"{path.name} has the name and the summary", *missing)


def check_language(tap, root, template, language):
    """Checks one translation against the template of the sources."""
    path = Path(root, "po", f"{language}.po")
    tap.ok(path.is_file(), f"{path.name} exists")
    if not path.is_file():
        return
    good, said = run("msgfmt", "--check", "--output-file=/dev/null", path)
    tap.ok(good, f"{path.name} is well formed", said)
    good, said = run(*COMPARE, path, template)
    tap.ok(good, f"{path.name} holds every string of the sources", said)
    good, said = run(*COMPARE, template, path)
    tap.ok(good, f"{path.name} holds no string that the sources lack", said)
    check_entries(tap, path, language)


def main(root):
    """Checks the list of languages and each of them."""
    tap = Tap()
    listed = languages(root)
    present = sorted(path.stem for path in Path(root, "po").glob("*.po"))
    tap.equal(sorted(listed), present, "LINGUAS lists every translation")
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch, "eiam-register.pot")
        pot.make(root, template)
        for language in listed:
            check_language(tap, root, template, language)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
