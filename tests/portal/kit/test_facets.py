"""The filter behind a list, tried on parks: what it gives, counts, ignores and remembers."""

import pytest
from django.test import RequestFactory

from investment.filters import ProjectFilter
from investment.models import Project
from parks.filters import ParkFilter
from parks.models import Park
from portal.kit import pages
from portal.kit.pages import PER_PAGE, ListPage
from tests.factories import make_area, make_industry, make_park, make_project

pytestmark = pytest.mark.django_db


def ask(query=""):
    request = RequestFactory().get(f"/parks/?{query}")
    return ParkFilter(request.GET, Park.objects.published().by_level(), request=request)


def query_of(url):
    return url.removeprefix("?")


@pytest.fixture
def parks():
    socks, medicine = make_industry(), make_industry("medicine", "医药", "Medicine", "medicine")
    tonghua, meihekou = make_area("220500", "通化市", "Tonghua City"), make_area("220581", "梅河口市", "Meihekou City")
    return [
        make_park(industries=[socks], level="national"),
        make_park(industries=[socks, medicine], level="provincial"),
        make_park(industries=[medicine], area=tonghua),
        make_park(area=meihekou, level="provincial"),
        make_park(area=meihekou, state="draft"),
    ]


@pytest.mark.parametrize("query", ["", "area=220500", "industry=medicine", "level=provincial&industry=socks", "q=园区"])
def test_each_count_is_the_number_of_results_after_clicking(parks, query):
    for facet in ask(query).facets():
        for option in facet.options:
            after = ask(query_of(option.url))
            expected = option.count if not option.selected else after.qs.count()
            assert after.qs.count() == expected, (query, facet.name, option)
            assert after.total() == after.qs.count()


def test_a_prefecture_holds_its_counties(parks):
    assert set(ask("area=220500").qs) == {parks[2], parks[3]}


def test_a_county_is_understood_though_not_offered(parks):
    assert list(ask("area=220581").qs) == [parks[3]]
    offered = {f.name: [o.label for o in f.options] for f in ask().facets()}["area"]
    assert "梅河口市" not in offered


def test_options_lead_out_of_a_chosen_value(parks):
    chosen = next(facet for facet in ask("industry=socks").facets() if facet.name == "industry").selected

    assert chosen.label == "袜业"
    assert chosen.url == "?"


@pytest.mark.parametrize(
    "query", ["area=xxx", "area=999999", "level=royal", "colour=red", "sort=sideways", "q=" + "长" * 90]
)
def test_unknown_values_are_ignored_and_said(parks, query):
    filterset = ask(query)

    assert filterset.qs.count() == 4
    assert [name for name, _value in filterset.ignored] == [query.split("=")[0]]


@pytest.mark.parametrize("page", ["999", "-1", "x", ""])
def test_an_impossible_page_is_the_nearest_one(page):
    for _ in range(PER_PAGE + 1):
        make_park()
    request = RequestFactory().get(f"/parks/?page={page}")

    listing = ListPage(request, ParkFilter(request.GET, Park.objects.published().by_level(), request=request))

    assert listing.page.number == (2 if page in ("999", "-1") else 1)
    assert len(listing.page.object_list) in (1, PER_PAGE)


@pytest.mark.parametrize("sort", ["newest", "amount", "name"])
def test_far_down_a_list_stand_the_rows_that_the_database_counts_to(monkeypatch, sort):
    area = make_area()
    for number in range(7):
        make_project(area=area, amount=number % 3 or None, dated_on=f"202{number % 4}")

    def rows(far_down):
        monkeypatch.setattr(pages, "FAR_DOWN", far_down)
        return [[row.pk for row in project_page(sort, number)] for number in (1, 2, 3, 4)]

    assert rows(far_down=2) == rows(far_down=1000)


def project_page(sort, number):
    request = RequestFactory().get("/", {"sort": sort, "page": number})
    filterset = ProjectFilter(request.GET, Project.objects.listed().for_cards(), request=request)
    return ListPage(request, filterset, per_page=2).page.object_list


def test_counts_are_not_counted_again(parks, django_assert_num_queries):
    ask("level=provincial").facets()

    with django_assert_num_queries(1):
        again = ask("level=provincial")
        assert again.total() == 2
        assert again.facets()


def test_words_find_traditional_characters(parks):
    Park.objects.filter(pk=parks[0].pk).update(name_zh_hans="长春汽车园")

    assert list(ask("q=長春").qs) == [parks[0]]


def test_a_narrower_list_has_counts_of_its_own(parks):
    request = RequestFactory().get("/")
    whole = ParkFilter({}, Park.objects.published().by_level(), request=request)
    part = ParkFilter({}, Park.objects.published().by_level().filter(level="provincial"), request=request)

    assert (whole.total(), part.total()) == (4, 2)
