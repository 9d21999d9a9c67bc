"""Promised dates follow the holidays and exchanged weekends that the State Council announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investment.working_days import is_announced, is_working_day, promise_from

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@given(DAYS, st.integers(1, 15))
def test_promise_is_so_many_working_days_away(day, number):
    promise = promise_from(day, number)

    between = [day + timedelta(days=n) for n in range(1, (promise.on - day).days + 1)]
    assert is_working_day(promise.on)
    assert sum(map(is_working_day, between)) == number


@given(DAYS)
def test_later_receipt_never_promises_an_earlier_day(day):
    assert promise_from(day).on <= promise_from(day + timedelta(days=1)).on


@given(DAYS, st.integers(1, 15))
def test_promise_is_expected_exactly_when_it_reaches_an_unannounced_year(day, number):
    promise = promise_from(day, number)

    assert promise.is_expected == (not is_announced(promise.on) or not is_announced(day + timedelta(days=1)))


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        (date(2026, 9, 29), date(2026, 10, 8)),  # over the National Day holiday
        (date(2026, 9, 18), date(2026, 9, 21)),  # 20 September 2026, a Sunday, is a working day
        (date(2026, 11, 28), date(2026, 12, 1)),  # received on a Saturday
    ],
)
def test_known_holidays(received, promised):
    assert promise_from(received).on == promised


def test_year_that_is_not_announced_counts_monday_to_friday():
    promise = promise_from(date(2028, 9, 29))

    assert promise.on == date(2028, 10, 3)
    assert promise.is_expected
