"""Parks side by side: what differs first, what is missing as missing, the same address for everybody."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories import (
    make_area,
    make_enterprise,
    make_fact,
    make_fact_definition,
    make_park,
    make_park_figure,
    make_site,
)

pytestmark = pytest.mark.django_db


def compared(client, *parks, language="", **more):
    return client.get(f"/{language}parks/compare/", {"park": [park.slug for park in parks]} | more)


def rows_of(response):
    return {row.label: row for row in response.context["comparison"].rows}


def test_what_differs_comes_first(client):
    one, other = make_park("甲园", level="national"), make_park("乙园", level="municipal")

    response = compared(client, one, other)

    headings = [heading for heading, _rows in response.context["comparison"].parts]
    assert headings == ["不同之处", "相同之处"]
    assert rows_of(response)["级别"].differs
    assert not rows_of(response)["类型"].differs


def test_what_nobody_told_us_reads_not_stated(client):
    one, other = make_park("甲园", founded="2005-08"), make_park("乙园", founded="")

    response = compared(client, one, other)

    assert [cell.missing for cell in rows_of(response)["设立时间"].cells] == [False, True]
    assert "未提供" in response.text


def test_figures_are_of_the_last_year_both_report(client):
    one, other = make_park("甲园"), make_park("乙园")
    for year, jobs in ((2024, 10), (2025, 20)):
        make_park_figure(one, year=year, jobs=jobs)
    make_park_figure(other, year=2024, jobs=30)

    row = rows_of(compared(client, one, other))["从业人员（人）"]

    assert row.group == "2024 年数据"
    assert [cell.text for cell in row.cells] == ["10", "30"]


def test_unknown_and_hidden_parks_are_left_out_and_said(client):
    shown, hidden = make_park("甲园"), make_park("乙园", state="draft")

    response = client.get("/parks/compare/", {"park": [shown.slug, hidden.slug, "no-such-park"]})

    assert response.context["choice"].found == [shown]
    assert "no-such-park" in response.text
    assert "乙园" not in response.text


def test_no_more_than_five(client):
    parks = [make_park(f"园{number}") for number in range(7)]

    response = compared(client, *parks)

    assert len(response.context["choice"].found) == 5


def test_file_holds_the_table(client):
    one, other = make_park("甲园", level="national"), make_park("乙园", level="municipal")

    response = compared(client, one, other, format="csv")

    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    assert "级别,国家级" in text


@pytest.mark.parametrize("number", [2, 5])
def test_costs_the_same_queries_however_many_parks(client, django_assert_max_num_queries, number):
    area = make_area()
    parks = [make_park(f"园{n}", area=area) for n in range(number)]
    for park in parks:
        make_enterprise(area=area, park=park)
        make_park_figure(park)

    with django_assert_max_num_queries(10):
        compared(client, *parks)
    with django_assert_max_num_queries(4):
        compared(client, *parks)


def test_no_park_takes_the_address_of_the_comparison():
    park = make_park("甲园", slug="compare")

    with pytest.raises(ValidationError) as refused:
        park.full_clean()

    assert "slug" in refused.value.message_dict


def test_facts_stand_in_the_unit_of_their_definition_and_the_better_one_is_marked(client):
    price = make_fact_definition(kind="number", unit="cny_mu", better="lower")
    one, other = make_park("甲园"), make_park("乙园")
    make_fact(park=one, definition=price, number=30, unit="cny_m2")
    make_fact(park=other, definition=price, number=10_000, unit="cny_mu")

    row = rows_of(compared(client, one, other))[price.name_zh_hans]

    assert [cell.is_best for cell in row.cells] == [False, True]
    assert row.cells[0].number > row.cells[1].number


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_parks_and_sites_are_compared_alike(client, capsys, number):
    parks = [make_park(founded="" if i else "1992") for i in range(number)]
    sites = [make_site(storeys=None if i else 3) for i in range(number)]

    for path, name, rows in [("/parks/compare/", "park", parks), ("/investment/sites/compare/", "site", sites)]:
        query = {name: [row.slug for row in rows]}
        page = client.get(path, query).text
        file = client.get(path, query | {"format": "csv"}).getvalue().decode()
        assert all(row.name_zh_hans in page and row.name_zh_hans in file for row in rows)
        assert "未提供" in page

    with capsys.disabled():
        print(f"\nI5: {number} parks and {number} sites compared, missing shown, as a page and as CSV")  # noqa: T201
