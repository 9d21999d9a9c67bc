import pytest
from django.utils import timezone

from parks.models import Park
from tests.factories import make_area, make_enterprise, make_industry, make_park, make_product
from tests.page_reading import Page

pytestmark = pytest.mark.django_db


def chart(client, name):
    """The part of the page below the heading `name`."""
    tree = Page(client.get("/statistics/")).tree
    return tree.find(f".//section[@aria-labelledby='{name}']")


def read_rows(client, name):
    """{label: numbers as shown} of the table of this chart."""
    rows = chart(client, name).findall(".//tbody/tr")
    return {words(row.find("th")): [words(cell) for cell in row.findall("td")] for row in rows}


def words(element):
    return "".join(element.itertext()).strip()


def addresses(client, name):
    return [link.get("href") for link in chart(client, name).iter("a")]


def test_prefectures_count_their_counties_and_lead_to_the_lists(client):
    make_park(area=make_area("220403", "西安区"))
    make_park(area=make_area("220400", "辽源市")), make_park(state="draft")
    make_enterprise(area=make_area("220400"))
    make_product(area=make_area("220500", "通化市"))

    rows = read_rows(client, "prefectures")

    assert rows["2204市"] == ["2", "1", "0", "0", "0"]
    assert rows["通化市"] == ["0", "0", "0", "1", "0"]
    assert "/parks/?area=220400" in addresses(client, "prefectures")


def test_every_number_of_a_chart_is_the_number_of_rows_behind_it(client):
    socks = make_industry("socks", "袜业")
    make_park(kind=Park.Kind.CHEMICAL, level=Park.Level.NATIONAL, industries=[socks])
    make_park(kind=Park.Kind.CHEMICAL, level=Park.Level.PROVINCIAL, industries=[socks, make_industry("corn", "玉米")])
    make_park(kind=Park.Kind.TOWN, level=Park.Level.NATIONAL)
    make_park(kind=Park.Kind.TOWN, state="draft", industries=[socks])

    for name in ("by-kind", "by-industry", "by-prefecture"):
        shown = [int(cells[-1]) for cells in read_rows(client, name).values()]
        found = [client.get(address).context["listing"].total for address in addresses(client, name)]
        assert shown == found, name
        assert sum(shown) >= 3

    levels = addresses(client, "by-level")
    assert levels == ["/parks/?level=national", "/parks/?level=provincial"]


def test_the_page_says_how_complete_the_data_is(client):
    make_park(approved_on="1993-04", leading_industries_zh_hans="医药", phone="0431-1", confirmed_at=timezone.now())
    make_park(approved_area_ha=100, leading_industries_zh_hans="")
    make_park(office_zh_hans="招商局", reported_area_km2=3)
    make_park(state="draft", approved_on="2001")

    rows = {label: cells[-1] for label, cells in read_rows(client, "quality").items()}

    assert rows["批准时间"] == "1 / 3 · 33%"
    assert rows["主导产业"] == "1 / 3 · 33%"
    assert rows["面积"] == "2 / 3 · 66%"
    assert rows["联系方式"] == "2 / 3 · 66%"
    assert rows["经园区确认"] == "1 / 3 · 33%"
    assert rows["园区位置"] == "0 / 3 · 0%"


def test_without_parks_there_is_no_chart_of_parks(client):
    make_product()

    page = client.get("/statistics/")

    assert page.status_code == 200
    assert 'id="quality"' not in page.text
    assert 'id="by-kind"' not in page.text
