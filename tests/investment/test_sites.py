"""Plots and buildings: found by size, price and place; dated, and marked when nobody has looked for a while."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_area, make_park, make_site, make_site_readiness, make_site_utility
from tests.portal.admin.cast import make_committee

pytestmark = pytest.mark.django_db
SIZES = ["0.5", "2", "5", "12.25"]


@pytest.fixture
def sites():
    plots = [make_site(area_ha=Decimal(size), price_from=Decimal(size) * 2) for size in SIZES]
    return [*plots, *(make_site(kind="building", floor_m2=Decimal(size) * 1000) for size in SIZES)]


def found(client, **query):
    return [site.pk for site in client.get("/investment/sites/", query).context["listing"].page.object_list]


def test_numeric_filters_find_exactly_what_lies_between(client, sites, capsys):
    asked = agreeing = 0
    number = st.none() | st.decimals("-1", "20000", places=2)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(ha_from=number, ha_to=number, m2_from=number, m2_to=number)
    def ask(**bounds):
        nonlocal asked, agreeing
        asked += 1
        query = {name: str(bound) for name, bound in bounds.items() if bound is not None}
        wanted = [site.pk for site in sites if fits(site, bounds)]
        assert sorted(found(client, **query)) == sorted(wanted)
        agreeing += 1

    ask()
    with capsys.disabled():
        print(f"\nI4: {agreeing} of {asked} numeric filters agree with an evaluation of their own")  # noqa: T201


def fits(site, bounds):
    """The same question asked in Python of one row."""
    sizes = {"ha": site.area_ha, "m2": site.floor_m2}
    for name, bound in bounds.items():
        unit, end = name.split("_")
        if bound is None:
            continue
        size = sizes[unit]
        if size is None or (size < bound if end == "from" else size > bound):
            return False
    return True


@pytest.mark.parametrize(
    "query", ["ha_from=abc", "ha_from=NaN", "ha_to=1e400", "kind=x&use=y", "price_to=--", "page=99"]
)
def test_nonsense_is_ignored_and_said(client, sites, query):
    response = client.get(f"/investment/sites/?{query}")

    assert response.status_code == 200
    assert response.context["listing"].total == len(sites)


def test_counts_of_facets_follow_the_ranges(client, sites):
    facets = client.get("/investment/sites/?ha_from=2").context["listing"].facets

    assert all(option.label == "土地" and option.count == 3 for f in facets if f.name == "kind" for option in f.options)


def test_page_says_price_date_utilities_and_readiness(client):
    site = make_site(price_from=20, price_to=30, price_as_of="2026-10")
    make_site_utility(site, spare=8, as_of="2026-09")
    make_site_readiness(site, document_zh_hans="用地批复〔2026〕1号")

    text = client.get(site.get_absolute_url()).text

    for said in ("20–30 万元/亩", "2026-10", "8 兆伏安", "2026-09", "用地批复〔2026〕1号"):
        assert said in text


@pytest.mark.parametrize(("days", "marked"), [(30, False), (31, True)])
def test_what_nobody_checked_for_a_month_is_marked(client, days, marked):
    site = make_site(availability_on=localdate() - timedelta(days=days))

    for address in (site.get_absolute_url(), "/investment/sites/"):
        assert ("待核实" in client.get(address).text.replace("超过三十天没有核实的标为待核实", "")) is marked


def test_site_of_a_hidden_park_is_not_there(client):
    site = make_site(make_park(state="draft"))

    assert client.get(site.get_absolute_url()).status_code == 404
    assert site.pk not in found(client)


def test_list_without_sites_leads_on(client):
    text = client.get("/investment/sites/").text

    assert "还没有园区发布土地或厂房" in text
    assert 'href="/parks/"' in text


def test_plot_is_at_most_three_clicks_from_the_first_page(client, capsys):
    site = make_site()
    addresses, clicks = {"/"}, 0
    while site.get_absolute_url() not in addresses and clicks < 4:
        clicks += 1
        addresses = {link for address in addresses for link in links_of(client, address)}

    assert clicks <= 3
    with capsys.disabled():
        print(f"\nI3: a plot is {clicks} clicks from the first page")  # noqa: T201


def links_of(client, address):
    text = client.get(address).text
    links = {part.partition('"')[0] for part in text.split('href="')[1:]}
    return {link for link in links if link.startswith(("/parks", "/investment"))}


SHAPE = {"type": "Polygon", "coordinates": [[[125.4, 42.8], [125.404, 42.8], [125.404, 42.8025], [125.4, 42.8]]]}


def test_shape_is_drawn_and_can_be_taken_along(client):
    site = make_site(shape=SHAPE)

    assert "范围示意图" in client.get(site.get_absolute_url()).text
    assert client.get(f"{site.get_absolute_url()}shape.geojson").json()["geometry"] == SHAPE


def test_without_shape_there_is_neither_drawing_nor_file(client):
    site = make_site()

    assert "示意图" not in client.get(site.get_absolute_url()).text
    assert client.get(f"{site.get_absolute_url()}shape.geojson").status_code == 404


def compared(client, *slugs, **more):
    return client.get("/investment/sites/compare/", {"site": slugs} | more)


def test_plots_stand_side_by_side_and_the_cheaper_is_best(client):
    dear, cheap = make_site(price_from=30), make_site(price_from=20)

    rows = {row.label: row for row in compared(client, dear.slug, cheap.slug).context["comparison"].rows}

    assert [cell.is_best for cell in rows["价格"].cells] == [False, True]


def test_price_of_land_is_not_measured_against_the_rent_of_a_building(client):
    plot, building = make_site(price_from=30), make_site(kind="building", price_from=20)

    comparison = compared(client, plot.slug, building.slug).context["comparison"]

    assert not any(cell.is_best for row in comparison.rows for cell in row.cells)


def test_unknown_and_hidden_sites_are_left_out_and_said(client):
    shown, hidden = make_site(), make_site(state="draft")

    response = compared(client, shown.slug, hidden.slug, "nowhere")

    assert response.context["choice"].ignored == [hidden.slug, "nowhere"]


def test_comparison_takes_as_many_queries_for_five_as_for_two(client, django_assert_max_num_queries):
    sites = [make_site() for _ in range(5)]
    for site in sites:
        make_site_utility(site)
        make_site_readiness(site)
    compared(client, *(site.slug for site in sites))

    with django_assert_max_num_queries(6):
        compared(client, *(site.slug for site in sites))


def test_comparison_is_a_file_too(client):
    site = make_site()

    assert b"".join(compared(client, site.slug, make_site().slug, format="csv").streaming_content)


def test_sheet_is_a_pdf(client):
    site = make_site(price_from=20, shape=SHAPE)
    make_site_utility(site)

    assert client.get(f"{site.get_absolute_url()}sheet.pdf").content.startswith(b"%PDF-")
    assert client.get(site.get_absolute_url(), {"since": "20991231T000000"}).context["since"]["changes"] == []


def test_page_names_what_changed_since_the_printed_version(client):
    park, editor, publisher = make_committee()
    site = make_site(park=park)
    make_site_utility(site, spare=5)
    editor.save(site, "_submit", **{"availability": "reserved", "utilities-0-spare": "8"})
    publisher.step(site, "approve")

    told = client.get(site.get_absolute_url(), {"since": "20200101T000000"}).context["since"]["changes"]

    assert {(change.label, change.old, change.new) for change in told} == {
        ("供应状态", "可供", "已预留"),
        ("配套 电力 · 余量", "5.00", "8.00"),
    }


def test_bounds_that_exclude_each_other_find_nothing_and_it_is_said(client):
    make_site(price_from=20)

    page = client.get("/investment/sites/?price_from=30&price_to=10")

    assert page.context["listing"].total == 0
    assert "“价格至少”大于“价格至多”" in page.text


@pytest.mark.parametrize(("asked", "found"), [(15, 2), (25, 1), (35, 0)])
def test_a_price_range_reaches_up_to_its_upper_end(client, asked, found):
    make_site(price_from=20, price_to=30), make_site(price_from=20)

    assert client.get(f"/investment/sites/?price_from={asked}").context["listing"].total == found


def test_the_map_follows_the_filter_and_filters_by_a_click(client):
    square = [[[125, 42], [126, 42], [126, 43], [125, 43], [125, 42]]]
    area = make_area(code="220400", boundary={"type": "Polygon", "coordinates": square})
    park = make_park(area=area)
    make_site(park=park), make_site(park=park, kind="building", floor_m2=900)

    whole, plots = (client.get(f"/investment/sites/{query}").context["listing"].map for query in ("", "?kind=plot"))

    assert "2 处" in whole
    assert "?area=220400" in whole
    assert "1 处" in plots
    assert "?kind=plot&amp;area=220400" in plots
