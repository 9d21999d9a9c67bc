"""Filters that several lists share: words in names, and the order of rows."""

import django_filters
from django import forms
from django.db.models import F, Q, Value
from django.db.models.functions import Collate, Concat
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from .partial_dates import validate_partial_date
from .text import simplified


class WordsFilter(django_filters.CharFilter):
    """Every word must stand in one of the columns; traditional characters find simplified ones."""

    def __init__(self, *, label, columns):
        super().__init__(label=label, max_length=80)
        self.columns = columns

    def filter(self, queryset, value):
        for word in simplified(value or "").split():
            conditions = (Q(**{f"{column}__icontains": word}) for column in self.columns)
            queryset = queryset.filter(_any(conditions))
        return queryset


class BoundFilter(django_filters.NumberFilter):
    """One end of a range of a column's numbers: `lookup` is "gte" for the lower one, "lte" for the upper."""

    def __init__(self, label, column, lookup):
        super().__init__(label=label, field_name=column, lookup_expr=lookup, max_digits=14, decimal_places=4)


class DateBoundField(forms.CharField):
    is_date = True
    default_validators = [validate_partial_date]


class DateBoundFilter(django_filters.CharFilter):
    """One end of a range of a PartialDateField; asked for and kept to the year, month or day.

    A row known to the year alone is found by any month of it: it may lie within. One without a date is not found.
    """

    field_class = DateBoundField

    def __init__(self, label, column, lookup):
        super().__init__(label=label, field_name=column, max_length=10)
        self.end = lookup

    def filter(self, queryset, value):
        if not value:
            return queryset
        known = queryset.exclude(**{self.field_name: ""})
        if self.end == "gte":
            return known.filter(GreaterThanOrEqual(_latest(F(self.field_name)), Value(value)))
        return known.filter(LessThanOrEqual(Collate(self.field_name, "C"), Value(_end(value))))


def _end(date):
    """Sorts after every day of the year or month, as a day's own text does not."""
    return f"{date}~"


def _latest(date):
    return Collate(Concat(date, Value("~")), "C")


def _any(conditions):
    combined = Q()
    for condition in conditions:
        combined |= condition
    return combined


class SortField(forms.CharField):
    orders = {}

    def validate(self, value):
        super().validate(value)
        if value and value not in self.orders:
            raise forms.ValidationError("unknown order", code="invalid_choice")


class SortFilter(django_filters.CharFilter):
    """`orders` maps a name in the address to (label, columns); the first one is the order without a choice."""

    field_class = SortField

    def __init__(self, orders):
        super().__init__(label="")
        self.orders = orders

    @property
    def field(self):
        field = super().field
        field.orders = self.orders
        return field

    def labels(self):
        return [(name, label) for name, (label, _columns) in self.orders.items()]

    def filter(self, queryset, value):
        _label, columns = self.orders[value or next(iter(self.orders))]
        return queryset.order_by(*columns)
