# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Measures colours, each a tuple of red, green and blue from 0 to 255."""

import colorsys


def parse(text):
    """Returns the colour that is written as #rrggbb."""
    return tuple(int(text[at:at + 2], 16) for at in (1, 3, 5))


def linear(part):
    """Returns how much light a part of a colour gives."""
    part /= 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour):
    """Returns how bright a colour is, from 0 to 1, as WCAG counts it."""
    red, green, blue = (linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Returns the contrast of two colours, from 1 to 21, as WCAG counts it."""
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def saturation(colour):
    """Returns how far a colour is from grey, from 0 to 1."""
    return colorsys.rgb_to_hsv(*(part / 255 for part in colour))[1]
