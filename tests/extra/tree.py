# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the files of the project, without build directories and git's own."""

import os
from pathlib import Path

SKIPPED = ("build", "__pycache__", "subprojects")


def files(root, *suffixes):
    """Yields the paths under root, sorted, whose names end so; all without suffixes."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders
            if name not in SKIPPED and not name.startswith("build-")
            and not (name.startswith(".") and name != ".ci")
        )
        for name in names:
            if not suffixes or name.endswith(suffixes):
                found.append(Path(folder, name).relative_to(root))
    return sorted(found)


def potfiles(root):
    """Returns the paths that po/POTFILES.in lists, in its order."""
    lines = Path(root, "po", "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [Path(line) for line in lines if line and not line.startswith("#")]


def languages(root):
    """Returns the languages that po/LINGUAS lists."""
    lines = Path(root, "po", "LINGUAS").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
