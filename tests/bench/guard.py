# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts the instructions of the start and of registrations against those that are kept.

Usage: guard.py PREFIX BUILD [--keep]
Fails when there are more than 5 % more. With --keep the counts of today are kept instead.
Counts depend on the libraries and the compiler: with others there is nothing to compare.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from stage import TEXT, Stage

KEPT = Path(__file__).resolve().parent / "guard.json"
PACKAGES = ("adwaita-icon-theme", "gcc", "libadwaita-1-0", "libc6", "libcairo2",
            "libfontconfig1", "libfreetype6", "libglib2.0-0", "libgtk-4-1", "libharfbuzz0b",
            "libjson-glib-1.0-0", "libpango-1.0-0", "libsoup-3.0-0", "valgrind")
FONTS = Path("/usr/share/fonts")
LIMIT = 1.05
STARTS = 3
PATIENCE = 900
SUMMARY = re.compile(r"^(?:summary|totals): (\d+)", re.MULTILINE)


def read_versions():
    """Returns what the counts depend on."""
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *PACKAGES],
        capture_output=True, text=True, check=False)
    versions = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    flags = Path("/proc/cpuinfo").read_text().split()
    fonts = sum(path.is_file() for path in FONTS.rglob("*"))
    return versions | {
        "fonts": str(fonts),
        "processor": f"{os.uname().machine}{' avx2' if 'avx2' in flags else ''}",
    }


def count(stage, *command, within=None, **variables):
    """Returns how many instructions the first thread of a program takes, or one function."""
    target = stage.scratch / "callgrind"
    reader, writer = os.pipe()
    environment = stage.environment | variables | {"BENCH_FD": str(writer)}
    # Without addresses at random, of which tables of pointers make more work or less.
    done = subprocess.run(
        ["setarch", "-R", "valgrind", "--tool=callgrind", "--separate-threads=yes",
         *([f"--toggle-collect={within}*"] if within else []),
         f"--callgrind-out-file={target}", *command],
        env=environment, pass_fds=[writer], capture_output=True, text=True, check=False,
        timeout=PATIENCE)
    os.close(writer)
    os.close(reader)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    counted = int(SUMMARY.search(Path(f"{target}-01").read_text()).group(1))
    if not counted:
        raise RuntimeError(f"{command[0]}: there is nothing to count")
    return counted


def measure(prefix, build):
    """Returns all counts."""
    def start():
        return count(stage, str(prefix / "bin" / "eiam-register"), "--server=http://127.0.0.1:1",
                     "--client-id=bench-client", LD_PRELOAD=str(build / "libbench-preload.so"),
                     BENCH_TEXT=TEXT, BENCH_EXIT="1")
    with Stage(prefix) as stage:
        return {
            # The icon theme is read by its thread or by the first one, and under valgrind more
            # often by the first.
            "start": max(start() for _ in range(STARTS)),
            "codec": count(stage, str(build / "bench-codec"), "ours"),
            "registrations": count(
                stage, str(build / "bench-signup"), str(prefix / "bin" / "eiam-demo-service"),
                within="register_person"),
        }


def compare(kept, counts):
    """Prints all counts beside those that are kept; returns how many are too high."""
    worse = 0
    for name, now in counts.items():
        before = kept["counts"][name]
        bad = now > before * LIMIT
        worse += bad
        print(f"{name}: {now} instructions, kept {before}, {now / before - 1:+.2%}"
              + (f": more than {LIMIT - 1:.0%} more" if bad else ""))
    return worse


def main(prefix, build, *options):
    """Counts and compares, or keeps."""
    versions = read_versions()
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {"versions": {}}
    keep = "--keep" in options
    if not keep and kept["versions"] != versions:
        names = sorted(set(versions) | set(kept["versions"]))
        others = [f"{name} {versions.get(name)} instead of {kept['versions'].get(name)}"
                  for name in names if versions.get(name) != kept["versions"].get(name)]
        print(f"guard: the counts were kept with other software: {', '.join(others)}")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    counts = measure(Path(prefix), Path(build))
    if keep:
        KEPT.write_text(json.dumps({"versions": versions, "counts": counts}, indent=1) + "\n")
        print(f"kept: {counts}")
        return 0
    worse = compare(kept, counts)
    print(f"{len(counts) - worse} passed, {worse} failed, 0 skipped")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
