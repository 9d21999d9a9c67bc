"""Outlines of land: what is no single ring is refused, whatever is pasted; areas are true to a square of known size."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.outlines import METRES_PER_DEGREE, BadOutline, agrees_with, hectares, lies_in, read_outline

SQUARE = [[125.0, 43.0], [125.01, 43.0], [125.01, 43.01], [125.0, 43.01], [125.0, 43.0]]


def polygon(ring):
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"type": "Point", "coordinates": [125, 43]}, "no_polygon"),
        (polygon(SQUARE[:3]), "points"),
        (polygon(SQUARE[:4]), "open"),
        (polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]), "crossing"),
        (polygon([[10**400, 43], *SQUARE[1:4], [10**400, 43]]), "degrees"),
    ],
)
def test_what_is_no_outline_says_why(given, code):
    with pytest.raises(BadOutline) as found:
        read_outline(given)

    assert found.value.code == code


def test_feature_and_collection_of_one_are_read():
    feature = {"type": "Feature", "properties": {}, "geometry": polygon(SQUARE)}

    assert read_outline(feature) == read_outline({"type": "FeatureCollection", "features": [feature]})


pasted = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["type", "coordinates"]), inner),
    max_leaves=12,
)


@given(pasted | st.builds(polygon, st.lists(st.lists(st.floats(), max_size=3) | pasted, max_size=6)))
def test_whatever_is_pasted_is_read_or_refused(given):
    try:
        outline = read_outline(given)
    except BadOutline:
        return
    assert outline["type"] == "Polygon"


@given(st.integers(3, 60), st.floats(10, 5000), st.floats(122, 131), st.floats(41, 46))
def test_regular_polygon_has_its_known_area(corners, radius, longitude, latitude):
    ring = regular(corners, radius, longitude, latitude)
    known = corners * radius**2 * math.sin(2 * math.pi / corners) / 2 / 10_000

    assert hectares(read_outline(polygon(ring))) == pytest.approx(known, rel=0.01)


def regular(corners, radius, longitude, latitude):
    stretch = math.cos(math.radians(latitude))
    turns = [2 * math.pi * i / corners for i in range(corners)]
    across = [longitude + radius * math.cos(turn) / METRES_PER_DEGREE / stretch for turn in turns]
    ring = [[x, latitude + radius * math.sin(turn) / METRES_PER_DEGREE] for x, turn in zip(across, turns, strict=True)]
    return [*ring, ring[0]]


def test_thirty_percent_are_the_limit():
    size = hectares(polygon(SQUARE))

    assert agrees_with(polygon(SQUARE), size / 1.29)
    assert not agrees_with(polygon(SQUARE), size / 1.31)


def test_every_corner_must_lie_inside():
    around = polygon([[124, 42], [126, 42], [126, 44], [124, 44], [124, 42]])

    assert lies_in(polygon(SQUARE), around)
    assert not lies_in(polygon([*SQUARE[:2], [127, 43], SQUARE[0]]), around)


def with_hole(*corners):
    return {"type": "Polygon", "coordinates": [SQUARE, [*corners, corners[0]]]}


def test_a_hole_is_taken_off_the_land():
    holed = read_outline(with_hole([125.002, 43.002], [125.007, 43.002], [125.007, 43.007], [125.002, 43.007]))

    assert hectares(holed) == pytest.approx(hectares(polygon(SQUARE)) * 0.75, rel=0.001)


@pytest.mark.parametrize(
    "hole",
    [
        [[126, 43], [126.1, 43], [126, 43.1]],
        [[125.005, 43.005], [125.02, 43.005], [125.005, 43.006]],
        [[125.0, 43.0], [125.005, 43.001], [125.005, 43.005]],
    ],
    ids=["outside", "across the border", "touching"],
)
def test_a_hole_lies_within_the_land(hole):
    with pytest.raises(BadOutline) as found:
        read_outline(with_hole(*hole))

    assert found.value.code == "hole"


def test_no_hole_lies_in_another():
    wide, narrow = ([[125 + d, 43 + d], [125.01 - d, 43 + d], [125.005, 43.01 - 2 * d]] for d in (0.001, 0.002))
    nested = {"type": "Polygon", "coordinates": [SQUARE, [*wide, wide[0]], [*narrow, narrow[0]]]}

    with pytest.raises(BadOutline) as found:
        read_outline(nested)

    assert found.value.code == "hole"
