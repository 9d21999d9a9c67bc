"""The page of yearly figures: what was asked, what can be asked instead, the lines that answer, and how the sum went."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.kit.facets import Facet, Option, address
from portal.kit.svg import Point, bar_table, time_chart
from portal.kit.text import plain_translation

from .figure_lines import Lines
from .models.indicators import INDICATORS

BY = {
    "prefecture": pgettext_lazy("分组", "市州"),
    "industry": pgettext_lazy("分组", "产业"),
    "park": pgettext_lazy("分组", "园区"),
}
TITLES = {
    "prefecture": gettext_lazy("%(year)d 年%(indicator)s，按市州"),
    "industry": gettext_lazy("%(year)d 年%(indicator)s，按产业"),
    "park": gettext_lazy("%(year)d 年%(indicator)s，按园区"),
}
OTHERS = {"format", "page"}


class FigurePage:
    """One indicator of one year in one grouping; `reported` holds at least one value.

    It stands where a list has its `listing`: the pieces of list pages read `facets`, `chips`, `ignored` and `filterset`.
    """

    chips = ()

    def __init__(self, request, reported):
        self.request, self.reported = request, reported
        self.indicator = INDICATORS[self._choose("indicator", reported.values)]
        self.year = int(self._choose("year", [str(year) for year in reported.years(self.indicator.name)]))
        self.by = self._choose("by", self.groupings)
        self._lines = Lines(request, reported, self.indicator, self.year)

    def _choose(self, name, choices):
        """The value asked for when it is one of the choices, else the first of them."""
        asked = self.request.GET.get(name, "")
        return asked if asked in choices else next(iter(choices))

    @property
    def chosen(self):
        return {"indicator": self.indicator.name, "year": str(self.year), "by": self.by}

    @property
    def key(self):
        """What tells this page from every other one of the same content."""
        return tuple(self.chosen.values())

    @property
    def filterset(self):
        return self

    @property
    def ignored(self):
        """Parameters that are unknown here or have no such value: ignored, and said."""
        known = self.chosen
        return [(n, v) for n, v in self.request.GET.items() if v and n not in OTHERS and v != known.get(n)]

    @property
    def groupings(self):
        """What the indicator can be listed by; a ratio, which does not add up, only by park."""
        return list(BY) if self.indicator.adds_up else ["park"]

    @property
    def facets(self):
        values = self.reported.values
        latest = {name: len(next(iter(years.values()))) for name, years in values.items()}
        facets = [
            self._facet("indicator", _("指标"), {name: (INDICATORS[name].label, n) for name, n in latest.items()}),
            self._facet("by", _("分组"), {by: (BY[by], len(self._lines.by(by))) for by in self.groupings}),
            self._facet("year", _("年份"), {str(y): (y, len(v)) for y, v in values[self.indicator.name].items()}),
        ]
        return [facet for facet in facets if len(facet.options) > 1]

    def _facet(self, name, label, choices):
        options = [
            Option(str(words), count, self._address(name, value), value == self.chosen[name])
            for value, (words, count) in choices.items()
        ]
        return Facet(name, label, options, None, "")

    def _address(self, name, value):
        """The page with one choice changed; what another indicator does not have is not taken along."""
        changed = self.chosen | {name: value}
        indicator = INDICATORS[changed["indicator"]]
        if name == "indicator" and self.year not in self.reported.years(indicator.name):
            changed["year"] = None
        return address(changed, by=changed["by"] if indicator.adds_up else None)

    @property
    def csv_url(self):
        return address(self.chosen, format="csv")

    @property
    def title(self):
        return TITLES[self.by] % {"year": self.year, "indicator": self.indicator.label}

    @cached_property
    def lines(self):
        return self._lines.by(self.by)

    @property
    def chart(self):
        bars = [line.bar(self.indicator) for line in self.lines]
        return bar_table(bars, caption=self.title, heads=(str(BY[self.by]), str(self.indicator.head)))

    @cached_property
    def sum(self):
        return self._lines.sum()

    @property
    def total(self):
        """The sum of the province as people read it; nothing for a ratio."""
        return self.indicator.reading(self.sum.total) if self.indicator.adds_up else ""

    @property
    def parts(self):
        """The parks left out of the sum."""
        return [self.reported.parks[pk] for pk in self.sum.parts] if self.indicator.adds_up else []

    @property
    def course(self):
        """How the sum of the province went; nothing for a ratio or a single year."""
        course = self.reported.course(self.indicator.name)
        if not self.indicator.adds_up or len(course) < 2:
            return ""
        heads = (_("年份"), str(self.indicator.head), _("上报园区"))
        caption = _("全省合计：%(indicator)s") % {"indicator": self.indicator.label}
        return time_chart([self._point(*year) for year in course], caption=caption, heads=heads)

    def _point(self, year, found):
        if found is None:
            return Point(year, None)
        return Point(year, float(found.total), self.indicator.reading(found.total), str(found.reported))

    def csv_lines(self):
        """The same lines as texts, numbers in the unit of the column, with what they mean and where they are from."""
        yield [
            _("年份"),
            _("指标"),
            _("单位"),
            BY[self.by],
            _("数值"),
            _("上报园区"),
            _("园区总数"),
            _("数据来源"),
            _("定义"),
        ]
        said = [self.year, self.indicator.label, self.indicator.unit]
        for line in self.lines:
            source = plain_translation(line.source, "source") if line.source else _("各园区上报")
            numbers = [line.sum.total, line.told, line.parks]
            yield [*said, plain_translation(line.owner, "name"), *numbers, source, self.indicator.definition]
