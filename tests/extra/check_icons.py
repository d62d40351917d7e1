# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Draws the icons and checks them against what shops and desktops ask of them.

Usage: check_icons.py ROOT METAINFO
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import gi

from colour import contrast, parse
from tap import Tap

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # pylint: disable=wrong-import-position

SIZE = 256
SMALL = 16
# Of an icon, from where on a part of it counts as seen, and from where on as solid.
FAINT, SOLID = 16, 200
# A background is told from an icon by what WCAG asks of pictures.
PICTURE_CONTRAST = 3.0


class Picture:
    """An icon as it is drawn."""

    def __init__(self, path, size):
        self.pixbuf = GdkPixbuf.Pixbuf.new_from_file_at_size(str(path), size, size)
        self.width, self.height = self.pixbuf.get_width(), self.pixbuf.get_height()
        self.pixels = self.pixbuf.get_pixels()
        self.stride = self.pixbuf.get_rowstride()

    def at(self, x, y):
        """Returns red, green, blue and opacity at a place."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return (0, 0, 0, 0)
        start = y * self.stride + 4 * x
        return tuple(self.pixels[start:start + 4])

    def places(self, least, most=255):
        """Returns the places where opacity is between two values."""
        return [(x, y) for y in range(self.height) for x in range(self.width)
                if least <= self.at(x, y)[3] <= most]

    def box(self):
        """Returns the edges of what is seen: left, top, right, bottom, and its places."""
        seen = self.places(FAINT)
        columns, rows = [x for x, _ in seen], [y for _, y in seen]
        return min(columns), min(rows), max(columns) + 1, max(rows) + 1

    def outline(self):
        """Returns the colours of the solid places near the edge."""
        around = [(x, y) for x in (-6, 0, 6) for y in (-6, 0, 6)]
        return [self.at(x, y)[:3] for x, y in self.places(SOLID)
                if any(self.at(x + right, y + down)[3] < FAINT for right, down in around)]


def check_footprint(tap, name, picture):
    """Checks how much of the canvas an icon takes."""
    left, top, right, bottom = picture.box()
    edge = SIZE // 32
    tap.equal((picture.width, picture.height), (SIZE, SIZE), f"{name} is square")
    tap.ok(min(left, top, SIZE - right, SIZE - bottom) >= edge, f"{name} does not touch the edges",
           (left, top, right, bottom))
    tap.ok(max(right - left, bottom - top) >= SIZE * 3 // 4, f"{name} is large enough",
           (left, top, right, bottom))
    share = len(picture.places(SOLID)) / SIZE ** 2
    tap.ok(0.35 <= share <= 0.75, f"{name} fills a reasonable part of the canvas", share)
    # A shadow or a glow is a wide band that can be seen through; an edge is a narrow one.
    tap.ok(len(picture.places(1, SOLID)) < SIZE ** 2 // 50, f"{name} has no shadow of its own")


def check_backgrounds(tap, name, picture, component):
    """Checks whether an icon can be told from the colours of the project."""
    outline = picture.outline()
    for colour in component.iterfind("branding/color"):
        ratios = sorted(contrast(parse(colour.text), one) for one in outline)
        median = ratios[len(ratios) // 2]
        tap.ok(median >= PICTURE_CONTRAST, f"{name} stands out from {colour.text}", median)


def check_symbolic(tap, path):
    """Checks the icon of one colour, as small as it is shown."""
    source = path.read_text(encoding="utf-8")
    picture = Picture(path, SMALL)
    tap.ok('width="16" height="16" viewBox="0 0 16 16"' in source, f"{path.name} is 16 pixels wide")
    tap.equal(len(set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', source))), 1,
              f"{path.name} has one colour")
    tap.ok("Gradient" not in source and "opacity" not in source, f"{path.name} has no shades")
    tap.equal((picture.width, picture.height), (SMALL, SMALL), f"{path.name} is drawn as such")
    share = len(picture.places(SOLID)) / SMALL ** 2
    tap.ok(0.15 <= share <= 0.6, f"{path.name} can be seen at 16 pixels", share)


def main(root, metainfo):
    """Checks all icons."""
    tap = Tap()
    component = ElementTree.parse(metainfo).getroot()
    icons = Path(root, "data", "icons", "hicolor")
    for path in sorted(icons.glob("scalable/apps/*.svg")):
        picture = Picture(path, SIZE)
        check_footprint(tap, path.name, picture)
        check_backgrounds(tap, path.name, picture, component)
    symbolic = sorted(icons.glob("symbolic/apps/*.svg"))
    tap.equal(len(symbolic), 1, "there is one icon of one colour")
    for path in symbolic:
        check_symbolic(tap, path)
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
