"""The first page: numbers that equal the lists behind them, and the last changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parks.models import Park, Role
from tests.factories import make_article, make_park, make_user
from tests.world import make_world, without_english

from .desk import LANGUAGES, address, typed

pytestmark = pytest.mark.django_db


def test_every_number_leads_to_a_list_of_so_many_rows(province_client):
    make_world()
    make_park(state="draft")
    make_park(state="in_review", name_en="")
    make_article(state="in_review", title_en=None)

    shelves = province_client.get("/admin/").context["shelves"]

    assert len(shelves) == 10
    for tally in (tally for shelf in shelves for tally in shelf.tallies):
        assert province_client.get(tally.url).context["cl"].result_count == tally.number, tally


def test_what_waits_is_summed_over_all_models(province_client):
    make_park(state="draft")
    make_article(state="draft")

    waiting = {tally.kind: tally.number for tally in province_client.get("/admin/").context["waiting"]}

    assert waiting == {"all": 2, "in_review": 0, "draft": 2, "unconfirmed": 2, "stale": 0, "no_english": 0}


def test_rows_without_english_are_counted(province_client):
    make_world()
    without_english()

    shelves = province_client.get("/admin/").context["shelves"]

    assert all(tally.number for shelf in shelves for tally in shelf.tallies if tally.kind == "no_english")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_change_stands_on_top(province_client, language):
    park = make_park("最新园区", state="draft")
    url = address(Park, "change", park.pk)
    province_client.post(url, typed(province_client.get(url)) | {"phone": "0431-1"})

    response = province_client.get("/admin/" if language == "zh-hans" else "/en/admin/")

    assert response.context["latest"][0].label == "最新园区"


def test_a_person_sees_numbers_of_models_they_may_see_and_own_changes_only(client, province_client):
    park = make_park("别人的园区")
    url = address(Park, "change", park.pk)
    province_client.post(url, typed(province_client.get(url)))
    editor = make_user(role=Role.COMMITTEE_EDITOR, park=make_park())
    client.force_login(editor)

    context = client.get("/admin/").context

    assert {shelf.name: shelf.tallies[0].number for shelf in context["shelves"]} == {
        "园区": 1, "用地和厂房": 0, "企业": 0, "招商项目": 0, "活动": 0, "品牌": 0, "产品": 0, "资讯": 0,
    }  # fmt: skip
    assert [*context["latest"]] == []


def test_the_page_costs_the_same_queries_however_many_rows(province_client):
    make_park()
    province_client.get("/admin/")
    few = _queries(province_client)
    for _ in range(30):
        make_park()

    assert _queries(province_client) == few <= 25


def _queries(client):
    client.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    return len(queries)
