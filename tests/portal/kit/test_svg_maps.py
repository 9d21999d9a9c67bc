import csv
import json
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from portal.kit.svg import (
    MapArea,
    MapPoint,
    area_map,
    geometry_path,
    locator_map,
    outline_paths,
    part_map,
    project_point,
    short_name,
    tint_step,
)
from portal.kit.svg.labels import text_width

FILES = Path(__file__).parents[3] / "portal/starting_data/files"
NOTES = {"zh": "12 个园区", "en": "12 parks"}


@pytest.fixture(scope="module")
def rows():
    with (FILES / "areas.csv").open() as file:
        return {row["code"]: row for row in csv.DictReader(file) if row["label_lon"]}


@pytest.fixture(scope="module")
def paths():
    names = ("jilin_province", "jilin_prefectures", "jilin_counties")
    return outline_paths(json.loads((FILES / f"geo/{name}.geojson").read_text()) for name in names)


@pytest.fixture(scope="module")
def park_points():
    with (FILES / "parks.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["lon"]]
    return [MapPoint(*project_point(row["lon"], row["lat"])) for row in rows]


@pytest.fixture(scope="module")
def area(rows, paths):
    def make(code, language="zh", **fields):
        row = rows[code]
        name = short_name(row[f"name_{language}"])
        label = project_point(row["label_lon"], row["label_lat"])
        return MapArea(paths[code], name, NOTES[language], f"{name}：12", f"/areas/{code}/", label, **fields)

    return make


@pytest.fixture(scope="module")
def prefectures(paths):
    return [code for code in paths if code.endswith("00") and code != "220000"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_province_map_has_a_titled_link_for_each_prefecture(area, prefectures, language):
    svg = _drawn([area(code, language) for code in prefectures])
    links = svg.findall("a")

    assert [link.get("href") for link in links] == [f"/areas/{code}/" for code in prefectures]
    assert all(link.findtext("title") for link in links)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_province_map_stays_small_with_all_parks(area, prefectures, park_points, language):
    areas = [area(code, language) for code in prefectures]

    assert len(area_map(areas, label="吉林省", points=park_points).encode()) <= 14_000


def test_map_of_full_boundaries_is_as_small(prefectures):
    """Stored boundaries may be in full detail: the map leaves out what it is too small to show."""
    features = json.loads((FILES / "geo/jilin_prefectures.geojson").read_text())["features"]
    areas = [MapArea(geometry_path(feature["geometry"])) for feature in features]

    assert len(areas) == len(prefectures)
    assert len(area_map(areas, label="吉林省").encode()) < 9_000 < sum(len(area.path) for area in areas)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_prefecture_is_named_and_no_name_hides_another(area, prefectures, park_points, language):
    svg = _drawn([area(code, language) for code in prefectures], points=park_points)
    names = [text.text for text in svg.iter("text") if text.get("class").startswith("map-name")]

    assert len(names) == 9
    _assert_readable(svg)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_county_is_named_on_the_map_of_its_prefecture(area, paths, prefectures, language):
    for prefecture in prefectures:
        counties = [code for code in paths if code[:4] == prefecture[:4] and code != prefecture]
        around = [paths[code] for code in prefectures if code != prefecture]
        svg = _drawn([area(code, language) for code in counties], around=around)

        names = [text for text in svg.iter("text") if text.get("class") == "map-name"]
        assert len(names) == len(counties)
        assert svg.findall("path[@class='around']")
        _assert_readable(svg)


def test_map_holds_no_style_script_or_colour(area, prefectures, park_points):
    svg = _drawn([area(code, step=5) for code in prefectures], points=park_points)

    for node in svg.iter():
        assert node.tag not in ("style", "script")
        assert not {"style", "fill", "stroke"} & set(node.keys())


def test_map_escapes_what_it_is_given(paths):
    svg = _drawn([MapArea(paths["220400"], name="<b>&", title='"<i>', href='/?a=1&b="')], label="<x>")

    assert svg.get("aria-label") == "<x>"
    assert svg.find("a").get("href") == '/?a=1&b="'
    assert svg.findtext("a/title") == '"<i>'


def test_area_without_address_is_no_link(paths):
    svg = _drawn([MapArea(paths["220400"], name="辽源市")])

    assert svg.find("a") is None
    assert svg.findtext("g/title") == "辽源市"


def test_tint_says_how_much(paths):
    svg = _drawn([MapArea(paths["220400"], step=3), MapArea(paths["220500"], step=5, css="chosen")])

    assert [path.get("class") for path in svg.iter("path")] == ["area t3", "area t5 chosen"]


@pytest.mark.parametrize(("value", "step"), [(0, 0), (1, 1), (4, 1), (5, 2), (21, 5), (22, 5)])
def test_tint_step_grows_with_the_value(value, step):
    assert tint_step(value, 22) == step


def test_tint_of_nothing_is_none():
    assert tint_step(0, 0) == 0


def test_points_with_an_address_are_links_and_others_dots(paths):
    x, y = project_point(125.1, 42.9)
    points = [MapPoint(x, y, css="national"), MapPoint(x, y, title="东北袜业园", href="/parks/northeast-socks/")]
    svg = _drawn([MapArea(paths["220400"])], points=points)

    assert svg.find("a").get("href") == "/parks/northeast-socks/"
    assert svg.findtext("a/title") == "东北袜业园"
    assert [path.get("class") for path in svg.findall("path")] == ["dots-rim national", "dots national"]


def test_points_out_of_sight_are_left_out(paths):
    svg = _drawn([MapArea(paths["220400"])], points=[MapPoint(*project_point(130, 43))])

    assert svg.findall("path") == []


def test_locator_is_a_small_named_picture(paths):
    x, y = project_point(125.1, 42.9)
    markup = locator_map(paths["220000"], within=paths["220400"], x=x, y=y, label="东北袜业园在辽源市")
    svg = ElementTree.fromstring(markup)

    assert len(markup.encode()) < 2000
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "东北袜业园在辽源市")
    assert len(svg.findall("path[@class='area t3']")) == 1


def test_part_is_the_dark_one_within_the_whole(paths):
    svg = ElementTree.fromstring(part_map(paths["220500"], paths["220502"], label="东昌区在通化市"))

    assert (svg.get("role"), svg.get("aria-label")) == ("img", "东昌区在通化市")
    assert [path.get("class") for path in svg.findall("path")] == ["area t1", "area t5"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("延边朝鲜族自治州", "延边州"),
        ("前郭尔罗斯蒙古族自治县", "前郭县"),
        ("长白朝鲜族自治县", "长白县"),
        ("伊通满族自治县", "伊通县"),
        ("长春市", "长春市"),
        ("Yanbian Korean Autonomous Prefecture", "Yanbian"),
        ("Changchun City", "Changchun"),
        ("Jilin City", "Jilin City"),
    ],
)
def test_short_name_is_what_maps_write(name, short):
    assert short_name(name) == short


