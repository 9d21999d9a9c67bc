"""The outline of a piece of land as GeoJSON (RFC 7946): read, checked and measured. Lengths in metres, areas in hectares."""

import math
from itertools import combinations, pairwise, permutations, product

METRES_PER_DEGREE = 111_320  # of latitude; a degree of longitude is shorter by the cosine of the latitude
MOST_POINTS = 300
TOLERANCE = 0.3


class BadOutline(ValueError):
    """The text is no outline of one piece of land; `code` says what is wrong."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read_outline(given):
    """The Polygon within what people paste: a Polygon, a Feature, or a collection of one; raises BadOutline.

    Closed rings of longitudes and latitudes that neither cross nor touch: the outer one, then its holes.
    """
    rings = _rings_of(_geometry(given))
    for ring in rings:
        _check_ring(ring)
    _check_holes(rings)
    return {"type": "Polygon", "coordinates": [[list(point) for point in ring] for ring in rings]}


def _check_ring(ring):
    if ring[0] != ring[-1]:
        raise BadOutline("open")
    if len(set(ring)) != len(ring) - 1 or _crosses_itself(ring):
        raise BadOutline("crossing")


def _check_holes(rings):
    """Rings that never meet lie beside or within each other: each hole within the outer ring, in no other hole."""
    outer, *holes = rings
    outside = any(not _is_inside(hole[0], [outer]) for hole in holes)
    nested = any(_is_inside(one[0], [other]) for one, other in permutations(holes, 2))
    if outside or nested or any(_rings_meet(*pair) for pair in combinations(rings, 2)):
        raise BadOutline("hole")


def _rings_meet(one, other):
    return any(_meet(*edge, *edge_of_other) for edge, edge_of_other in product(pairwise(one), pairwise(other)))


def _geometry(given):
    if isinstance(given, dict) and given.get("type") == "FeatureCollection":
        features = given.get("features")
        given = features[0] if isinstance(features, list) and len(features) == 1 else None
    if isinstance(given, dict) and given.get("type") == "Feature":
        given = given.get("geometry")
    if not isinstance(given, dict) or given.get("type") != "Polygon":
        raise BadOutline("no_polygon")
    return given


def _rings_of(polygon):
    rings = polygon.get("coordinates")
    if not isinstance(rings, list) or not rings or not all(isinstance(ring, list) for ring in rings):
        raise BadOutline("no_polygon")
    if any(len(ring) < 4 for ring in rings) or sum(map(len, rings)) > MOST_POINTS:
        raise BadOutline("points")
    return [[_point(position) for position in ring] for ring in rings]


def _point(position):
    if not isinstance(position, list) or len(position) < 2 or not all(map(_is_number, position[:2])):
        raise BadOutline("no_polygon")
    longitude, latitude = position[:2]
    if not (-180 <= longitude <= 180 and -85 <= latitude <= 85):
        raise BadOutline("degrees")
    return longitude, latitude


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _crosses_itself(ring):
    edges = list(enumerate(pairwise(ring)))
    last = len(edges) - 1
    apart = ((one, other) for (i, one), (j, other) in combinations(edges, 2) if j - i > 1 and (i, j) != (0, last))
    return any(_meet(*one, *other) for one, other in apart)


def _meet(a, b, c, d):
    """Whether two stretches cross or touch."""
    sides = [_side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)]
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    ends = zip(sides, [(a, b, c), (a, b, d), (c, d, a), (c, d, b)], strict=True)
    return any(side == 0 and _within(*three) for side, three in ends)


def _side(a, b, c):
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 0) - (turn < 0)


def _within(a, b, point):
    """Whether a point on the line through a and b lies between them."""
    return all(min(a[axis], b[axis]) <= point[axis] <= max(a[axis], b[axis]) for axis in (0, 1))


def in_metres(outline):
    """The rings on a plane: metres to the east and to the north of their south-west corner."""
    return all_in_metres([outline])[0]


def all_in_metres(outlines):
    """The rings of several outlines on one plane, from the south-west corner of all."""
    every = [point for outline in outlines for ring in outline["coordinates"] for point in ring]
    west, south = (min((point[axis] for point in every), default=0) for axis in (0, 1))
    across = math.cos(math.radians(south)) * METRES_PER_DEGREE
    return [
        [
            [((x - west) * across, (y - south) * METRES_PER_DEGREE) for x, y, *_ in ring]
            for ring in outline["coordinates"]
        ]
        for outline in outlines
    ]


def hectares(outline):
    """The land within the outer ring, less its holes."""
    outer, *holes = map(_square_metres, in_metres(outline))
    return (outer - sum(holes)) / 10_000


def _square_metres(ring):
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def agrees_with(outline, stated_ha):
    """Whether the outline is about as large as what is stated: within 30 %."""
    return abs(hectares(outline) - float(stated_ha)) <= TOLERANCE * float(stated_ha)


def lies_in(outline, boundary):
    """Whether every corner lies in a GeoJSON Polygon or MultiPolygon (even-odd rule)."""
    polygons = [boundary["coordinates"]] if boundary["type"] == "Polygon" else boundary["coordinates"]
    rings = [ring for polygon in polygons for ring in polygon]
    return all(_is_inside(point, rings) for point in outline["coordinates"][0])


def _is_inside(point, rings):
    x, y = point[:2]
    inside = False
    for ring in rings:
        for (ax, ay, *_), (bx, by, *_) in pairwise(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside
