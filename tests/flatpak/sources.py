# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Fetches the sources of the manifest's modules from Debian, which has the very files.

Usage: sources.py CACHE STATE
They go to where flatpak-builder, whose folder STATE is, looks before it asks the address in the
manifest; it compares them with the manifest's checksum as always. What was found is written
to CACHE/sources/report.json: a mirror need not have all sources.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

MANIFEST = Path(__file__).parents[2] / "flatpak" / "io.github.eiam.Register.json"
SUITE = "trixie"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
ADDRESS = re.compile(r"/(?P<file>[a-z0-9+.-]+?-(?P<version>[\d.]+)\.(?P<kind>tar\.\w+))$")


class Sources:
    """An apt of its own, which knows the sources of one suite alone."""

    def __init__(self, cache):
        self.folder = Path(cache, "sources")
        for name in ("lists/partial", "cache/archives/partial", "files"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.list = self.folder / "sources.list"
        self.list.write_text(f"deb-src [signed-by={KEYRING}] {find_mirror()} {SUITE} main\n")
        self.said = self.apt("apt-get", "-q", "update").stderr

    def apt(self, tool, *arguments):
        """Calls one of apt's tools."""
        options = (f"Dir::Etc::SourceList={self.list}", "Dir::Etc::SourceParts=/dev/null",
                   f"Dir::State::Lists={self.folder / 'lists'}",
                   f"Dir::Cache={self.folder / 'cache'}", "APT::Sandbox::User=")
        return subprocess.run([tool, *(part for one in options for part in ("-o", one)),
                               *arguments], cwd=self.folder / "files", capture_output=True,
                              text=True, check=False)

    def listed(self, package, file):
        """Returns the checksum that Debian's signed list has for a file, or nothing."""
        said = self.apt("apt-cache", "showsrc", package).stdout
        part = said.partition("Checksums-Sha256:")[2]
        found = re.search(rf"^ ([0-9a-f]{{64}}) \d+ {re.escape(file)}$", part, re.MULTILINE)
        return found.group(1) if found else None

    def fetch(self, package, file):
        """Fetches a package's source; returns the path of the file, or nothing."""
        path = self.folder / "files" / file
        if not path.exists():
            self.said = self.apt("apt-get", "-q", "--download-only", "source", package).stderr
        return path if path.exists() else None

    def reason(self, file):
        """Returns what apt said of a file that it could not get."""
        lines = [line for line in self.said.splitlines() if file in line]
        return (lines or self.said.splitlines() or ["apt said nothing"])[-1]


def find_mirror():
    """Returns Debian's mirror that apt uses, or the one that is named for the runtime."""
    if "EIAM_FLATPAK_MIRROR" in os.environ:
        return os.environ["EIAM_FLATPAK_MIRROR"]
    said = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI)"], check=True,
                          capture_output=True, text=True).stdout
    return next(uri for uri in said.split() if re.search("/debian/?$", uri))


def archives():
    """Yields the modules that are made of an archive, with that."""
    for module in json.loads(MANIFEST.read_text(encoding="utf-8"))["modules"]:
        for source in module["sources"]:
            if source["type"] == "archive":
                yield module["name"], source


def look_up(sources, state, name, source):
    """Gets one source; returns what was found."""
    parts = ADDRESS.search(source["url"])
    file = f"{name}_{parts['version']}.orig.{parts['kind']}"
    path = sources.fetch(name, file)
    found = {"module": name, "file": file, "pinned": source["sha256"],
             "listed": sources.listed(name, file)}
    if path is None:
        return found | {"fetched": None, "reason": sources.reason(file)}
    place = Path(state, "downloads", source["sha256"], parts["file"])
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, place)
    return found | {"fetched": hashlib.sha256(path.read_bytes()).hexdigest(), "reason": None}


def read_report(cache):
    """Returns what was found of each module."""
    return json.loads(Path(cache, "sources", "report.json").read_text(encoding="utf-8"))


def left_to_runtime(cache):
    """Returns the modules whose sources the mirror does not have."""
    return [one["module"] for one in read_report(cache) if one["fetched"] is None]


def main(cache, state):
    """Gets all sources; prints the modules that have none here."""
    sources = Sources(cache)
    report = [look_up(sources, state, name, source) for name, source in archives()]
    path = Path(cache, "sources", "report.json")
    path.write_text(json.dumps(report, indent=1), encoding="utf-8")
    for name in left_to_runtime(cache):
        print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