def _drawn(areas, *, label="吉林省", **options):
    return ElementTree.fromstring(area_map(areas, label=label, **options))


def _assert_readable(svg):
    width, height = map(int, svg.get("viewBox").split()[2:])
    boxes = [_box(text) for text in svg.iter("text")]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _box(text):
    """Left, top, right, bottom of a text set in the middle of x: letters reach 0.85 above the line and 0.15 below."""
    size, x, y = float(text.get("font-size")), float(text.get("x")), float(text.get("y"))
    half = text_width(text.text, size) / 2
    return x - half, y - 0.85 * size, x + half, y + 0.15 * size


def test_base_map_covers_the_map_with_tiles_in_degrees():
    square = {"type": "Polygon", "coordinates": [[[125.0, 43.0], [126.0, 43.0], [126.0, 44.0], [125.0, 43.0]]]}
    area = MapArea(path=geometry_path(square), name="甲")

    plain, tiled = (
        area_map([area], label="图", tiles=tiles) for tiles in ("", "https://maps.example/{z}/{x}/{y}?tk=a&b")
    )
    images = ElementTree.fromstring(tiled).findall(".//image")
    _, _, width, height = map(int, ElementTree.fromstring(tiled).get("viewBox").split())

    assert "image" not in plain
    # A tile of level 10 is 0.3516° wide: 125.0 lies in column 867, 44.0 in row 130.
    assert "https://maps.example/10/867/130?tk=a&b" in {image.get("href") for image in images}
    assert len(images) <= 36
    corners = [
        (int(image.get("x")), int(image.get("y")), int(image.get("width")), int(image.get("height")))
        for image in images
    ]
    assert min(x for x, *_ in corners) <= 0 <= width <= max(x + w for x, _, w, _ in corners)
    assert min(y for _, y, *_ in corners) <= 0 <= height <= max(y + h for _, y, _, h in corners)
    assert area_map([area], label="图", tiles="https://maps.example/{z}").count("<image") == len(images)
