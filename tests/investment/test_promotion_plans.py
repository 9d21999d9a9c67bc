"""The plan of a year: what, when, who; for visitors as page and file, for parks on their first page, kept by the province."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from investment.models import PromotionPlan, PromotionTask
from parks.models import Role
from portal.kit.models import Change
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_association,
    make_event,
    make_park,
    make_promotion_plan,
    make_promotion_task,
    make_user,
)

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def page_of(client, plan, prefix="", **asked):
    return client.get(prefix + plan.get_absolute_url(), asked)


def test_page_tells_what_when_who_leads_and_who_supports(client):
    plan = make_promotion_plan(YEAR, lead_zh_hans="省招商部门")
    event, park = make_event(title_zh_hans="农博会"), make_park("明园")
    make_promotion_task(
        plan,
        [park],
        title_zh_hans="赴苏州推介",
        starts_on=f"{YEAR}-04",
        support_zh_hans="各市州",
        event=event,
        association=make_association(name_zh_hans="袜业协会"),
    )

    text = page_of(client, plan).text

    for told in ("赴苏州推介", f"{YEAR}-04", "省招商部门", "各市州", "袜业协会", "计划中"):
        assert told in text
    assert event.get_absolute_url() in text
    assert park.get_absolute_url() in text


def test_tasks_stand_in_the_order_of_their_dates(client):
    plan = make_promotion_plan(YEAR)
    late, early, undated = (make_promotion_task(plan, starts_on=day) for day in (f"{YEAR}-09", f"{YEAR}-03", ""))

    assert page_of(client, plan).context["tasks"] == [early, late, undated]


def test_hidden_parks_and_events_are_not_named(client):
    plan = make_promotion_plan(YEAR)
    hidden = {"state": PublishingState.DRAFT}
    make_promotion_task(plan, [make_park("隐园", **hidden)], event=make_event(title_zh_hans="密会", **hidden))

    assert "隐园" not in page_of(client, plan).text
    assert "密会" not in page_of(client, plan).text
    assert "隐园" not in page_of(client, plan, format="csv").getvalue().decode()


@pytest.mark.parametrize("state", [state for state in PublishingState.values if state != "published"])
def test_hidden_plan_does_not_exist(client, state):
    plan = make_promotion_plan(YEAR, state=state)

    assert page_of(client, plan).status_code == 404
    assert plan.title_zh_hans not in client.get("/events/plan/").text


def test_plan_as_a_file_tells_the_same(client):
    plan = make_promotion_plan(YEAR)
    make_promotion_task(plan, [make_park("甲园"), make_park("乙园")], title_zh_hans="=推介", starts_on=f"{YEAR}-04-01")

    rows = list(csv.reader(io.StringIO(page_of(client, plan, format="csv").getvalue().decode("utf-8-sig"))))

    assert rows[1][1] == f"{YEAR}-04-01"
    assert set(rows[1][6].split("；")) == {"甲园", "乙园"}
    assert not rows[1][0].startswith("=")
    assert page_of(client, plan, format="xlsx").getvalue().startswith(b"PK")
    assert "text/html" in page_of(client, plan, format="exe").headers["Content-Type"]


@pytest.mark.parametrize(("years", "meant"), [([-1, 0, 1], 0), ([-2, -1], -1), ([1, 2], 1)])
def test_list_of_events_leads_to_this_years_plan_else_the_nearest(client, years, meant):
    for years_away in years:
        make_promotion_plan(YEAR + years_away)

    plans = [plan.year for plan in client.get("/events/plan/").context["plans"]]
    assert plans == sorted((YEAR + one for one in years), reverse=True)
    assert f'"/events/plan/{YEAR + meant}/"' in client.get("/events/").text


@pytest.mark.parametrize("year", ["1999", "99999", "0", "9" * 30])
def test_year_without_a_plan_does_not_exist(client, year):
    assert client.get(f"/events/plan/{year}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_costs_do_not_grow_with_rows(client, django_assert_num_queries, rows):
    plan = make_promotion_plan(YEAR)
    for _ in range(rows):
        make_promotion_task(plan, [make_park()], event=make_event(), association=make_association())

    page_of(client, plan)
    with django_assert_num_queries(5):
        page_of(client, plan)


def person(role, park):
    scope = {
        Role.COMMITTEE_EDITOR: {"park": park},
        Role.COMMITTEE_PUBLISHER: {"park": park},
        Role.CITY_COORDINATOR: {"area": make_area("220400")},
    }
    return make_user(role=role, **scope.get(role, {}))


def typed(plan, **changes):
    """The form of a plan with one more task."""
    empty = dict.fromkeys([f"{name}_{suffix}" for name in ("lead", "summary") for suffix in ("zh_hans", "en")], "")
    task = {"title_zh_hans": "赴苏州推介", "lead_zh_hans": "省招商部门", "state": "planned", "starts_on": f"{YEAR}-04"}
    return {
        **empty,
        "title_zh_hans": plan.title_zh_hans,
        "title_en": plan.title_en,
        "year": plan.year,
        "tasks-TOTAL_FORMS": "1",
        "tasks-INITIAL_FORMS": "0",
        "kit-attachment-content_type-object_pk-TOTAL_FORMS": "0",
        "kit-attachment-content_type-object_pk-INITIAL_FORMS": "0",
        **{f"tasks-0-{name}": value for name, value in task.items()},
        "_save": "1",
        **changes,
    }


@pytest.mark.parametrize("role", [Role.PROVINCE_OWNER, Role.PROVINCE_COOPERATION])
def test_province_and_cooperation_bureau_write_the_plan_which_waits_for_review(client, role):
    plan = make_promotion_plan(YEAR)
    client.force_login(make_user(role=role))

    response = client.post(reverse("admin:investment_promotionplan_change", args=[plan.pk]), typed(plan))

    assert response.status_code == 302, response.context["errors"]
    assert not PromotionTask.objects.exists()
    assert Change.objects.about(plan).open().get().after["parts"]["tasks"][0]["fields"]["title_zh_hans"] == "赴苏州推介"


@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER, Role.CITY_COORDINATOR, Role.AUDITOR])
def test_nobody_else_does(client, role):
    plan = make_promotion_plan(YEAR)
    client.force_login(person(role, make_park()))

    response = client.post(reverse("admin:investment_promotionplan_change", args=[plan.pk]), typed(plan))

    assert response.status_code in (403, 404)
    assert not Change.objects.about(plan).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tasks-0-ends_on": f"{YEAR}-01"}, "结束日期不能早于开始日期"),
        ({"tasks-0-starts_on": "soon"}, "请写成 1993"),
        ({"year": "1999"}, "2000"),
        ({"tasks-0-lead_zh_hans": ""}, "必填"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, changes, words):
    plan = make_promotion_plan(YEAR, state=PublishingState.DRAFT)
    client.force_login(make_user(role=Role.PROVINCE_COOPERATION))

    response = client.post(reverse("admin:investment_promotionplan_change", args=[plan.pk]), typed(plan, **changes))

    assert response.status_code == 200
    assert words in response.text
    assert not PromotionTask.objects.exists()


def test_a_year_has_one_plan(client):
    make_promotion_plan(YEAR)
    other = make_promotion_plan(YEAR + 1, state=PublishingState.DRAFT)
    client.force_login(make_user(role=Role.PROVINCE_OWNER))

    address = reverse("admin:investment_promotionplan_change", args=[other.pk])
    response = client.post(address, typed(other, year=YEAR))

    assert "这一年的计划已经有了" in response.text
    assert PromotionPlan.objects.get(pk=other.pk).year == YEAR + 1


def test_parks_see_their_tasks_of_the_year_on_their_first_page(client):
    own, other = make_park("本园"), make_park("别园")
    plan, hidden = make_promotion_plan(YEAR), make_promotion_plan(YEAR - 1, state=PublishingState.DRAFT)
    make_promotion_task(plan, [own], title_zh_hans="本园的事")
    make_promotion_task(plan, [own], title_zh_hans="办完的事", state=PromotionTask.State.DONE)
    make_promotion_task(plan, [other], title_zh_hans="别园的事")
    make_promotion_task(hidden, [own], title_zh_hans="没发布的事")
    client.force_login(person(Role.COMMITTEE_EDITOR, own))

    text = client.get("/admin/").text

    assert "本园的事" in text
    for hidden_title in ("办完的事", "别园的事", "没发布的事"):
        assert hidden_title not in text
