"""Files of facts: of parks, of sites and of areas, each written with the row it belongs to."""

import pytest

from parks.models import Fact, Role
from portal.kit.models import Change
from tests.factories import make_area, make_fact, make_fact_definition, make_park, make_site, make_user

from .files import csv_bytes, exported, imported, problems, upload

pytestmark = pytest.mark.django_db
COLUMNS = ["park", "site", "area", "definition", "number", "as_of", "source_note_zh_hans"]


def line(definition, number, park="", site="", area=""):
    return [park, site, area, definition.code, number, "2026-05", "统计公报"]


@pytest.fixture
def park():
    return make_park(state="draft")


@pytest.fixture
def desk(client, park):
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=park))
    return client


def test_facts_of_a_park_and_its_sites_come_in_one_file(desk, park):
    site, shown = make_site(park, state="draft"), make_site(park)
    of_park, of_site = make_fact_definition(), make_fact_definition(subject="site")
    lines = [line(of_park, 5, park=park.slug), *(line(of_site, 6, site=one.slug) for one in (site, shown))]

    imported(desk, Fact, COLUMNS, *lines)

    assert (park.facts.get().number, site.facts.get().number) == (5, 6)
    assert not shown.facts.exists()
    assert Change.objects.about(shown).get().after["parts"]["facts"][0]["fields"]["number"] == "6.0000"


def test_a_second_file_changes_the_fact_of_the_site(desk, park):
    fact = make_fact(site=make_site(park, state="draft"), number=10)

    imported(desk, Fact, COLUMNS, line(fact.definition, 11, site=fact.site.slug))

    assert Fact.objects.get().number == 11


def test_an_export_of_all_facts_comes_back_unchanged(desk, park):
    make_fact(park)
    make_fact(site=make_site(park, state="draft"))

    found = upload(desk, Fact, csv_bytes(*exported(desk, Fact)))

    assert problems(found) == []
    assert (found.to_keep, found.to_change, found.to_create) == (2, 0, 0)


def test_sites_of_others_and_areas_are_refused(desk):
    of_site, of_area = make_fact_definition(subject="site"), make_fact_definition(subject="area")
    foreign, area = make_site(), make_area()

    found = upload(
        desk, Fact, csv_bytes(COLUMNS, line(of_site, 5, site=foreign.slug), line(of_area, 5, area=area.code))
    )

    assert found.refused == 2
    assert not Fact.objects.exists()


def test_a_fact_of_parks_is_not_stated_of_a_site(desk, park):
    found = upload(desk, Fact, csv_bytes(COLUMNS, line(make_fact_definition(), 5, site=make_site(park).slug)))

    assert "这项事实只用于“园区”。" in problems(found)[0]


def test_the_province_brings_facts_of_areas(province_client):
    area, definition = make_area(), make_fact_definition(subject="area")

    imported(province_client, Fact, COLUMNS, line(definition, 5, area=area.code))

    assert area.facts.get().number == 5
