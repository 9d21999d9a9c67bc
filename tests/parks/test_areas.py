"""Areas: the map and the list of prefectures, and what a prefecture or county holds."""

from decimal import Decimal

import pytest

from parks.models import FocusIndustry
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_article,
    make_brand,
    make_enterprise,
    make_event,
    make_focus_industry,
    make_industry,
    make_park,
    make_product,
    make_project,
    make_province,
)

pytestmark = pytest.mark.django_db


def square(west, south, side=1):
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def text(response):
    return response.content.decode()


@pytest.fixture
def tonghua():
    """A prefecture with a boundary, two counties and one focus industry."""
    province = make_province()
    province.boundary = square(122, 41, 8)
    province.save()
    area = make_area("220500", "通化市", "Tonghua City", boundary=square(125, 41))
    make_area("220581", "梅河口市", "Meihekou City", boundary=square(125, 41.5, 0.5))
    make_area("220524", "柳河县", "Liuhe County", boundary=square(125.5, 41.5, 0.5))
    make_focus_industry(area, make_industry("medicine", "医药", "Medicine", "medicine"))
    return area


@pytest.mark.parametrize("rows", [1, 30])
def test_area_page_costs_the_same_queries_however_much_it_holds(client, django_assert_num_queries, tonghua, rows):
    for _ in range(rows):
        for make in (make_park, make_enterprise, make_project, make_product, make_brand, make_event, make_article):
            make(area=tonghua)
    client.get("/areas/220500/")

    with django_assert_num_queries(7):
        client.get("/areas/220500/")


@pytest.mark.parametrize("address", ["/areas/", "/industries/"])
def test_list_costs_two_queries(client, django_assert_num_queries, tonghua, address):
    make_park(area=tonghua)
    client.get(address)

    with django_assert_num_queries(2):
        client.get(address)


def test_prefecture_holds_what_lies_in_its_counties(client, tonghua):
    county, elsewhere = make_area("220581"), make_area("220400")
    inside = [make(area=county) for make in (make_park, make_enterprise, make_project, make_product, make_brand)]
    inside += [make_event(area=county), make_article(area=county)]
    outside = make_park(area=elsewhere)

    page = text(client.get("/areas/220500/"))

    for row in inside:
        assert f'href="{row.get_absolute_url()}"' in page
    assert outside.get_absolute_url() not in page


def test_county_holds_only_what_is_its_own(client, tonghua):
    own, of_prefecture = make_park(area=make_area("220581")), make_park(area=tonghua)

    page = text(client.get("/areas/220581/"))

    assert own.get_absolute_url() in page
    assert of_prefecture.get_absolute_url() not in page
    assert 'href="/areas/220500/"' in page


def test_map_of_a_prefecture_links_its_counties_with_their_parks(client, tonghua):
    make_park(area=make_area("220581"))

    page = text(client.get("/areas/220500/"))

    assert "<title>梅河口市 · 1 个园区</title>" in page
    assert "<title>柳河县</title>" in page
    assert 'href="/areas/220581/"' in page
    assert "示意图" in page


def test_county_is_shown_within_its_prefecture(client, tonghua):
    drawing = client.get("/areas/220581/").context["map"]

    assert "梅河口市在通化市的位置示意图" in drawing
    assert drawing.count("<path") == 2


def test_map_shows_a_park_only_where_its_own_place_is_known(client, tonghua):
    point = {"longitude": Decimal("125.5"), "latitude": Decimal("41.5")}
    make_park("药园", area=tonghua, location_precision="approximate", **point)
    make_park("驻地园", area=tonghua, location_precision="seat", **point)
    make_park("草稿园", area=tonghua, location_precision="surveyed", state=PublishingState.DRAFT, **point)

    drawing = client.get("/areas/220500/").context["map"]

    assert "药园" in drawing
    assert "驻地园" not in drawing
    assert "草稿园" not in drawing


def test_map_follows_the_content(client, tonghua):
    client.get("/areas/")

    make_park(area=tonghua)

    assert "通化市 · 1 个园区" in client.get("/areas/").context["map"]


def test_focus_industries_lead_to_the_industry_and_back(client, tonghua):
    assert 'href="/industries/medicine/"' in text(client.get("/areas/220500/"))
    assert 'href="/areas/220500/"' in text(client.get("/industries/medicine/"))


def test_province_page_shows_its_pillars(client, tonghua):
    make_focus_industry(make_province(), make_industry(), FocusIndustry.Kind.PILLAR)

    page = text(client.get("/areas/220000/"))

    assert "全省支柱产业" in page
    assert 'href="/industries/socks/"' in page
    assert 'href="/areas/220500/"' in page


def test_prefectures_are_found_by_what_they_focus_on(client, tonghua):
    make_area("220100", "长春市")

    response = client.get("/areas/?industry=medicine&page=7")

    assert [area.name_zh_hans for area in response.context["listing"].page] == ["通化市"]
    assert response.context["listing"].total == 1


def test_unpublished_rows_are_neither_shown_nor_counted(client, tonghua):
    for make in (make_park, make_enterprise, make_project, make_product, make_brand):
        make(area=tonghua, state=PublishingState.DRAFT, name_zh_hans="隐名")

    response = client.get("/areas/220500/")

    assert "隐名" not in text(response)
    assert not any(response.context["counts"].values())


def test_long_shelf_leads_to_the_whole_list(client, tonghua):
    for _ in range(13):
        make_enterprise(area=tonghua)

    sections = {section.name: section for section in client.get("/areas/220500/").context["page_sections"]}

    assert len(sections["enterprises"].content) == 12
    assert sections["enterprises"].all_url == "/enterprises/?area=220500"
    assert client.get(sections["enterprises"].all_url).context["listing"].total == 13


def test_newest_happening_stands_first_whatever_its_kind(client, tonghua):
    make_event(area=tonghua, title_zh_hans="旧会", starts_on="2019")
    make_article(area=tonghua, title_zh_hans="新闻", dated_on="2026-01-02")
    make_event(area=tonghua, title_zh_hans="新会", starts_on="2026-03")

    sections = {section.name: section for section in client.get("/areas/220500/").context["page_sections"]}

    assert [line.title_zh_hans for line in sections["happenings"].content] == ["新会", "新闻", "旧会"]


def test_area_with_nothing_leads_on(client, tonghua):
    page = text(client.get("/areas/220524/"))

    assert "这个地区还没有登记的园区和企业" in page
    assert 'href="/areas/220500/"' in page


@pytest.mark.parametrize("code", ["229999", "xxx", "22050"])
def test_unknown_code_is_not_found(client, tonghua, code):
    assert client.get(f"/areas/{code}/").status_code == 404
