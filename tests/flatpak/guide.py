# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads from the documentation the commands by which the program gets onto a desktop."""

import re
from pathlib import Path

# What each block of the guide is for, by what is in it.
KINDS = {
    "build": "flatpak/make-remote ",
    "nginx": "ssl_certificate ",
    "desktop": "flatpak remote-add ",
    "back": "flatpak remote-info ",
}
HEADING = re.compile(r"^#+ ", re.MULTILINE)
INDENT = " " * 4


def blocks(text):
    """Returns the blocks of a text that are meant to be typed."""
    found, block = [], []
    for line in [*text.splitlines(), "end"]:
        if line.startswith(INDENT):
            block.append(line.removeprefix(INDENT))
        elif line.strip() == "" and block:
            block.append("")
        elif block:
            found.append("\n".join(block).strip())
            block = []
    return found


def find_section(root):
    """Returns the part of the documentation that tells of it."""
    for path in (Path(root, "README.md"), *sorted(Path(root, "docs").rglob("*.md"))):
        sections = HEADING.split(path.read_text(encoding="utf-8"))
        for section in sections:
            if any(block_kind(block) == "build" for block in blocks(section)):
                return section
    raise LookupError("no part of the documentation tells how a remote is made")


def block_kind(block):
    """Returns what a block is for, or nothing."""
    return next((kind for kind, mark in KINDS.items() if mark in block), None)


def read(root):
    """Returns the blocks by what they are for; one that is not known is an error."""
    told = {}
    for block in blocks(find_section(root)):
        kind = block_kind(block)
        if kind is None or kind in told:
            raise LookupError(f"nothing is known of this part of the guide:\n{block}")
        told[kind] = block
    if set(told) != set(KINDS):
        raise LookupError(f"the guide lacks {sorted(set(KINDS) - set(told))}")
    return told
