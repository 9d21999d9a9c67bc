"""Simplifies areas that touch each other so that they still touch afterwards.

Rings are cut where borders meet; each stretch of border is simplified once (Douglas and Peucker 1973) whichever area
it is seen from. So two neighbours keep the same points along their border: no gaps, no slivers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from .geometry import Point, Ring, Shape, project_geometry, write_path

PathByCode = dict[str, str]


def outline_paths(collections: Iterable[dict], *, tolerance: float = 4) -> PathByCode:
    """Paths on the sheet for all features (by their property `code`) of GeoJSON feature collections.

    Give province, prefectures and counties together: borders that several levels share then stay one line.
    The tolerance is in units of the sheet, about 80 m each.
    """
    features = [feature for collection in collections for feature in collection["features"]]
    shapes = {feature["properties"]["code"]: project_geometry(feature["geometry"]) for feature in features}
    return {code: write_path(shape) for code, shape in simplify(shapes, tolerance).items()}


def simplify(shapes: Mapping[str, Shape], tolerance: float) -> dict[str, Shape]:
    """The shapes with fewer points, none of which moved a border by more than the tolerance."""
    joints = _joints(ring for shape in shapes.values() for ring in shape)
    return {
        key: tuple(ring for ring in (_simple_ring(ring, joints, tolerance) for ring in shape) if len(ring) > 2)
        for key, shape in shapes.items()
    }


def _joints(rings: Iterable[Ring]) -> set[Point]:
    """Points where more than two lines of border meet."""
    neighbours = defaultdict(set)
    for ring in rings:
        for one, other in pairwise((*ring, ring[0])):
            neighbours[one].add(other)
            neighbours[other].add(one)
    return {point for point, others in neighbours.items() if len(others) != 2}


def _simple_ring(ring: Ring, joints: set[Point], tolerance: float) -> Ring:
    cuts = [number for number, point in enumerate(ring) if point in joints] or _own_cuts(ring)
    ring = ring[cuts[0] :] + ring[: cuts[0]]
    ends = [cut - cuts[0] for cut in cuts] + [len(ring)]
    loop = (*ring, ring[0])
    stretches = (_simple_stretch(loop[start : end + 1], tolerance) for start, end in pairwise(ends))
    return tuple(point for stretch in stretches for point in stretch[:-1])


def _own_cuts(ring: Ring) -> list[int]:
    """Where to cut a ring that meets no other border: its lowest point, and the point farthest from that."""
    start = ring.index(min(ring))
    return sorted({start, ring.index(max(ring, key=lambda point: (_square(point, ring[start]), point)))})


def _simple_stretch(points: Ring, tolerance: float) -> Ring:
    """The stretch simplified in one and the same direction, however the ring runs through it."""
    if points[0] > points[-1] or (points[0] == points[-1] and points[1] > points[-2]):
        return _simple_line(points[::-1], tolerance)[::-1]
    return _simple_line(points, tolerance)


def _simple_line(points: Ring, tolerance: float) -> Ring:
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        start, end = spans.pop()
        far, distance = _farthest(points, start, end)
        if distance > tolerance * tolerance:
            keep.add(far)
            spans += [(start, far), (far, end)]
    return tuple(points[number] for number in sorted(keep))


def _farthest(points: Ring, start: int, end: int) -> tuple[int, float]:
    """Which point between start and end lies farthest from the line between them, and its squared distance."""
    distances = (
        (_square_to_line(points[number], points[start], points[end]), number) for number in range(start + 1, end)
    )
    distance, number = max(distances, default=(0, start))
    return number, distance


def _square_to_line(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    if not length:
        return _square(point, start)
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length
    share = max(0, min(1, share))
    return _square(point, (start[0] + share * across, start[1] + share * down))


def _square(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
