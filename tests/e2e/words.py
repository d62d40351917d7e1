# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program's words in the language of a test."""

import gettext


class Words:
    """Translates the accessible names that the tests are written with."""

    def __init__(self, prefix=None, language=None):
        self.known = {}
        if language is not None:
            catalogue = gettext.translation(
                "eiam-register", prefix / "share" / "locale", [language])
            for key, text in catalogue._catalog.items():
                key = key[0] if isinstance(key, tuple) else key
                self.known[key.split("\x04")[-1]] = text

    def __call__(self, english):
        """Returns a name in the language, or in English where it has none."""
        return self.known.get(english) or english

    def __len__(self):
        return len([key for key in self.known if key != ""])
