# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes the template of all strings as the build does, and reads it and catalogues."""

import ast
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tree import potfiles

# The build's own choice of options for programs that use GLib.
OPTIONS = (
    "--from-code=UTF-8",
    "--add-comments",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format",
    "--flag=g_string_append_printf:2:c-format",
    "--flag=g_error_new:3:c-format",
    "--flag=g_set_error:4:c-format",
    "--flag=g_markup_printf_escaped:1:c-format",
)

MEMBERS = {"msgctxt": "context", "msgid": "text", "msgid_plural": "plural"}


@dataclass
class Entry:
    """One string, with what stands above it and its translation in every form."""

    comments: list = field(default_factory=list)
    places: list = field(default_factory=list)
    context: str = ""
    text: str = ""
    plural: str = ""
    flags: list = field(default_factory=list)
    forms: list = field(default_factory=list)


def make(root, path):
    """Writes the template of the tree at root."""
    listed = [str(name) for name in potfiles(root)]
    subprocess.run(
        ["xgettext", "--default-domain=eiam-register", f"--output={path}", *OPTIONS, *listed],
        cwd=root,
        check=True,
    )


def read(path):
    """Returns the entries of a template or catalogue, without its header."""
    entries = []
    for block in Path(path).read_text(encoding="utf-8").split("\n\n"):
        entry = read_block(block)
        if entry.text:
            entries.append(entry)
    return entries


def read_block(block):
    """Returns one entry; its text stays empty for the header."""
    entry = Entry()
    target = None
    for line in block.splitlines():
        if line.startswith("#. "):
            entry.comments.append(line[3:])
        elif line.startswith("#: "):
            entry.places.extend(line[3:].split())
        elif line.startswith("#, "):
            entry.flags.extend(line[3:].split(", "))
        elif line.startswith(tuple(f"{word} " for word in MEMBERS)):
            target = MEMBERS[line.split(" ", 1)[0]]
            setattr(entry, target, ast.literal_eval(line.split(" ", 1)[1]))
        elif line.startswith("msgstr"):
            target = None
            entry.forms.append(ast.literal_eval(line.split(" ", 1)[1]))
        elif line.startswith('"') and target is None and entry.forms:
            entry.forms[-1] += ast.literal_eval(line)
        elif line.startswith('"') and target is not None:
            setattr(entry, target, getattr(entry, target) + ast.literal_eval(line))
    return entry
