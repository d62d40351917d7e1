# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whole sessions in languages for which the machine has no locale, in either direction."""

from pathlib import Path

import scene
from steps import MOBILE, example_body, fill_example, last_body, last_headers, reach_code
from words import Words

# As the service is asked: it knows Chinese, and English instead of what it does not know.
LANGUAGES = {"zh_CN": "zh", "ar": "en"}


def register_in(language, asked):
    """Returns a test that registers the example by the names of a catalogue."""

    def whole_example(tap, program, service, desktop):
        words = Words(Path(desktop.prefix), language)
        fill_example(program, words)
        code = reach_code(program, service, MOBILE, words)
        program.press(words("Register"))
        program.wait_text(words("You are registered"))
        tap.equal(list(last_body(service).items()), list(example_body(code).items()),
                  f"{language}: the body is the example's, in its order")
        tap.equal(last_headers(service).get("x-l"), asked, f"{language}: X-L names {asked}")
        tap.ok(words("Register") != "Register", f"{language}: the names are translated")

    whole_example.__name__ += f"_{language}"
    whole_example.options = lambda service: (*scene.configured(service),
                                             f"--language={language}")
    return whole_example


if __name__ == "__main__":
    scene.run([register_in(language, asked) for language, asked in LANGUAGES.items()])
