"""What every template of the portal may say."""

from django import template

from portal.kit import units
from portal.kit.text import translated

register = template.Library()

register.filter("tr", translated)
register.filter("land_area", units.land_area)
register.filter("square_kilometres", units.square_kilometres)


@register.filter
def stated(value):
    """The value, or the words that nobody has stated it."""
    return units.not_stated() if value in (None, "") else value


@register.filter
def money(row):
    """The amount of a row with `amount` and `currency`."""
    return units.money(row.amount, row.currency)
