# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every figure of the table: what is measured against what, and how good it is to be."""

import json
import os
import subprocess
from dataclasses import asdict, dataclass

import startup
from browser import Browser
from journeys import FIRST, Journeys, seconds_of
from stage import in_turn, median

FRAME_MS = 16.7
PAGES = ("details", "review", "puzzle", "code", "done")
COUNTDOWN = ("code",)


@dataclass
class Figure:
    """One row: our value and the other one, and the most that their ratio may be."""

    name: str
    unit: str
    ours: float
    against: str
    theirs: float
    goal: float | None
    plus: float = None

    @property
    def ratio(self):
        """Returns how much of the other value ours is."""
        return self.ours / self.theirs if self.theirs else self.ours

    @property
    def met(self):
        """Says whether the goal is met, with both of its parts; there may be none."""
        if self.goal is None:
            return True
        near = self.plus is None or self.ours - self.theirs <= self.plus
        return self.ratio <= self.goal and near

    def as_json(self):
        """Returns the row for the file."""
        return asdict(self) | {"ratio": self.ratio, "met": self.met}


class Figures:
    """Measures; each method yields the rows of its name."""

    def __init__(self, stage, prefix, build, count, journeys):
        self.stage = stage
        self.prefix = prefix
        self.build = build
        self.count = count
        self.n_journeys = journeys
        self.program = [str(prefix / "bin" / "eiam-register"), "--server=http://127.0.0.1:1",
                        "--client-id=bench-client"]
        self.bare = str(build / "bench-bare-window")
        self.journeys = Journeys(stage, prefix, build)

    def start(self):
        """Start of the process to the first painted page."""
        def ours():
            return startup.paint(self.stage, self.build, *self.program)
        bare, mine = in_turn(
            self.count, lambda: startup.paint(self.stage, self.build, self.bare), ours)
        yield Figure("start to painted Details page", "ms", median(mine), "bare Adw window",
                     median(bare), 1.25)
        browser, mine = in_turn(self.count, Browser(self.stage).paint, ours)
        yield Figure("the same", "ms", median(mine), "Chromium", median(browser), 0.3)

    def memory(self):
        """Memory on the first page."""
        def ours():
            return startup.share(self.stage, self.build, *self.program)
        bare, mine, browser = in_turn(
            self.count, lambda: startup.share(self.stage, self.build, self.bare), ours,
            Browser(self.stage).share)
        yield Figure("memory (PSS) on Details", "MiB", median(mine), "bare Adw window",
                     median(bare), 1.15)
        yield Figure("the same", "MiB", median(mine), "Chromium", median(browser), 0.15)

    def register(self):
        """The press of the last button to the last page."""
        values = self.journeys.run("register", self.count, BENCH_STORAGE="session")
        ours = median(values["register"]) / 1000
        yield Figure("Register pressed to Done painted", "ms", ours, "the curl command",
                     median(values["curl"]) / 1000, 1.5, 40)
        yield Figure("the same", "ms", ours, "curl's transfer alone",
                     median(values["curl-transfer"]) / 1000, 1.5, 40)

    def keys(self):
        """A key to the frame that shows it."""
        values = sorted(self.journeys.keys(300))
        yield Figure("key press to painted frame, p99", "ms",
                     values[len(values) * 99 // 100] / 1000, "a frame", FRAME_MS, 1)

    def pages(self):
        """The pages of a journey and the main loop meanwhile."""
        values = self.journeys.run("pages", self.count)
        yield Figure("page change to painted frame", "ms", median(values["page"]) / 1000,
                     "a frame", FRAME_MS, 1)
        for name in sorted(values):
            if name.startswith("stall-"):
                yield Figure(f"longest stall, to {name[6:]}", "ms",
                             median(values[name]) / 1000, "a frame", FRAME_MS, 1)
                work = name.replace("stall-", "work-")
                yield Figure("the same: processor time alone", "ms",
                             median(values[work]) / 1000, "a frame", FRAME_MS, 1)
        values = self.journeys.run("language", self.count)
        yield Figure("language switch", "ms", median(values["language"]) / 1000,
                     "the limit", 200, 1)
        values = self.journeys.run("kiosk", self.count)
        yield Figure("kiosk reset", "ms", median(values["kiosk"]) / 1000, "the limit", 100, 1)

    def many(self, mode="journeys", share=1):
        """Many persons in one process."""
        values, others = self.journeys.many(mode, max(self.n_journeys // share, FIRST))
        handles = values["handles"]
        for name, key in ((f"{len(values['journey'])} {mode}: memory after the first 100", "pss"),
                          ("the same: whether others share it or not", "resident"),
                          ("the same: what was written to", "written")):
            yield Figure(name, "MiB", (values[key][-1] - values[key][0]) / 1024, "the limit", 1, 1)
        yield Figure("the same: open handles", "", handles[-1], "after the first 100",
                     handles[0], 1)
        for name, key in (("time by the clock", "journey"), ("processor time", "journey-work")):
            last = median(values[key][-100:]) / 1000
            yield Figure(f"the same: {name}, last 100", "ms", last, "100 first, in turn",
                         median(others[key]) / 1000, 1.05)
            yield Figure("the same", "ms", last, "its own first 100",
                         median(values[key][:100]) / 1000, None)

    def many_at_kiosk(self):
        """Many persons at a self-service machine, each in a window of their own."""
        yield from self.many("kiosk-journeys", 5)

    def idle(self, seconds=60):
        """A window that nobody touches."""
        for page, values in self.journeys.rest(PAGES, seconds).items():
            counts = page in COUNTDOWN
            name = f"idle on {page}" + (" (it counts down)" if counts else "")
            goal = None if counts else 1
            yield Figure(f"{name}: wake-ups a second", "", values["switches"][0] / seconds,
                         "the limit", 1, goal)
            yield Figure(f"{name}: processor", "%", values["cpu"][0] / seconds / 1e4,
                         "the limit", 0.1, goal)

    def codec(self):
        """Writing a registration and reading an answer."""
        said = subprocess.run([str(self.build / "bench-codec")], check=True,
                              capture_output=True, text=True).stdout
        values = {}
        for line in said.splitlines():
            name, value = line.split()
            values.setdefault(name, []).append(int(value))
        for name, what in (("encode", "encode a registration"), ("parse", "parse an answer")):
            yield Figure(what, "µs", median(values[name]) / 1000, "json-glib",
                         median(values[f"{name}-json-glib"]) / 1000, 1.3)

    def size(self):
        """What is installed."""
        stripped = self.stage.scratch / "stripped"
        subprocess.run(["strip", "-o", str(stripped), self.program[0]], check=True)
        program = stripped.stat().st_size
        total = 0
        for path in self.prefix.rglob("*"):
            if path.is_file() and not path.is_symlink():
                if path.parent.name == "bin" or path.suffix == ".so":
                    subprocess.run(["strip", "-o", str(stripped), str(path)], check=True)
                    path = stripped
                total += path.stat().st_size
        yield Figure("stripped executable", "kB", program / 1e3, "the limit", 400, 1)
        yield Figure("whole install, all languages", "MB", total / 1e6, "the limit", 2, 1)

    def build_time(self):
        """A clean build of what is installed, and the last run of all tests."""
        tree = self.stage.scratch / "tree"
        source = self.build.parents[2]
        seconds_of("meson", "setup", str(tree), str(source), "-Dtests=false")
        before = os.times()
        elapsed = seconds_of("ninja", "-j2", "-C", str(tree))
        after = os.times()
        worked = sum(after[2:4]) - sum(before[2:4])
        yield Figure("clean build", "s", elapsed, "the limit", 30, 1)
        yield Figure("the same: processor time, halved", "s", worked / 2, "the limit", 30, 1)
        record = source / "build" / "test.json"
        if record.exists():
            last = json.loads(record.read_text())
            yield Figure(f"./run test, {last['date']}", "min", last["seconds"] / 60,
                         "the limit", 10, 1)
        else:
            print("./run test: no figure; it keeps one each time that it ran whole")


NAMES = {
    "start": Figures.start, "memory": Figures.memory, "register": Figures.register,
    "keys": Figures.keys, "pages": Figures.pages, "idle": Figures.idle,
    "codec": Figures.codec, "size": Figures.size, "build": Figures.build_time,
    "journeys": Figures.many, "kiosk-journeys": Figures.many_at_kiosk,
}
