"""Counted choices beside a list: each count is the number of results after clicking it.

One query groups all rows by the facets' columns (the cells); every count and the total come from the cells, and the cells
are remembered until content changes.
"""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Count
from django.utils.translation import get_language

from .partial_dates import ends_before
from .samples import ASKED
from .versions import remembered


class FacetField(forms.CharField):
    choices = {}

    def validate(self, value):
        super().validate(value)
        if value and value not in self.choices:
            raise forms.ValidationError("unknown choice", code="invalid_choice")


class FacetFilter(django_filters.CharFilter):
    """A filter by one of a known set of values.

    `path` is the column (or a key of `FacetedFilterSet.facet_annotations` for a relation to many), `lookup` the condition
    to filter by when it is not `path` itself, `choices` a function giving {value: label} in the page's language.
    """

    field_class = FacetField

    def __init__(self, *, label, path, choices, lookup=None):
        super().__init__(label=label)
        self.path, self.lookup, self.facet_choices = path, lookup or path, choices

    def read(self, cell):
        """The values of this facet that a cell counts for."""
        return cell if isinstance(cell, list) else (cell,)

    def shown(self, values, selected):
        """The values offered to the reader, in the order of the choices."""
        return [value for value in self.field.choices if value in values or value == selected]

    def filter(self, queryset, value):
        return queryset.filter(**{self.lookup: value}) if value else queryset


class CommonFirstFacet(FacetFilter):
    """Choices without an order of their own: those with most results stand first."""

    def shown(self, values, selected):
        return sorted(super().shown(values, selected), key=lambda value: -values[value])


@dataclass(slots=True)
class Option:
    label: str
    count: int
    url: str
    selected: bool
    value: str = ""


@dataclass(slots=True)
class Facet:
    name: str
    label: str
    options: list
    selected: Option | None
    clear_url: str


def address(params, **changes):
    """The query string of these parameters with some changed; None or an empty text takes one out."""
    merged = {name: value for name, value in {**params, **changes}.items() if value not in (None, "")}
    return "?" + urlencode(merged)


def question(params, **changes):
    """The same after an address of its own, which ends without a mark when nothing is asked."""
    found = address(params, **changes)
    return found if len(found) > 1 else ""


def _crosses(low, high):
    """A date known to the year does not end before a day of that year."""
    return ends_before(high, low) if isinstance(low, str) else low > high


class FacetedFilterSet(django_filters.FilterSet):
    """A list's filters: they give the rows, the facets with counts, the chips and what was not understood."""

    facet_annotations = {}
    bounds = []  # the names of its BoundFilters

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.all_rows = self.queryset
        # A list of one column counts only its own rows. To hash a condition is slow, so each has a token.
        self.scope = remembered.get(request, (type(self), self.queryset.query.where), object)
        self.facet_filters = {name: f for name, f in self.filters.items() if isinstance(f, FacetFilter)}
        for name, facet in self.facet_filters.items():
            facet.field.choices = remembered.get(
                request,
                ("choices", type(self), name, get_language()),
                facet.facet_choices,
            )
            self.form.fields[name] = facet.field
        self.form.full_clean()

    @property
    def chosen(self):
        """The understood values, as the address of this very list writes them."""
        understood = {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [])}
        return understood | ASKED if self.are_samples else understood

    @property
    def are_samples(self):
        return self.data.get("samples") == ASKED["samples"]

    @property
    def conditions(self):
        """What is chosen, without the order."""
        return {name: value for name, value in self.chosen.items() if name != "sort"}

    @property
    def words(self):
        """[(name, label, word)] of the conditions, as people read them."""
        return [
            (
                name,
                self.filters[name].label,
                self.facet_filters[name].field.choices[value] if name in self.facet_filters else value,
            )
            for name, value in self.conditions.items()
            if name not in ASKED
        ]

    @property
    def canonical(self):
        """The one way to write these conditions as a query string, by which saved searches are told apart."""
        return urlencode(sorted(self.conditions.items()))

    @property
    def key(self):
        """What tells this list, with all that is chosen, from every other one."""
        return self.scope, tuple(sorted(self.chosen.items()))

    @property
    def ignored(self):
        """Parameters that are unknown here, have an unknown value or stand twice: ignored, and said."""
        return self.ignored_beside("page")

    def ignored_beside(self, *paging):
        """The same of an output that understands other parameters than `page` besides the filters."""
        known = {*self.form.cleaned_data, *paging, *(ASKED if self.are_samples else ())}
        return [
            (name, value)
            for name, values in getattr(self.data, "lists", self.data.items)()
            for value in (values[:-1] if name in known else values)
            if value
        ]

    @property
    def crossed(self):
        """Ranges that nothing can fit, as the labels of both ends: the lower bound lies above the upper one."""
        pairs = [(name, f"{name.removesuffix('from')}to") for name in self.bounds if name.endswith("_from")]
        asked = [(low, high) for low, high in pairs if low in self.chosen and high in self.chosen]
        return [
            (self.filters[low].label, self.filters[high].label)
            for low, high in asked
            if _crosses(self.chosen[low], self.chosen[high])
        ]

    def matching(self, skip=None):
        """The cells (values, count) that fit all chosen facets, or all but one."""
        wanted = [
            (i, f, self.chosen[n])
            for i, (n, f) in enumerate(self.facet_filters.items())
            if n in self.chosen and n != skip
        ]
        return [cell for cell in self.cells() if all(value in f.read(cell[0][i]) for i, f, value in wanted)]

    def total(self):
        return self._remember("total", lambda: sum(count for _, count in self.matching()))

    def facets(self):
        """Facets with two or more options, or with one chosen."""
        return self._remember(
            "facets",
            lambda: [f for f in map(self._facet, self.facet_filters) if f.selected or len(f.options) > 1],
        )

    def facet(self, name):
        """One facet, also where it offers no choice: a map draws every place."""
        return self._remember(("facet", name), lambda: self._facet(name))

    def cells(self):
        apart = {"sort", *ASKED, *self.facet_filters}
        others = {name: value for name, value in self.chosen.items() if name not in apart}
        key = ("cells", self.scope, tuple(sorted((name, str(value)) for name, value in others.items())))
        return remembered.get(self.request, key, lambda: self._query_cells(others))

    def _query_cells(self, others):
        rows = self.all_rows.order_by()
        for name, value in others.items():
            rows = self.filters[name].filter(rows, value)
        paths = [facet.path for facet in self.facet_filters.values()]
        rows = rows.annotate(**self.facet_annotations).values_list(*paths)
        if self.facet_annotations:
            return [(row, 1) for row in rows]
        return [(row[:-1], row[-1]) for row in rows.annotate(rows_in_cell=Count("pk"))]

    def _facet(self, name):
        facet, selected = self.facet_filters[name], self.chosen.get(name)
        position = list(self.facet_filters).index(name)
        counts = Counter()
        for values, count in self.matching(skip=name):
            for value in facet.read(values[position]):
                counts[value] += count
        options = [self._option(name, facet, value, counts[value], selected) for value in facet.shown(counts, selected)]
        chosen = next((option for option in options if option.selected), None)
        return Facet(name, facet.label, options, chosen, address(self.chosen, **{name: None}))

    def _option(self, name, facet, value, count, selected):
        is_selected = value == selected
        url = address(self.chosen, **{name: None if is_selected else value})
        return Option(facet.field.choices[value], count, url, is_selected, value)

    def _remember(self, what, compute):
        return remembered.get(self.request, (what, get_language(), self.key), compute)
