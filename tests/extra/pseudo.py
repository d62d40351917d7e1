# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes a catalogue of a language that nobody speaks, and runs a command with it.

Every letter of it has an accent and every text is longer, so that whatever is seen
without accents was not translated, and whatever is cut off has no room to grow.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pot

LANGUAGE = "en_XA"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀçđéƒğħíĵķłɱñóþɋřšťúṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ"
ACCENTS = str.maketrans(PLAIN, ACCENTED)
FILLER = "łóñğéř "
GROWTH = 0.4
# What the program reads itself, or what keeps its letters: placeholders, tags, entities.
KEPT = re.compile(r"%\d*\$?[-0-9.]*[a-zA-Z%]|<[^<>]*>|&[a-z]+;")
MACHINE = ("text direction", "date order", "digits")
CODE = "language code"


def accented(text):
    """Returns a text with accents on all that is for people."""
    parts = []
    end = 0
    for kept in KEPT.finditer(text):
        parts += [text[end:kept.start()].translate(ACCENTS), kept.group()]
        end = kept.end()
    return "".join(parts) + text[end:].translate(ACCENTS)


def filler(text):
    """Returns what makes a text longer, in words that can be wrapped."""
    length = round(len(KEPT.sub("", text)) * GROWTH)
    return (" " + FILLER * (length // len(FILLER) + 1))[:length].rstrip()


def translated(entry):
    """Returns one entry's translation."""
    if entry.context.startswith((*MACHINE, CODE)):
        return entry.text
    if not re.search("[A-Za-z]", KEPT.sub("", entry.text)):
        return entry.text
    if entry.text.endswith("\n"):
        return accented(entry.text[:-1]) + filler(entry.text) + "\n"
    return accented(entry.text) + filler(entry.text)


def quoted(text):
    """Returns a text as a catalogue's source spells it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def write(template, path):
    """Writes the source of the catalogue, from a template with all strings."""
    header = ("Content-Type: text/plain; charset=UTF-8\\n"
              "Plural-Forms: nplurals=2; plural=(n != 1);\\n")
    blocks = [f'msgid ""\nmsgstr "{header}"\n']
    for entry in pot.read(template):
        lines = [f"msgctxt {quoted(entry.context)}"] if entry.context else []
        lines.append(f"msgid {quoted(entry.text)}")
        if entry.plural:
            plural = pot.Entry(context=entry.context, text=entry.plural)
            lines += [f"msgid_plural {quoted(entry.plural)}",
                      f"msgstr[0] {quoted(translated(entry))}",
                      f"msgstr[1] {quoted(translated(plural))}"]
        else:
            lines.append(f"msgstr {quoted(translated(entry))}")
        blocks.append("\n".join(lines) + "\n")
    path.write_text("\n".join(blocks), encoding="utf-8")


def make(root, directory):
    """Makes the catalogue of the tree at root below a directory."""
    target = Path(directory, LANGUAGE, "LC_MESSAGES")
    target.mkdir(parents=True, exist_ok=True)
    template = target / "eiam-register.pot"
    source = target / "eiam-register.po"
    pot.make(root, template)
    write(template, source)
    subprocess.run(["msgfmt", "-o", str(target / "eiam-register.mo"), str(source)], check=True)


def main(root, directory, *command):
    """Makes the catalogue and becomes the command, which finds it by a variable."""
    make(root, directory)
    os.environ["EIAM_TEST_PSEUDO_DIR"] = directory
    os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
