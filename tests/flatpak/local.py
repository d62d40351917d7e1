# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Adapts the manifests to the runtime that is made here."""

import json
import os

import sources

PLATFORM, SDK, BRANCH = "io.github.eiam.TestPlatform", "io.github.eiam.TestSdk", "trixie"


def adapt(path, cache, tested):
    """Rewrites a manifest for the runtime, and without tests where they have run before."""
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["runtime"], manifest["sdk"], manifest["runtime-version"] = PLATFORM, SDK, BRANCH
    missing = sources.left_to_runtime(cache)
    manifest["modules"] = [module for module in manifest["modules"]
                           if module["name"] not in missing]
    own = manifest["modules"][-1]
    # Else it waits for a computer that is less busy.
    own["make-args"] = ["-l0"]
    if tested:
        own["run-tests"] = False
        own["config-opts"].append("-Dtests=false")
    path.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def environment(cache):
    """Returns the variables with which flatpak uses what `prepare` installed."""
    return os.environ | {
        "FLATPAK_USER_DIR": str(cache / "installation"),
        # Without a system bus nobody can be asked for parental controls.
        "FLATPAK_SYSTEM_HELPER_ON_SESSION": "1",
    }
