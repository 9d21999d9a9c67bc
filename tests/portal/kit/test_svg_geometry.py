import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from portal.kit.svg.geometry import (
    SHEET_HEIGHT,
    SHEET_WIDTH,
    bounds,
    clipped,
    crossings,
    extent,
    project_geometry,
    project_point,
    read_path,
    scaled,
    write_path,
)
from portal.kit.svg.topology import outline_paths, simplify

GEO = Path(__file__).parents[3] / "portal/starting_data/files/geo"
SQUARE = (((0, 0), (10, 0), (10, 10), (0, 10)),)


@pytest.fixture(scope="module")
def collections():
    names = ("jilin_province", "jilin_prefectures", "jilin_counties")
    return [json.loads((GEO / f"{name}.geojson").read_text()) for name in names]


@pytest.fixture(scope="module", params=[4, 40], ids=["fine", "coarse"])
def shapes(request, collections):
    return {code: read_path(path) for code, path in outline_paths(collections, tolerance=request.param).items()}


def test_sheet_holds_the_whole_province(shapes):
    left, top, right, bottom = bounds([shapes["220000"]])

    assert 0 < left < 100
    assert 0 < top < 100
    assert SHEET_WIDTH - 100 < right < SHEET_WIDTH
    assert SHEET_HEIGHT - 100 < bottom < SHEET_HEIGHT


def test_sheet_is_true_to_scale_in_both_directions():
    """At the middle latitude a degree of longitude is cos(43.58°) = 0.724 of a degree of latitude."""
    x, y = project_point(126, 43.58)
    east, north = project_point(127, 43.58)[0] - x, y - project_point(126, 44.58)[1]

    assert north > 0
    assert east / north == pytest.approx(0.724, abs=0.002)


def test_path_comes_back_as_it_was_written():
    shape = (((100, 200), (-5, 200), (-5, -7)), ((1, 1), (2, 1), (2, 3)))

    assert write_path(shape) == "M100 200l-105 0 0-207zM1 1l1 0 0 2z"
    assert read_path(write_path(shape)) == shape


@pytest.mark.parametrize("path", ["M1 2h3z", 'M1 2l3 4z"/><script>', "M1l2z", "M1 2l3z"])
def test_foreign_path_is_refused(path):
    with pytest.raises(ValueError):
        read_path(path)


def test_points_have_no_area():
    with pytest.raises(ValueError, match="Point"):
        project_geometry({"type": "Point", "coordinates": [126, 43]})


def test_holes_and_islands_are_kept(collections):
    counties = {feature["properties"]["name"]: feature["geometry"] for feature in collections[2]["features"]}

    assert len(project_geometry(counties["东辽县"])) == 2
    assert len(project_geometry(counties["丰满区"])) == 2


def test_extent_takes_off_holes():
    assert extent(SQUARE) == 100
    assert extent((*SQUARE, ((2, 2), (2, 4), (4, 4), (4, 2)))) == 96


def test_crossings_are_the_stretches_inside():
    ring_with_hole = (*SQUARE, ((2, 2), (2, 8), (8, 8), (8, 2)))

    assert crossings(ring_with_hole, 5) == [(0, 2), (8, 10)]
    assert crossings(SQUARE, 11) == []


def test_clipping_keeps_what_lies_in_the_box():
    assert extent(clipped(SQUARE, (5, -5, 20, 5))) == 25
    assert clipped(SQUARE, (20, 20, 30, 30)) == ()


def test_scaled_shape_is_in_other_units():
    assert scaled(SQUARE, 0.5, (10, 0)) == (((-5, 0), (0, 0), (0, 5), (-5, 5)),)


def test_every_area_survives_simplification(shapes):
    assert len(shapes) == 70
    assert all(extent(shape) > 0 for shape in shapes.values())


def test_neighbours_share_their_borders_without_gap(shapes):
    """Each piece of border belongs to two prefectures, or to one and to the outline of the province. So for counties."""
    outline = set(_edges([shapes["220000"]]))
    for level in (_prefectures(shapes), _counties(shapes)):
        edges = _edges(level)
        assert set(edges.values()) == {1, 2}
        assert {edge for edge, areas in edges.items() if areas == 1} == outline


def test_counties_fill_their_prefecture(shapes):
    for code in (code for code in shapes if code.endswith("00") and code != "220000"):
        counties = [shape for other, shape in shapes.items() if other[:4] == code[:4] and other != code]
        assert sum(map(extent, counties)) == pytest.approx(extent(shapes[code]))


def test_simplification_saves_points_and_moves_no_border_far(collections):
    fine = {code: read_path(path) for code, path in outline_paths(collections, tolerance=0).items()}
    coarse = simplify(fine, 40)

    assert _points(coarse) < _points(fine) / 2
    for code, shape in fine.items():
        assert bounds([coarse[code]]) == pytest.approx(bounds([shape]), abs=40)


def _edges(shapes):
    return Counter(frozenset(edge) for shape in shapes for ring in shape for edge in pairwise((*ring, ring[0])))


def _prefectures(shapes):
    return [shape for code, shape in shapes.items() if code.endswith("00") and code != "220000"]


def _counties(shapes):
    return [shape for code, shape in shapes.items() if not code.endswith("00")]


def _points(shapes):
    return sum(len(ring) for shape in shapes.values() for ring in shape)
