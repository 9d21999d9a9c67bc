"""Events: what is ahead stands first, what is over is kept and marked."""

import datetime

import pytest
from django.utils import timezone

from investment.models import Event
from portal.kit.publishing import PublishingState
from tests.factories import make_area, make_event, make_park

pytestmark = pytest.mark.django_db
LIST = "/events/"
TODAY = datetime.date(2026, 11, 22)
AHEAD, OVER, UNDATED = Event.Timing.AHEAD, Event.Timing.OVER, Event.Timing.UNDATED


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(datetime.datetime.combine(TODAY, datetime.time(12), timezone.get_default_timezone()))


def shown(response):
    return list(response.context["listing"].page)


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "timing"),
    [
        ("2026-11-22", "", AHEAD),
        ("2026-11-21", "", OVER),
        ("2026-11-20", "2026-11-22", AHEAD),
        ("2026-11", "", AHEAD),
        ("2026-10", "", OVER),
        ("2026", "", AHEAD),
        ("2025", "", OVER),
        ("2027-01-05", "2027-01-09", AHEAD),
        ("", "", UNDATED),
    ],
)
def test_event_is_over_when_its_last_day_has_passed(starts_on, ends_on, timing):
    make_event(starts_on=starts_on, ends_on=ends_on)

    assert Event.objects.with_timing().get().timing == timing


def test_next_event_stands_first_and_the_past_runs_backwards(client):
    old, last = make_event(starts_on="2023-08-24"), make_event(starts_on="2025-08-22")
    later, soon = make_event(starts_on="2027-03-01"), make_event(starts_on="2026-12-01")
    undated = make_event()

    assert shown(client.get(LIST)) == [soon, later, last, old, undated]


@pytest.mark.parametrize(
    ("starts_on", "mark"), [("2025-08-22", "已结束"), ("2026-12-01", "即将举办"), ("", "日期未提供")]
)
def test_list_and_page_say_where_the_event_stands(client, starts_on, mark):
    event = make_event(starts_on=starts_on)

    assert mark in text(client.get(LIST))
    assert mark in text(client.get(event.get_absolute_url()))


def test_years_areas_and_kinds_count_what_they_lead_to(client):
    make_event(starts_on="2023-08", area=make_area())
    make_event(starts_on="2023-09-01", area=make_area("220100", "长春市", "Changchun"), kind=Event.Kind.MEETING)
    make_event(starts_on="2021", area=make_area())

    facets = {facet.name: facet for facet in client.get(LIST).context["listing"].facets}

    assert [(option.label, option.count) for option in facets["year"].options] == [("2023", 2), ("2021", 1)]
    for facet in facets.values():
        for option in facet.options:
            assert len(shown(client.get(LIST + option.url))) == option.count


@pytest.mark.parametrize("year", ["1066", "20", "%", "abcd"])
def test_years_without_events_are_ignored(client, year):
    make_event(starts_on="2023")

    assert len(shown(client.get(LIST, {"year": year}))) == 1


def test_page_names_only_published_parks(client):
    event = make_event(parks=[make_park("明园"), make_park("隐园", state=PublishingState.DRAFT)])

    body = text(client.get(event.get_absolute_url()))

    assert "明园" in body
    assert "隐园" not in body


def test_hidden_event_is_nowhere(client):
    hidden = make_event(title_zh_hans="密会", state=PublishingState.DRAFT, starts_on="2031")

    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert "密会" not in text(client.get(LIST))
    assert "2031" not in text(client.get(LIST))


def test_old_address_leads_to_the_new_one(client):
    event = make_event(slug="before")
    event.slug = "after"
    event.save()

    assert client.get("/events/before/").url == "/events/after/"


@pytest.mark.parametrize("rows", [1, 30])
def test_costs_do_not_grow_with_rows(client, django_assert_num_queries, rows):
    event = make_event(parks=[make_park() for _ in range(rows)], starts_on="2026-12-01")
    for _ in range(rows):
        make_event(starts_on="2026")

    for address, queries in {LIST: 2, event.get_absolute_url(): 6}.items():
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
