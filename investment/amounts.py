"""Numbers of measures with their units, as each language writes them."""

from decimal import Decimal

from django.utils.translation import get_language

from portal.kit.units import money, plain

_TEN_THOUSAND = 10_000


def percent(number):
    return f"{plain(number)}%"


def months(number):
    """24 → 2 年（24 个月）, 2 years (24 months); 18 → 18 个月."""
    english = get_language() == "en"
    in_months = f"{plain(number)} months" if english else f"{plain(number)} 个月"
    if number % 12:
        return in_months
    years = number // 12
    if english:
        return f"{plain(years)} {'year' if years == 1 else 'years'} ({in_months})"
    return f"{plain(years)} 年（{in_months}）"


def square_metres(number):
    """100000 → 10 万平方米, 100,000 m²."""
    if get_language() == "en":
        return f"{plain(number)} m²"
    if number < _TEN_THOUSAND:
        return f"{plain(number)} 平方米"
    return f"{plain(Decimal(number) / _TEN_THOUSAND)} 万平方米"


UNITS = {"cny": money, "m2": square_metres, "months": months, "percent": percent}
