"""From longitude and latitude to short paths on the province's sheet, and back from a path to its points.

The sheet is one fixed drawing plane for the whole province, in units of about 80 m: SHEET_WIDTH across and
SHEET_HEIGHT down.
Projection: equirectangular, true to scale at the middle latitude (longitudes shrunk by its cosine).
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

Point = tuple[int, int]
Ring = tuple[Point, ...]  # closed: the first point is not repeated at the end
Shape = tuple[Ring, ...]  # outlines and holes together, filled by the even-odd rule

WEST, EAST, SOUTH, NORTH = 121.55, 131.40, 40.80, 46.36
SHEET_WIDTH = 10_000
_PER_DEGREE = SHEET_WIDTH / (EAST - WEST)
_STRETCH = 1 / math.cos(math.radians((SOUTH + NORTH) / 2))
SHEET_HEIGHT = round((NORTH - SOUTH) * _PER_DEGREE * _STRETCH)


def project_point(longitude: float, latitude: float) -> Point:
    """The place on the sheet of a WGS 84 or CGCS 2000 position in degrees."""
    x = (float(longitude) - WEST) * _PER_DEGREE
    y = (NORTH - float(latitude)) * _PER_DEGREE * _STRETCH
    return round(x), round(y)


def point_on_earth(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a place on the sheet."""
    return WEST + x / _PER_DEGREE, NORTH - y / _PER_DEGREE / _STRETCH


def project_geometry(geometry: dict) -> Shape:
    """The rings of a GeoJSON Polygon or MultiPolygon on the sheet; ValueError for any other type."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"an area needs a Polygon or MultiPolygon, not {kind}")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    rings = (_ring(project_point(*position[:2]) for position in ring) for polygon in polygons for ring in polygon)
    return tuple(ring for ring in rings if len(ring) > 2)


def geometry_path(geometry: dict) -> str:
    """The path on the sheet of a stored GeoJSON geometry, in full detail: maps simplify what they draw together."""
    return write_path(project_geometry(geometry))


def write_path(shape: Shape) -> str:
    """The shape as compact path data: whole numbers, relative lines."""
    return "".join(f"M{_pair(*ring[0])}{_lines(ring)}z" for ring in shape)


@lru_cache(maxsize=512)
def read_path(path: str) -> Shape:
    """The shape that `write_path` wrote; ValueError when the text is anything else."""
    if not re.fullmatch(r"(M-?\d+[ -]\d+(l[-\d ]+)?z)*", path):
        raise ValueError("not a path written by write_path")
    return tuple(_walk([int(number) for number in re.findall(r"-?\d+", ring)]) for ring in path.split("z")[:-1])


def scaled(shape: Shape, scale: float, origin: tuple[float, float] = (0, 0)) -> Shape:
    """The shape in the units of another drawing. Equal points stay equal, so neighbours still touch."""
    left, top = origin
    return tuple(_ring((round((x - left) * scale), round((y - top) * scale)) for x, y in ring) for ring in shape)


def bounds(shapes: Iterable[Shape]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of everything in the shapes; ValueError when there is nothing."""
    points = [point for shape in shapes for ring in shape for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def clipped(shape: Shape, box: tuple[float, float, float, float]) -> Shape:
    """The part of the shape inside left, top, right and bottom (Sutherland and Hodgman 1974).

    Pieces that the box cuts apart stay joined by lines along its edge: clip a little outside of what is seen.
    """
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        shape = tuple(_cut(ring, axis, limit, sign) for ring in shape)
    return tuple(ring for ring in shape if len(ring) > 2)


def extent(shape: Shape) -> float:
    """The area the shape covers, in square units; holes are taken off."""
    return abs(sum(_signed_area(ring) for ring in shape))


def crossings(shape: Shape, y: float) -> list[tuple[float, float]]:
    """The stretches (from x, to x) of the level line y that lie inside the shape, from left to right."""
    xs = []
    for ring in shape:
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
            if (ay > y) != (by > y):
                xs.append(ax + (y - ay) * (bx - ax) / (by - ay))
    xs.sort()
    return list(zip(xs[::2], xs[1::2], strict=True))


def _ring(points: Iterable[Point]) -> Ring:
    kept = []
    for point in points:
        if not kept or point != kept[-1]:
            kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(kept)


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """What lies on one side of the line where a coordinate equals the limit: above it for sign 1, below for -1."""
    kept = []
    for before, point in pairwise((*ring[-1:], *ring)):
        came, here = (before[axis] - limit) * sign, (point[axis] - limit) * sign
        if came * here < 0:
            share = came / (came - here)
            kept.append(tuple(round(a + (b - a) * share) for a, b in zip(before, point, strict=True)))
        if here >= 0:
            kept.append(point)
    return _ring(kept)


def _lines(ring: Ring) -> str:
    moves = "".join(" " + _pair(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(ring))
    return "l" + moves.lstrip().replace(" -", "-") if moves else ""


def _walk(numbers: list[int]) -> Ring:
    x, y, *moves = numbers
    ring = [(x, y)]
    for across, down in zip(moves[::2], moves[1::2], strict=True):
        x, y = x + across, y + down
        ring.append((x, y))
    return tuple(ring)


def _pair(x: int, y: int) -> str:
    return f"{x} {y}" if y >= 0 else f"{x}{y}"


def _signed_area(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0]))) / 2
