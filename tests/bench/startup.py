# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How long it takes until the first page is painted, and what memory that page has."""

REST_SECONDS = "2"


def paint(stage, build, *command):
    """Returns the milliseconds from the start of a program to its first painted text."""
    process, began, lines = stage.launch(build, *command, BENCH_EXIT="1")
    name, now = lines.next()
    lines.close()
    process.wait(20)
    stage.processes.remove(process)
    assert name == "painted"
    return int(now) / 1000 - began / 1e6


def share(stage, build, *command):
    """Returns the MiB that a program has after its first page came to rest."""
    process, _, lines = stage.launch(build, *command, BENCH_REST=REST_SECONDS)
    lines.next()
    name, size = lines.next()
    lines.close()
    stage.end(process)
    assert name == "pss"
    return int(size) / 1024
