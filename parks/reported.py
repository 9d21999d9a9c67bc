"""What the published parks have reported, year by year: read whole in three queries, remembered until content changes."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse

from portal.kit.text import in_both_languages
from portal.kit.versions import remembered

from .models import Park, ParkFigure
from .models.indicators import INDICATORS
from .models.parks import industry_slugs_of_park
from .sums import added_up


class Reporter(NamedTuple):
    """A published park as figures name and group it."""

    pk: int
    slug: str
    prefecture: str
    industries: list
    name_zh_hans: str
    name_en: str

    def get_absolute_url(self):
        return reverse("parks:park_detail", args=[self.slug])


class Source(NamedTuple):
    """Where a park's figures of one year come from."""

    source_zh_hans: str
    source_en: str


@dataclass
class Reported:
    """`values` are {indicator: {year: {park: value}}}, the latest year first; `parents` {park inside: park around it}."""

    parks: dict = field(default_factory=dict)
    parents: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    sources: dict = field(default_factory=dict)

    def __bool__(self):
        return bool(self.values)

    def years(self, indicator):
        return list(self.values[indicator])

    def sum(self, indicator, year, among=None):
        """The sum of a year over all parks, or over some in which then nothing counts twice either."""
        values = self.values[indicator][year]
        chosen = values if among is None else {park: value for park, value in values.items() if park in among}
        return added_up(chosen, self.parents)

    def course(self, indicator):
        """(year, sum) from the earliest year to the latest; years in between that nobody reported have None."""
        years = self.years(indicator)
        known = set(years)
        return [
            (year, self.sum(indicator, year) if year in known else None) for year in range(min(years), max(years) + 1)
        ]


def reported(request):
    return remembered.get(request, "reported figures", read_reported)


def read_reported():
    found = Reported()
    rows = Park.objects.published().order_by("name_sort", "pk").annotate(slugs=industry_slugs_of_park())
    columns = ["pk", "slug", "area__code", "slugs", *in_both_languages("name")]
    for pk, slug, code, slugs, *names in rows.values_list(*columns):
        found.parks[pk] = Reporter(pk, slug, f"{code[:4]}00", slugs, *names)
    found.parents = dict(Park.objects.filter(parent__isnull=False).values_list("pk", "parent"))
    found.values, found.sources = read_values()
    return found


def read_values():
    values, sources = {name: defaultdict(dict) for name in INDICATORS}, {}
    columns = ["park", "year", *Source._fields, *INDICATORS]
    for park, year, zh, en, *measured in ParkFigure.objects.published().order_by("-year", "park").values_list(*columns):
        sources[park, year] = Source(zh, en)
        for name, value in zip(INDICATORS, measured, strict=True):
            if value is not None:
                values[name][year][park] = value
    return {name: dict(years) for name, years in values.items() if years}, sources
