"""Working days in China, with the holidays and the exchanged weekends that the State Council announces for each year."""

from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar

FIRST_ANSWER_DAYS = 2  # what every office promises: a first answer by a person within so many working days


@dataclass(frozen=True)
class Promise:
    """The day by which somebody answers; `is_expected` when it hangs on a year whose holidays are not announced yet."""

    on: date
    is_expected: bool


def promise_from(day, working_days=FIRST_ANSWER_DAYS) -> Promise:
    """The last of so many working days after `day`, which itself never counts."""
    is_expected = False
    while working_days:
        day += timedelta(days=1)
        is_expected |= not is_announced(day)
        working_days -= is_working_day(day)
    return Promise(day, is_expected)


def day_before(day, working_days) -> date:
    """The last day after which so many working days have begun by `day`, itself included: the mirror of `promise_from`."""
    while working_days:
        working_days -= is_working_day(day)
        day -= timedelta(days=1)
    return day


def is_working_day(day) -> bool:
    """Whether offices are open; Monday to Friday for a year whose holidays are not announced yet."""
    return chinese_calendar.is_workday(day) if is_announced(day) else day.weekday() < 5


def is_announced(day) -> bool:
    """Whether the holidays of the year are known: they are announced in the autumn before, the package follows."""
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True
