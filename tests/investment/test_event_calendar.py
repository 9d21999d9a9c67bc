"""The calendar: a month of the same filter as the list, day by day, with a way out of empty months."""

import datetime

import pytest
from django.utils import timezone

from investment.models import Event
from investment.month import Month
from portal.kit.publishing import PublishingState
from tests.factories import make_area, make_event, make_industry

pytestmark = pytest.mark.django_db
PAGE = "/events/calendar/"
LIST = "/events/"


@pytest.fixture(autouse=True)
def today(time_machine):
    noon = datetime.datetime(2026, 11, 22, 12, tzinfo=timezone.get_default_timezone())
    time_machine.move_to(noon)


def shown(response):
    return response.context["month"].events


def days_of(response, event):
    """The days of the month under which the table names the event."""
    weeks = response.context["month"].weeks
    return [day.date.isoformat() for week in weeks for day in week if event in day.events and day.is_in_month]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months"),
    [
        ("2026-11-22", "", ["2026-11"]),
        ("2026-10-30", "2026-12-02", ["2026-10", "2026-11", "2026-12"]),
        ("2026-11", "", ["2026-11"]),
        ("2026-11-30", "2026-12", ["2026-11", "2026-12"]),
        ("2026", "", ["2026-10", "2026-11", "2026-12"]),
        ("2027-01-01", "", []),
        ("2026-09-30", "", []),
        ("", "", []),
    ],
)
def test_event_stands_in_every_month_in_which_it_may_take_place(client, starts_on, ends_on, months):
    event = make_event(starts_on=starts_on, ends_on=ends_on)

    found = [name for name in ("2026-10", "2026-11", "2026-12") if event in shown(client.get(PAGE, {"month": name}))]

    assert found == months
    assert [
        name
        for name in ("2026-10", "2026-11", "2026-12")
        if event in client.get(LIST, {"month": name}).context["listing"].page.object_list
    ] == months


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "days"),
    [
        ("2026-11-28", "2026-12-02", ["2026-11-28", "2026-11-29", "2026-11-30"]),
        ("2026-11-05", "", ["2026-11-05"]),
        ("2026-11-05", "2026-11", ["2026-11-05"]),
        ("2026-11", "", []),
    ],
)
def test_table_names_the_event_on_each_known_day(client, starts_on, ends_on, days):
    event = make_event(starts_on=starts_on, ends_on=ends_on)

    response = client.get(PAGE, {"month": "2026-11"})

    assert days_of(response, event) == days
    assert response.text.count(event.title_zh_hans) == len(days) + 1  # and in the list below


def test_without_a_month_it_is_this_one_and_leads_to_its_neighbours(client):
    response = client.get(PAGE)

    assert response.context["month"].name == "2026-11"
    assert "2026年11月" in response.text
    assert 'rel="prev" href="?month=2026-10"' in response.text
    assert 'rel="next" href="?month=2026-12"' in response.text
    assert "November 2026" in client.get("/en" + PAGE).text


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-00", "26-11", "2026-11-01", "now", "9" * 99, "２０２６-１１", "2026-11\0"]
)
def test_month_that_is_none_is_ignored_and_said(client, month):
    response = client.get(PAGE, {"month": month})

    assert response.status_code == 200
    assert response.context["month"].name == "2026-11"
    assert ("month", month) in response.context["listing"].ignored


@pytest.mark.parametrize(("name", "previous", "after"), [("1900-01", "", "1900-02"), ("2099-12", "2099-11", "")])
def test_no_month_leads_past_what_can_be_asked_for(client, name, previous, after):
    assert (Month(name, []).previous, Month(name, []).next) == (previous, after)
    assert client.get(PAGE, {"month": name}).status_code == 200


def test_industry_place_and_kind_narrow_the_month_as_they_narrow_the_list(client):
    socks, ginseng = make_industry(), make_industry("ginseng", "人参", "Ginseng")
    here = make_area()
    wanted = make_event(starts_on="2026-11-05", industries=[ginseng], area=here)
    make_event(starts_on="2026-11-05", industries=[socks], area=here)
    make_event(starts_on="2026-11-05", industries=[ginseng], reach=Event.Reach.ABROAD)

    for asked in ({"industry": "ginseng", "area": "220400"}, {"industry": "ginseng", "reach": "province"}):
        assert shown(client.get(PAGE, asked | {"month": "2026-11"})) == [wanted]
        assert list(client.get(LIST, asked).context["listing"].page) == [wanted]


def test_facets_of_the_month_count_what_they_lead_to(client):
    for number in range(3):
        make_event(starts_on="2026-11-05", reach=["", "country", "abroad"][number], industries=[make_industry()])
    make_event(starts_on="2026-11-06", area=make_area())
    make_event(starts_on="2026-12-06", reach="abroad")

    for facet in client.get(PAGE).context["listing"].facets:
        for option in facet.options:
            assert len(shown(client.get(PAGE + option.url))) == option.count


def test_empty_month_leads_to_the_nearest_with_events_that_fit(client):
    make_event(starts_on="2026-03-01"), make_event(starts_on="2026-02-01"), make_event(starts_on="2027-05")
    make_event(starts_on="2026-10-01", kind=Event.Kind.MEETING)

    response = client.get(PAGE, {"kind": "exhibition"})

    assert [name for name, _url in response.context["nearest"]] == ["2026-03", "2027-05"]
    for name, url in response.context["nearest"]:
        assert shown(client.get(PAGE + url)), name


@pytest.mark.parametrize("state", [state for state in PublishingState.values if state != "published"])
def test_hidden_events_stand_in_no_month(client, state):
    make_event(starts_on="2026-11-05", state=state, title_zh_hans="密会")

    assert "密会" not in client.get(PAGE).text


def test_cancelled_event_says_so_in_list_calendar_and_on_its_page(client):
    event = make_event(starts_on="2026-11-25", is_cancelled=True)

    for address in (LIST, PAGE, event.get_absolute_url()):
        assert "已取消" in client.get(address).text


def test_htmx_gets_the_part_that_changes(client):
    response = client.get(PAGE, headers={"HX-Request": "true"})

    assert "<html" not in response.text
    assert 'id="list"' in response.text
    assert "HX-Request" in response.headers["Vary"]


@pytest.mark.parametrize("rows", [1, 30])
def test_costs_do_not_grow_with_rows(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_event(starts_on="2026-11-05", industries=[make_industry()])

    client.get(PAGE)
    with django_assert_num_queries(2):
        client.get(PAGE)
