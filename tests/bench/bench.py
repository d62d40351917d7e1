# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Prints the table of figures, and writes it to a file.

Usage: bench.py PREFIX BUILD FILE [NAME…]
BENCH_COUNT is how often each side of a figure runs, BENCH_JOURNEYS how many persons there are.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from figures import NAMES, Figures
from stage import Stage

COUNT = 15
JOURNEYS = 10000


def describe_machine():
    """Returns one line about where this ran."""
    models = [line.split(":", 1)[1].strip() for line in
              Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    load = os.getloadavg()[0]
    return (f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, "
            f"Linux {platform.release()}, load {load:.1f}")


def number(value):
    """Returns a number with three digits that count."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def row(figure):
    """Returns one line of the table."""
    goal = "none" if figure.goal is None else f"≤ {figure.goal:g}"
    goal += f", +{figure.plus:g}" if figure.plus else ""
    return (f"{figure.name:<48} {number(figure.ours):>7} {figure.unit:<3} "
            f"{number(figure.theirs):>7} {figure.against:<22} {figure.ratio:>6.2f} "
            f"{goal:<11} {'met' if figure.met else 'MISSED'}")


def main(prefix, build, target, *names):
    """Measures what is named, or everything."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"bench: there is no figure “{unknown[0]}”, only {', '.join(NAMES)}",
              file=sys.stderr)
        return 2
    machine = describe_machine()
    print(machine, flush=True)
    rows, failed = [], []
    with Stage(prefix) as stage:
        figures = Figures(stage, Path(prefix), Path(build), COUNT_WANTED, JOURNEYS_WANTED)
        for name in names or NAMES:
            try:
                for figure in NAMES[name](figures):
                    rows.append(figure)
                    print(row(figure), flush=True)
            except (AssertionError, OSError, RuntimeError, subprocess.SubprocessError) as error:
                failed.append(name)
                print(f"{name}: not measured to its end: {error!r}", flush=True)
    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(
        {"machine": machine, "figures": [figure.as_json() for figure in rows],
         "failed": failed},
        ensure_ascii=False, indent=1) + "\n")
    missed = sum(not figure.met for figure in rows)
    print(f"{len(rows) - missed} of {len(rows)} goals met; {target}")
    return 1 if failed else 0


# Read before the private desktop replaces the environment.
COUNT_WANTED = int(os.environ.get("BENCH_COUNT", COUNT))
JOURNEYS_WANTED = int(os.environ.get("BENCH_JOURNEYS", JOURNEYS))

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
