"""A month as a calendar page shows it: weeks from Monday to Sunday, each day with its events."""

import calendar
import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from portal.kit.partial_dates import is_day

FIRST, LAST = "1900-01", "2099-12"


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date
    events: list
    is_in_month: bool
    is_today: bool


@dataclass(frozen=True)
class Month:
    """`name` is "2026-11"; `events` are those of which a day lies in the month, or may lie in it."""

    name: str
    events: list

    @cached_property
    def first(self):
        return datetime.date.fromisoformat(f"{self.name}-01")

    @property
    def previous(self):
        """The month before, as an address names it; empty at the end of what can be asked for."""
        return "" if self.name == FIRST else f"{self.first - datetime.timedelta(days=1):%Y-%m}"

    @property
    def next(self):
        return "" if self.name == LAST else f"{self.first + datetime.timedelta(days=31):%Y-%m}"

    @property
    def weekdays(self):
        """(name, short name) of the days of a week, from Monday."""
        return [(WEEKDAYS[number], WEEKDAYS_ABBR[number]) for number in range(7)]

    @property
    def weeks(self):
        today = timezone.localdate()
        return [
            [Day(day, self._on(day), day.month == self.first.month, day == today) for day in week]
            for week in calendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        ]

    def _on(self, day):
        return [event for event in self.events if is_on(event, day.isoformat())]


def is_on(event, day):
    """Whether an event takes place on a day; one that ends in an unknown day of a month is told by its first day."""
    last = event.ends_on if is_day(event.ends_on) else event.starts_on
    return is_day(event.starts_on) and event.starts_on <= day <= last


def this_month():
    return f"{timezone.localdate():%Y-%m}"
