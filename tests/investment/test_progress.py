"""Signed, started, producing: each number is a step with date and evidence, and says what it leaves out."""

import csv
import io

import pytest

from tests.factories import make_area, make_industry, make_park, make_project, make_project_step
from tests.page_reading import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/investment/progress/"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-20 12:00", tick=False)


def project(code="220403", industry="socks", **columns):
    return make_project(area=make_area(code), industry=make_industry(industry), **{"stage": "signed"} | columns)


def numbers(client, query="", language=""):
    """The first line of numbers: how many were signed, started, producing."""
    page = client.get(f"{language}{ADDRESS}{query}")
    return [line.numbers for line in page.context["listing"].months]


def test_steps_are_counted_in_their_month_and_by_place_and_industry(client):
    one, other = project(), project("220501", "ginseng")
    make_project_step(one, "signed", dated_on="2026-03")
    make_project_step(one, "started", dated_on="2026-10-08")
    make_project_step(other, "signed", dated_on="2026-03-02")
    make_project_step(other, "producing", dated_on="2026")

    page = client.get(ADDRESS)
    listing = page.context["listing"]

    assert [(line.owner, line.numbers) for line in listing.months] == [
        ("2026-10", [0, 1, 0]),
        ("2026-03", [2, 0, 0]),
        ("", [0, 0, 1]),
    ]
    assert sorted((line.owner.code, line.numbers) for line in listing.prefectures) == [
        ("220400", [1, 1, 0]),
        ("220500", [1, 0, 1]),
    ]
    assert sorted((line.owner.slug, line.numbers) for line in listing.industries) == [
        ("ginseng", [1, 0, 1]),
        ("socks", [1, 1, 0]),
    ]
    assert "只知道年份" in page.text
    assert len(list(listing.charts)) == 2  # nobody knows in which month the third was


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [[1, 0, 0]]),
        ("?year=2025", [[1, 0, 0]]),
        ("?year=2025&area=220500", [[1, 0, 0]]),
        ("?area=220400", [[1, 0, 0]]),
        ("?area=220400&industry=socks", [[1, 0, 0]]),
        ("?area=220400&industry=ginseng", []),
        ("?year=1999&area=9&industry=%00x", [[1, 0, 0]]),
    ],
)
def test_year_place_and_industry_narrow_the_numbers(client, query, expected):
    make_project_step(project(), dated_on="2026-03")
    make_project_step(project("220501", "ginseng"), dated_on="2025-07")

    assert numbers(client, query) == expected


def test_an_unknown_condition_is_ignored_and_said(client):
    make_project_step(project())

    assert "已忽略无法识别的条件" in client.get(f"{ADDRESS}?year=1999").text


@pytest.mark.parametrize(
    "left_out",
    [
        {"project": {"state": "draft"}},
        {"project": {"is_sample": True}},
        {"step": {"evidence_zh_hans": "", "evidence_en": ""}},
        {"step": {"dated_on": "2026-12"}},
    ],
    ids=["draft", "sample", "without evidence", "yet to come"],
)
def test_what_does_not_count_is_left_out(client, left_out):
    make_project_step(project(**left_out.get("project", {})), **left_out.get("step", {}))

    page = client.get(ADDRESS)

    assert page.context["listing"] is None
    assert "还没有项目公开" in page.text


def test_the_address_of_the_evidence_counts_as_evidence(client):
    told = {"evidence_zh_hans": "", "evidence_en": "", "evidence_url": "https://news.example.cn/1"}
    make_project_step(project(), **told)

    assert numbers(client) == [[1, 0, 0]]


def test_projects_under_way_without_a_dated_step_are_counted_apart(client):
    make_project_step(project())
    for stage in ("signed", "started", "project_sheet"):
        project(stage=stage)
    project(stage="producing", is_sample=True)

    assert "另有 2 个项目" in client.get(ADDRESS).text
    assert "2 more projects" in client.get(f"/en{ADDRESS}").text


def test_the_file_names_every_step_that_was_counted(client):
    for number in range(3):
        make_project_step(project(name_zh_hans=f"项目{number}甲"), dated_on=f"2026-0{number + 1}")

    text = client.get(f"{ADDRESS}?format=csv").getvalue().decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))

    assert head[:3] == ["月份", "进展", "项目"]
    assert [line[:3] for line in lines] == [[f"2026-0{n + 1}", "签约", f"项目{n}甲"] for n in range(3)]
    assert {line[5] for line in lines} == {"投资合同"}


@pytest.mark.parametrize("rows", [1, 4])
def test_the_page_costs_the_same_queries_however_many_steps(client, django_assert_max_num_queries, rows):
    for number in range(rows):
        park = make_park(area=make_area(f"2204{number + 11}"))
        make_project_step(make_project(area=park.area, park=park, industry=make_industry(f"industry-{number}")))

    with django_assert_max_num_queries(6):
        client.get(ADDRESS)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_says_what_each_step_means_and_links_are_mutual(client, language):
    make_project_step(project())

    page = Page(client.get(f"{language}{ADDRESS}"))

    assert f"{language}/investment/ledger/" in page.links
    assert f"{language}{ADDRESS}" in Page(client.get(f"{language}/investment/ledger/")).links
    assert f"{language}{ADDRESS}" in Page(client.get(f"{language}/investment/")).links
