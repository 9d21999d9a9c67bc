"""The lines of the page of yearly figures: what parks reported for one indicator and year, by prefecture, industry or park."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.kit.svg import Bar
from portal.kit.text import translated

from . import province
from .models import Area
from .sums import Sum


@dataclass(slots=True)
class Line:
    """`owner` is the area, industry or park; `told` of its `parks` have reported; `source` and `is_part` are of a park."""

    owner: object
    sum: Sum
    parks: int = 1
    told: int = 1
    source: object = None
    is_part: bool = False
    css: str = ""

    @property
    def note(self):
        if self.source is None:
            return _("%(told)d / %(parks)d 个园区上报") % {"told": self.told, "parks": self.parks}
        source = translated(self.source, "source")
        return format_html("{} · {}", source, _("已含在上级园区内")) if self.is_part else source

    def bar(self, indicator):
        total = self.sum.total
        name = translated(self.owner, "name")
        url = self.owner.get_absolute_url()
        return Bar(name, float(total), indicator.reading(total), url, self.css, self.note)


@dataclass(slots=True)
class Lines:
    """Makes the lines of one indicator and one year."""

    request: object
    reported: object
    indicator: object
    year: int

    def by(self, grouping):
        """The lines of a grouping, the largest first; what nobody reported has none."""
        makers = {"prefecture": self._prefectures, "industry": self._industries, "park": self._parks}
        return sorted((line for line in makers[grouping]() if line.sum.reported), key=lambda line: -line.sum.total)

    @property
    def values(self):
        return self.reported.values[self.indicator.name][self.year]

    def sum(self, among=None):
        return self.reported.sum(self.indicator.name, self.year, among)

    def _prefectures(self):
        """What counts in the province counts in its prefecture, so that the lines add up to the sum of the province."""
        counted = set(self.sum().counted)
        for area in province.areas(self.request).values():
            if area.level == Area.Level.PREFECTURE:
                members = self._members(lambda park, code=area.code: park.prefecture == code)
                yield self._group(area, members, members & counted)

    def _industries(self):
        """A park counts for each of its industries; within one of them nothing counts twice."""
        for slug, industry in province.industries(self.request).items():
            members = self._members(lambda park, slug=slug: slug in park.industries)
            yield self._group(industry, members, members, css=f"hue-{industry.group}")

    def _members(self, belongs):
        return {park.pk for park in self.reported.parks.values() if belongs(park)}

    def _group(self, owner, members, among, css=""):
        told = len(members & self.values.keys())
        return Line(owner, self.sum(among), len(members), told, css=css)

    def _parks(self):
        parts = set(self.sum().parts) if self.indicator.adds_up else set()
        for pk in self.values:
            source = self.reported.sources[pk, self.year]
            yield Line(self.reported.parks[pk], self.sum({pk}), source=source, is_part=pk in parts)
