"""The first page for investors shows what there is, and nothing that is not."""

import pytest

from investment.models import Project
from portal.kit.publishing import PublishingState
from tests.factories import make_area, make_event, make_industry, make_measure, make_park, make_project, make_term

pytestmark = pytest.mark.django_db
HOME = "/investment/"


def text(response):
    return response.content.decode()


def test_empty_province_has_a_page_without_empty_sections(client):
    response = client.get(HOME)

    assert response.status_code == 200
    assert "<h2" not in text(response).partition("<footer")[0]


def test_every_way_leads_to_as_much_as_it_promises(client):
    make_project(industry=make_industry("ginseng", "人参加工", "Ginseng"))
    make_measure([make_term(code="park")])
    make_event(starts_on="2026")
    make_park(area=make_area("222401", "延吉市", "Yanji"))

    context = client.get(HOME).context

    [industry], [audience], [section] = context["project_industries"], context["audiences"], context["sections"]
    [(prefecture, counts)] = context["prefectures"]
    promised = {
        f"/investment/projects/?industry={industry.slug}": industry.rows_behind,
        f"/policies/?who={audience.code}": audience.rows_behind,
        f"/policies/?section={section.key}": section.rows_behind,
        f"/parks/?area={prefecture.code}": counts["parks"],
    }
    body = text(client.get(HOME))
    for address, count in promised.items():
        assert f'href="{address}"' in body
        assert client.get(address).context["listing"].total == count == 1


def test_hidden_rows_are_neither_named_nor_counted(client):
    make_project(name_zh_hans="密件", state=PublishingState.DRAFT, industry=make_industry())
    make_measure(state=PublishingState.ARCHIVED)

    context = client.get(HOME).context

    assert (context["project_count"], context["measure_count"], context["project_industries"]) == (0, 0, [])


def test_newest_projects_are_shown_after_a_change(client):
    assert client.get(HOME).context["latest_sheets"] == []

    sheet, started = make_project(), make_project(stage=Project.Stage.STARTED)

    context = client.get(HOME).context
    assert (context["latest_sheets"], context["latest_undertaken"]) == ([sheet], [started])


def test_page_is_remembered_until_something_changes(client, django_assert_num_queries):
    make_project()
    client.get(HOME)

    with django_assert_num_queries(1):
        client.get(HOME)
