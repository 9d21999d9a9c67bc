"""The province's own starting data, loaded once for the module: what a visitor can count on from the first day."""

import re
from itertools import chain

import pytest
from django.apps import apps
from django.db import connection
from django.test import RequestFactory

from brands.models import Brand, Mark, Product
from investment.models import Event, Measure, Policy, PolicySection, Project, Term
from parks import province
from parks.chains import chains_of
from parks.models import (
    Area,
    Chain,
    ChainLink,
    Enterprise,
    FocusIndustry,
    Industry,
    IndustryClass,
    Park,
    Site,
    Source,
    Sourced,
)
from portal.kit.publishing import PublishingState
from portal.models import Article, Column, LoadedRow, SearchEntry
from portal.starting_data.loading import load_starting_data
from portal.starting_data.reading import Folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starting_data")]

WITHOUT_DATA = {Site}  # no public source was found
SOURCED = [model for model in apps.get_models() if issubclass(model, Sourced) and model not in WITHOUT_DATA]


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (Area, 70),
        (Source, 132),
        (Industry, 38),
        (IndustryClass, 248),
        (Industry.classes.through, 57),
        (FocusIndustry, 50),
        (Chain, 17),
        (ChainLink, 188),
        (ChainLink.supplies.through, 219),
        (Park, 79),
        (Enterprise, 52),
        (Project, 29),
        (Brand, 66),
        (Mark, 70),
        (Product, 71),
        (Policy, 1),
        (PolicySection, 10),
        (Measure, 58),
        (Term, 51),
        (Event, 20),
        (Column, 2),
        (Article, 39),
    ],
)
def test_all_rows_came_in(model, count):
    assert model._base_manager.count() == count


def test_nothing_was_wrong(starting_data):
    assert starting_data.problems == []


def test_second_load_changes_nothing():
    version, loaded = _content_version(), list(LoadedRow.objects.order_by("pk").values_list("key", "loaded_at"))

    report = load_starting_data(Folder())

    assert not report.has_changes
    assert _content_version() == version
    assert list(LoadedRow.objects.order_by("pk").values_list("key", "loaded_at")) == loaded


def _content_version():
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(version) FROM content_version")
        return cursor.fetchone()


@pytest.mark.parametrize("model", SOURCED)
def test_statement_of_grade_d_is_not_published(model):
    assert not model.objects.filter(confidence="D").exclude(state=PublishingState.DRAFT).exists()


@pytest.mark.parametrize(
    ("file", "model"), [("parks.csv", Park), ("enterprises.csv", Enterprise), ("projects.csv", Project)]
)
def test_row_marked_confirm_is_not_published(file, model):
    marked = [row["slug"] for row in Folder().rows(file) if re.search(r"\bconfirm\b", row["provenance"])]

    states = set(model.objects.filter(slug__in=marked).values_list("state", flat=True))

    assert states <= {PublishingState.DRAFT}


@pytest.mark.parametrize(
    ("model", "withheld"), [(Enterprise, 17), (Project, 13), (Brand, 6), (Product, 6), (Event, 8), (Article, 6)]
)
def test_withheld_rows_are_drafts_and_the_others_published(model, withheld):
    assert model.objects.filter(state=PublishingState.DRAFT).count() == withheld
    assert model.objects.published().count() == model.objects.count() - withheld


@pytest.mark.parametrize("model", SOURCED)
def test_published_statement_says_where_it_comes_from_and_waits_for_the_park(model):
    published = model.objects.published().prefetch_related("sources")

    silent = [row for row in published if not row.provenance_note_zh_hans and not row.sources.all()]

    assert published
    assert silent == []
    assert not published.filter(confirmed_at__isnull=False).exists()


def test_each_prefecture_has_focus_industries():
    assert {area.code for area in Area.objects.prefectures() if area.focus_rows.exists()} == {
        area.code for area in Area.objects.prefectures()
    }


def test_garbled_industries_of_tonghua_are_not_there(starting_data):
    garbled = {row["industry_slug"] for row in Folder().rows("focus_industries.csv") if row["status"] == "garbled"}

    tonghua = FocusIndustry.objects.filter(area__code="220500")

    assert len(garbled) == 3
    assert tonghua.exists()
    assert not tonghua.filter(order__in=[23, 24, 25]).exists()
    assert [line for line in starting_data.lines() if line.startswith("Left out: focus_industries.csv")]


def test_every_area_has_a_boundary():
    assert {area.boundary["type"] for area in Area.objects.all()} <= {"Polygon", "MultiPolygon"}


def test_venture_capital_rule_gives_seventy_percent():
    measure = Measure.objects.get(slug="vc-70-percent-deduction")

    assert measure.benefit["rate_percent"] == 70
    assert measure.benefit_kind.vocabulary == Term.Vocabulary.BENEFIT
    assert measure.conditions
    assert measure.audiences.exists()


def test_no_text_holds_a_code_list():
    texts = chain.from_iterable(Enterprise.objects.values_list("main_products_zh_hans", "main_products_en"))

    assert not [text for text in texts if ";" in text]


def test_search_finds_loaded_news():
    assert SearchEntry.objects.filter(title_zh_hans__startswith="吉林化工园区").exists()


def test_no_industry_of_the_register_is_an_orphan():
    """Every industry leads to parks, tenants, products, projects or gaps of a chain (scorecard I15)."""
    request = RequestFactory().get("/")
    counts = province.industry_counts(request)
    leads = {
        slug: sum(counts[slug].values()) or sum(len(chain.links.all()) for chain in chains_of(request, [slug]))
        for slug in province.industries(request)
    }
    orphans = sorted(slug for slug, found in leads.items() if not found)

    print(
        f"I15: {len(leads) - len(orphans)} of {len(leads)} industries lead on; orphans: {', '.join(orphans) or 'none'}"
    )
    assert orphans == []
