# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A session in Chinese: the window's own words, and X-L says so to the service."""

from pathlib import Path

import scene
from steps import MOBILE, example_body, fill_example, last_body, last_headers, reach_code
from words import Words

LANGUAGE = "zh_CN"


def whole_example(tap, program, service, desktop):
    """Registers the example by the names of the Chinese catalogue."""
    words = Words(Path(desktop.prefix), LANGUAGE)
    if len(words) == 0:
        tap.skip("a session in Chinese", "the catalogue has no words yet")
        return
    fill_example(program, words)
    code = reach_code(program, service, MOBILE, words)
    program.press(words("Register"))
    program.wait_text(words("You are registered"))
    tap.equal(list(last_body(service).items()), list(example_body(code).items()),
              "the body is the example's, in its order")
    tap.equal(last_headers(service).get("x-l"), "zh", "X-L names Chinese")
    tap.ok(words("Register") != "Register", "the names are translated")


whole_example.options = lambda service: (*scene.configured(service), f"--language={LANGUAGE}")


if __name__ == "__main__":
    scene.run([whole_example])
