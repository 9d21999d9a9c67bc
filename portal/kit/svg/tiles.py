"""A licensed base map beneath a map of ours: the tiles of a service in degrees (WMTS matrix set "c", CGCS 2000).

In that set a tile of level z is 360 / 2^z degrees wide and high, counted from 180° W and 90° N; in degrees our sheet is
stretched evenly, so that each tile is one rectangle of it.
"""

import math
from collections.abc import Iterator

from django.utils.safestring import SafeString

from .geometry import point_on_earth, project_point
from .markup import element, joined

ACROSS = 4  # tiles side by side: on a map of 1,000 units each is about as sharp as it is drawn


def base_map(template: str, frame) -> SafeString:
    """The tiles in sight; `template` is an address with {z}, {x} and {y}. Empty without one."""
    return (
        element("g", joined(_images(template, frame)), class_="tiles", aria_hidden="true") if template else SafeString()
    )


def _images(template: str, frame) -> Iterator[SafeString]:
    left, top, right, bottom = frame.box(0)
    west, north = point_on_earth(left, top)
    east, south = point_on_earth(right, bottom)
    level = round(math.log2(360 * ACROSS / (east - west)))
    size = 360 / 2**level
    for row in range(math.floor((90 - north) / size), math.ceil((90 - south) / size)):
        for column in range(math.floor((west + 180) / size), math.ceil((east + 180) / size)):
            corner = frame.point(*project_point(column * size - 180, 90 - row * size))
            other = frame.point(*project_point((column + 1) * size - 180, 90 - (row + 1) * size))
            yield _image(_address(template, z=level, x=column, y=row), corner, other)


def _address(template: str, **numbers: int) -> str:
    for name, number in numbers.items():
        template = template.replace(f"{{{name}}}", str(number))
    return template


def _image(address: str, corner: tuple[int, int], other: tuple[int, int]) -> SafeString:
    (x, y), (right, bottom) = corner, other
    size = {"width": right - x, "height": bottom - y}
    return element("image", href=address, x=x, y=y, **size, preserveAspectRatio="none")
