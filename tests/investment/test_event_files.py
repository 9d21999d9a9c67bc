"""Events in people's own calendars: files that another program reads, with the days, names and states that the page tells."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from portal.kit.publishing import PublishingState
from tests.factories import make_area, make_event, make_industry

pytestmark = pytest.mark.django_db
FEED = "/events/calendar.ics"


def read(response):
    """The calendar as another program reads it; every line is within RFC 5545's 75 octets and ends as it says."""
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    return calendar


def events_of(response):
    return read(response).walk("VEVENT")


def file_of(event, prefix=""):
    return f"{prefix}{event.get_absolute_url()}event.ics"


def test_file_of_an_event_tells_what_its_page_tells(client):
    place = {"area": make_area(), "place_zh_hans": "长春国际会展中心；3 号馆"}
    event = make_event(
        starts_on="2026-11-22",
        ends_on="2026-11-25",
        industries=[make_industry()],
        summary_zh_hans="说明\n两行",
        **place,
    )

    (found,) = events_of(client.get(file_of(event)))

    assert found.decoded("dtstart") == datetime.date(2026, 11, 22)
    assert found.decoded("dtend") == datetime.date(2026, 11, 26)  # the day after the last one
    assert found["summary"] == event.title_zh_hans
    assert found["location"] == "长春国际会展中心；3 号馆, 辽源市"
    assert found["description"] == "说明\n两行"
    assert found["status"] == "CONFIRMED"
    assert found["url"] == f"http://testserver{event.get_absolute_url()}"
    assert found["categories"].cats == ["袜业"]
    assert found.decoded("dtstamp") == event.updated_at.replace(microsecond=0)


def test_one_day_lasts_one_day(client):
    (found,) = events_of(client.get(file_of(make_event(starts_on="2026-11-22"))))

    assert found.decoded("dtend") - found.decoded("dtstart") == datetime.timedelta(days=1)


def test_last_day_known_to_the_month_alone_is_not_made_up(client):
    (found,) = events_of(client.get(file_of(make_event(starts_on="2026-11-30", ends_on="2026-12"))))

    assert found.decoded("dtend") == datetime.date(2026, 12, 1)


@pytest.mark.parametrize("starts_on", ["2026-11", "2026", ""])
def test_event_without_a_day_has_no_file_and_its_page_offers_none(client, starts_on):
    event = make_event(starts_on=starts_on)

    assert client.get(file_of(event)).status_code == 404
    assert "event.ics" not in client.get(event.get_absolute_url()).text


def test_name_of_the_entry_stays_when_the_event_is_renamed_moved_and_cancelled(client, time_machine):
    time_machine.move_to(timezone.now())
    event = make_event(starts_on="2026-11-22")
    (before,) = events_of(client.get(file_of(event)))

    time_machine.shift(datetime.timedelta(days=3))
    event.slug, event.title_zh_hans, event.is_cancelled = "another", "改名", True
    event.save()
    (after,) = events_of(client.get(file_of(event)))
    (english,) = events_of(client.get(file_of(event, "/en")))

    assert before["uid"] == after["uid"] == english["uid"]
    assert after["status"] == "CANCELLED"
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstamp") > before.decoded("dtstamp")
    assert client.get("/events/another/event.ics").status_code == 200


def test_old_address_of_a_file_leads_to_the_event(client):
    event = make_event(slug="before", starts_on="2026-11-22")
    event.slug = "after"
    event.save()

    assert client.get("/events/before/event.ics").status_code == 301


@pytest.mark.parametrize("state", [state for state in PublishingState.values if state != "published"])
def test_hidden_event_is_in_no_file(client, state):
    event = make_event(starts_on="2026-11-22", state=state)

    assert client.get(file_of(event)).status_code == 404
    assert events_of(client.get(FEED)) == []


def test_feed_holds_what_the_filter_finds_as_far_as_its_day_is_known(client):
    ginseng = make_industry("ginseng", "人参", "Ginseng")
    wanted = make_event(starts_on="2026-11-22", industries=[ginseng])
    make_event(starts_on="2026-11", industries=[ginseng])
    make_event(starts_on="2026-11-22")

    response = client.get(FEED, {"industry": "ginseng", "colour": "red"})

    assert [found["summary"] for found in events_of(response)] == [wanted.title_zh_hans]
    assert response.headers["X-Total-Count"] == "2"
    assert response.headers["X-Rows-Left-Out"] == "1"
    assert response.headers["X-Ignored-Parameters"] == "colour=red"


def test_calendar_page_leads_to_the_feed_of_the_same_conditions_for_all_months(client):
    make_event(starts_on="2026-11-22", industries=[make_industry()])

    page = client.get("/events/calendar/", {"month": "2026-11", "industry": "socks"})

    assert f'href="{FEED}?industry=socks"' in page.text


def test_feed_says_its_name_in_the_language_of_its_address(client):
    make_event(starts_on="2026-11-22", title_en="Ginseng fair")

    english = read(client.get("/en" + FEED))

    assert english["x-wr-calname"].startswith("Events")
    assert [one["summary"] for one in english.walk("VEVENT")] == ["Ginseng fair"]


def test_empty_feed_is_a_calendar_still(client):
    assert [part.name for part in read(client.get(FEED)).subcomponents] == ["VTIMEZONE"]


def test_feed_need_not_be_sent_again_while_nothing_changes(client):
    make_event(starts_on="2026-11-22")
    first = client.get(FEED)

    again = client.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
    make_event(starts_on="2026-11-23")
    changed = client.get(FEED, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, changed.status_code) == (304, 200)


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=WORDS, place=WORDS, summary=WORDS)
def test_whatever_is_written_another_program_reads_it(client, title, place, summary):
    texts = {"title_zh_hans": title, "place_zh_hans": place, "summary_zh_hans": summary}
    event = make_event(starts_on="2026-11-22", **texts)

    (found,) = events_of(client.get(file_of(event)))

    assert found.decoded("dtstart") == datetime.date(2026, 11, 22)


@pytest.mark.parametrize("rows", [1, 20])
def test_feed_costs_the_same_queries_however_many_events(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_event(starts_on="2026-11-22", industries=[make_industry()], area=make_area())

    client.get(FEED)
    with django_assert_num_queries(3):
        assert len(events_of(client.get(FEED))) == rows
