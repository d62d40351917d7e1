# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs fuzz targets side by side for a while and tells what each of them saw.

What is found stays: new inputs in HOME/corpus, those that broke a target in HOME/broken,
what libFuzzer said in HOME/log. Inputs that belong to the project go to tests/fuzz/seeds.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
PREFIX = "fuzz-"
MAX_LENGTH = {"captcha": 16384, "picture": 16384}
DEFAULT_MAX_LENGTH = 4096
# No input takes longer (seconds), asks for more memory at once or has more in all (MiB).
LIMITS = ("-timeout=5", "-malloc_limit_mb=64", "-rss_limit_mb=1024")
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_leaks=1:strict_string_checks=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "LC_ALL": "C.UTF-8",
}
DICTIONARIES = {
    "attribute": "variant",
    "captcha": "answer",
    "captcha-check": "answer",
    "countries": "answer",
    "error": "answer",
    "invitation": "invitation",
    "members": "answer",
    "pattern": "pattern",
    "picture": "picture",
    "register": "answer",
    "sms": "answer",
    "stored-session": "answer",
}
COLUMNS = ("target", "minutes", "inputs", "per s", "edges", "corpus", "MiB", "slowest s", "broken")


def available(binaries):
    """Returns the names of the targets that were built."""
    return sorted(
        path.name.removeprefix(PREFIX)
        for path in binaries.glob(PREFIX + "*")
        if path.is_file() and os.access(path, os.X_OK)
    )


def command_of(target, options, corpus, broken):
    """Returns how libFuzzer is called for a target."""
    command = [
        str(options.binaries / (PREFIX + target)),
        f"-max_total_time={options.seconds}",
        f"-max_len={MAX_LENGTH.get(target, DEFAULT_MAX_LENGTH)}",
        f"-artifact_prefix={broken}/",
        "-print_final_stats=1",
        *LIMITS,
    ]
    if target in DICTIONARIES:
        command.append(f"-dict={HERE / 'dictionaries' / DICTIONARIES[target]}.dict")
    # What is new goes to the first directory.
    return command + [str(corpus), str(HERE / "seeds" / target)]


def last(pattern, text, default="-"):
    """Returns what the last match of a pattern holds."""
    found = re.findall(pattern, text, re.MULTILINE)
    return found[-1] if found else default


def row_of(target, seconds, log, found):
    """Returns the line of the table for a target."""
    return (
        target,
        f"{seconds / 60:.1f}",
        last(r"^stat::number_of_executed_units: +(\d+)", log, last(r"^#(\d+)\t", log)),
        last(r"^stat::average_exec_per_sec: +(\d+)", log, last(r" exec/s: (\d+)", log)),
        last(r" cov: (\d+)", log),
        last(r" corp: (\d+)", log),
        last(r"^stat::peak_rss_mb: +(\d+)", log, last(r" rss: (\d+)Mb", log)),
        last(r"^stat::slowest_unit_time_sec: +(\d+)", log),
        str(len(found)),
    )


def run(target, options):
    """Runs a target; returns its line of the table and whether it did well."""
    corpus = options.home / "corpus" / target
    broken = options.home / "broken" / target
    log_path = options.home / "log" / f"{target}.log"
    for folder in (corpus, broken, log_path.parent):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(broken.iterdir())
    start = time.monotonic()
    with log_path.open("w", encoding="utf-8") as log:
        status = subprocess.run(
            command_of(target, options, corpus, broken),
            stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env={**os.environ, **ENVIRONMENT}, check=False,
        ).returncode
    text = log_path.read_text(encoding="utf-8", errors="replace")
    found = sorted(set(broken.iterdir()) - before)
    row = row_of(target, time.monotonic() - start, text, found)
    print("  ".join(f"{name} {cell}" for name, cell in zip(COLUMNS, row)), flush=True)
    if status != 0:
        why = last(r"^(?:SUMMARY:|==\d+== ?ERROR:|.*CRITICAL|.*WARNING \*\*|.*ERROR:).*$", text)
        print(f"{target} ended with status {status}: {why}\n  log: {log_path}")
    for path in found:
        print(f"  input: {path}")
    return row, status == 0 and not found


def print_table(rows):
    """Prints what all targets saw."""
    widths = [max(len(row[i]) for row in [COLUMNS, *rows]) for i in range(len(COLUMNS))]
    print()
    for row in [COLUMNS, *rows]:
        print("  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths))
        ))


def read_options():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binaries", type=Path, required=True, help="where the targets are")
    parser.add_argument("--home", type=Path, required=True, help="where findings are kept")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--jobs", type=int, default=max(3, (os.cpu_count() or 1) + 1),
                        help="how many targets at a time")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all unless named")
    options = parser.parse_args()
    known = available(options.binaries)
    unknown = [target for target in options.targets if target not in known]
    if unknown or not known:
        parser.error(f"there is no target {', '.join(unknown)}; there are: {', '.join(known)}")
    if options.seconds < 1 or options.jobs < 1:
        parser.error("seconds and jobs are at least 1")
    options.targets = options.targets or known
    return options


def main():
    """Runs the targets and prints the table; the last line counts them."""
    options = read_options()
    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda target: run(target, options), options.targets))
    print_table([row for row, _ in results])
    passed = sum(1 for _, fine in results if fine)
    print(f"\n{passed} passed, {len(results) - passed} failed, 0 skipped")
    sys.exit(0 if passed == len(results) else 1)


if __name__ == "__main__":
    main()
