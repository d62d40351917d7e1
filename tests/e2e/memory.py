# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks for texts in what a process has written: its memory and files."""

import re
from pathlib import Path

MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)")
# No more of a mapping than this is looked at at once.
CHUNK = 16 << 20


def find_values(data, values):
    """Yields the name of a value for each time that it is in the data.

    Without its zero bytes, ASCII is the same in UTF-8, UTF-16 and UTF-32.
    """
    data = data.translate(None, b"\0")
    for name, text in values.items():
        for _ in range(data.count(text.encode())):
            yield name


def writable_mappings(pid):
    """Yields the bounds and the names of what a process can write to."""
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        first, last, mode, name = MAPPING.match(line).groups()
        if "w" in mode:
            yield int(first, 16), int(last, 16), name or "anonymous"


def search_memory(pid, values):
    """Returns what of the values is in a process's writable memory, and in which mapping."""
    overlap = 4 * max(len(text) for text in values.values())
    found = []
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for first, last, mapping in writable_mappings(pid):
            for start in range(first, last, CHUNK):
                try:
                    memory.seek(start)
                    data = memory.read(min(CHUNK + overlap, last - start))
                except (OSError, OverflowError):
                    # It is gone by now, or cannot be read by anybody.
                    continue
                found += [f"{name} in {mapping}" for name in find_values(data, values)]
    return found


def search_files(folders, values):
    """Returns what of the values is in files below the folders, and in which."""
    return [
        f"{name} in {path}"
        for folder in folders for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and not path.is_symlink()
        for name in find_values(path.read_bytes(), values)
    ]
