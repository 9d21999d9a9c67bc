"""Events as files for people's own calendars (iCalendar, RFC 5545): one event, or all that a filter finds.

Only events whose first day is known can stand in a calendar; how many were left out is said beside.
"""

import re
import uuid
from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from icalendar import Calendar, Event, Timezone, TimezoneStandard

from portal.kit.partial_dates import is_day
from portal.kit.text import plain_translation

NAMES = uuid.UUID("0e6ec1c4-6a43-4d0c-9a35-51f6b6a5c8c5")  # of the portal's events: never changes
REFRESH = timedelta(hours=12)
NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # control characters that no text of a calendar may hold


def calendar_of(events, request, *, name):
    """A calendar with a name, in the time of the province."""
    calendar = Calendar()
    calendar.add("prodid", "-//Jilin characteristic industrial parks//Events//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):  # RFC 7986, and what is understood everywhere
        calendar.add(key, cleaned(name))
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add_component(zone())
    for event in events:
        calendar.add_component(entry(event, request))
    return calendar


def zone():
    """China's time; a calendar must hold a component even when no event is found."""
    china, standard = Timezone(), TimezoneStandard()
    china.add("tzid", "Asia/Shanghai")
    standard.add("dtstart", datetime(1991, 9, 15))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    china.add_component(standard)
    return china


def entry(event, request):
    """An event that lasts whole days; the day after its last one ends it."""
    found = Event()
    found.add("uid", uuid.uuid5(NAMES, f"events/{event.pk}").urn)
    found.add("dtstamp", event.updated_at)
    found.add("last-modified", event.updated_at)
    found.add("sequence", int((event.updated_at - event.created_at).total_seconds()) // 60)
    found.add("dtstart", date.fromisoformat(event.starts_on))
    found.add("dtend", last_day(event) + timedelta(days=1))
    found.add("summary", cleaned(plain_translation(event, "title")))
    found.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    found.add("transp", "TRANSPARENT")  # a fair in somebody's calendar takes none of their time
    found.add("url", request.build_absolute_uri(event.get_absolute_url()))
    for key, text in {"location": place_of(event), "description": plain_translation(event, "summary")}.items():
        if text:
            found.add(key, cleaned(text))
    if industries := [cleaned(plain_translation(one, "name")) for one in event.industries.all()]:
        found.add("categories", industries)
    return found


def last_day(event):
    """The last day; the first one where it is known to the month alone."""
    return date.fromisoformat(event.ends_on if is_day(event.ends_on) else event.starts_on)


def place_of(event):
    places = [plain_translation(event, "place"), plain_translation(event.area, "name") if event.area else ""]
    return ", ".join(place for place in places if place)


def cleaned(text):
    return NOT_TEXT.sub("", str(text).replace("\r\n", "\n"))


def calendar_file(calendar, name):
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(False, name)
    return response
