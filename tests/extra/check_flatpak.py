# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks that both manifests of the Flatpak agree, and that each permission has its reason."""

import json
import re
import sys
from pathlib import Path

from tap import Tap

APP = "io.github.eiam.Register"
OWN = "eiam-register"
# What would open the sandbox; the portals do without.
FORBIDDEN = re.compile(r"--(filesystem|talk-name|own-name|system-|socket=(x11|session-bus)|"
                       r"device=all|allow|persist)")
ROW = re.compile(r"^\| `(--[^`]+)` \| (.+) \|$", re.MULTILINE)


def own_module(manifest):
    """Returns the module of the program."""
    return next(module for module in manifest["modules"] if module["name"] == OWN)


def without_sources(manifest):
    """Returns what both manifests must have in common."""
    common = json.loads(json.dumps(manifest))
    del common["app-id"]
    module = own_module(common)
    del module["sources"]
    module["config-opts"] = [option for option in module["config-opts"]
                             if not option.startswith("-Dprofile=")]
    return common


def check_pinned(tap, manifest):
    """Each source is one that cannot change."""
    for module in manifest["modules"]:
        for source in module["sources"]:
            pinned = len(source.get("sha256", "")) == 64 or "tag" in source or "commit" in source
            tap.ok(pinned, f"the source of {module['name']} is pinned")
            tap.ok(source["url"].startswith("https://"), f"…and comes by https: {source['url']}")


def main(root):
    """Checks the manifests and their README."""
    tap = Tap()
    folder = Path(root, "flatpak")
    release, devel = (json.loads((folder / f"{APP}{suffix}.json").read_text(encoding="utf-8"))
                      for suffix in ("", ".Devel"))
    tap.equal(devel["app-id"], f"{APP}.Devel", "the development version has an ID of its own")
    tap.ok("-Dprofile=devel" in own_module(devel)["config-opts"], "…and is built as such")
    tap.equal(without_sources(devel), without_sources(release), "else both manifests are the same")
    check_pinned(tap, release)
    text = Path(root, "meson.build").read_text(encoding="utf-8")
    version = re.search(r"version: '([^']*)'", text).group(1)
    tap.equal(own_module(release)["sources"][0].get("tag"), f"v{version}",
              "the tag is that of this version")
    opened = [argument for argument in release["finish-args"] if FORBIDDEN.match(argument)]
    tap.equal(opened, [], "nothing is open that a portal does")
    reasons = dict(ROW.findall((folder / "README.md").read_text(encoding="utf-8")))
    tap.equal(sorted(reasons), sorted(release["finish-args"]), "each permission has its reason")
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1])
