# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Has AppStream's own validator look at the metainfo, as strictly as it can.

Usage: check_appstream.py APPSTREAMCLI METAINFO
"""

import re
import subprocess
import sys

from tap import Tap

# AppStream 1.0 asks for this tag in place of developer_name, which it calls deprecated.
# Versions before do not know it, and skip what they do not know.
NEWER_TAG = re.compile(r"^I: [\w.]+:\d+: unknown-tag developer$")
# Severities: error, warning, information. Pedantry (P) fails no strict validation.
SERIOUS = ("E:", "W:", "I:")


def major_version(program):
    """Returns the first number of the version."""
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    return int(re.search(r"(\d+)\.\d+", said.stdout).group(1))


def main(program, metainfo):
    """Checks that there is nothing to say but what an old version cannot know."""
    tap = Tap()
    old = major_version(program) < 1
    options = ["--override=unknown-tag=pedantic"] if old else []
    done = subprocess.run([program, "validate", "--no-net", "--strict", *options, metainfo],
                          capture_output=True, text=True, check=False)
    tap.equal(done.returncode, 0, "the strict validation passes")
    done = subprocess.run([program, "validate", "--no-net", metainfo],
                          capture_output=True, text=True, check=False)
    found = [line for line in done.stdout.splitlines() if line.startswith(SERIOUS)]
    tap.note(done.stdout)
    tap.equal([line for line in found if not (old and NEWER_TAG.match(line))], [],
              "nothing is found besides")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
