# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that strings can be translated: explained where they are hard to understand alone,
in plural forms where they count, and whole."""

import re
import sys
import tempfile
from pathlib import Path

import pot
from tap import Tap
from tree import files

SHORT = 12
PLACEHOLDER = re.compile(r"%(?!%)")
NUMBER = re.compile(r"%(\d+\$)?[0-9]*[diu]")
# Numbers that tell which, not how many: no language bends a word after them.
ORDINALS = (
    "Line %u is not a key and a value.",
    "Piece at %u of %u",
    "Step %u of %u",
    "extension-attributes, entry %u: %s.",
)
JOIN = re.compile(r"\b(g_strconcat|g_strjoin|g_string_append|g_string_append_printf) \(")
TRANSLATED = re.compile(r"(?<!\w)(_|C_|ngettext) ?\(")


def is_hard(entry):
    """Says whether a translator needs more than the string itself."""
    # A key's summary stands beside its description.
    if all(".gschema.xml:" in place for place in entry.places):
        return False
    return len(entry.text) < SHORT or PLACEHOLDER.search(entry.text) is not None


def is_count(entry):
    """Says whether a string has a number that a plural form must follow."""
    return (NUMBER.search(entry.text) is not None and "c-format" in entry.flags
            and entry.text not in ORDINALS)


def call_at(text, start):
    """Returns a call in a source, from its name to the parenthesis that ends it."""
    depth = 0
    for end in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        if text[end] == ")" and depth == 0:
            return text[start:end + 1]
    return text[start:]


def find_joined(root):
    """Yields the calls that put a text together from translated pieces."""
    for path in files(root, ".c"):
        if path.parts[0] != "src":
            continue
        text = Path(root, path).read_text(encoding="utf-8")
        for found in JOIN.finditer(text):
            call = call_at(text, found.start())
            pieces = len(TRANSLATED.findall(call))
            if pieces > 1 or (pieces == 1 and found.group(1).startswith("g_string_append")):
                yield f"{path}: {' '.join(call.split())}"


def check_entry(tap, entry):
    """Checks one string."""
    name = repr(entry.text.splitlines()[0])
    if is_hard(entry):
        explained = any("Translators:" in line for line in entry.comments)
        tap.ok(explained, f"{name} is explained", *entry.places)
    if is_count(entry):
        tap.ok(entry.plural != "", f"{name} has plural forms", *entry.places)
    if entry.text.strip(" ") != entry.text:
        tap.ok(False, f"{name} is whole", *entry.places)


def main(root):
    """Checks each string of the template, and how the sources use them."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch, "eiam-register.pot")
        pot.make(root, template)
        for entry in pot.read(template):
            check_entry(tap, entry)
    joined = list(find_joined(root))
    tap.ok(not joined, "no text is put together from pieces", *joined)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
