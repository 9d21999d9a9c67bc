"""What signed projects have come to, month by month: counted from steps with a date and evidence, and from nothing else."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from parks.chain_views import prefecture_of
from portal.kit.facets import Facet, Option, address
from portal.kit.svg import Bar, column_chart
from portal.kit.text import plain_translation, translated
from portal.kit.versions import remembered

from .models import Project, ProjectStep

Step = ProjectStep.Step
UNDERTAKEN = [Project.Stage.SIGNED, Project.Stage.STARTED, Project.Stage.PRODUCING]
EVIDENCED = ~Q(evidence_zh_hans__in=["", None]) | ~Q(evidence_en__in=["", None]) | ~Q(evidence_url="")
OTHERS = {"format"}
CHARTS = {
    Step.SIGNED: pgettext_lazy("进展", "各月签约项目"),
    Step.STARTED: pgettext_lazy("进展", "各月开工项目"),
    Step.PRODUCING: pgettext_lazy("进展", "各月投产项目"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """A step as it is counted; `month` is empty where only the year is known."""

    row: ProjectStep
    year: str
    month: str
    prefecture: object
    industry: object


def steps(request):
    """Every step that counts, and how many projects are said to be under way without one."""
    return remembered.get(request, "project steps", lambda: _steps(request))


def _steps(request):
    rows = ProjectStep.objects.filter(
        EVIDENCED, project__in=Project.objects.published(), dated_on__lte=str(localdate())
    )
    rows = list(rows.select_related("project__area", "project__industry").defer("project__area__boundary"))
    told = {row.project_id for row in rows}
    under_way = Project.objects.published().filter(stage__in=UNDERTAKEN).values_list("pk", flat=True)
    return [done(request, row) for row in rows], len(set(under_way) - told)


def done(request, row):
    prefecture = prefecture_of(request, row.project.area.code)
    return Done(row, row.dated_on[:4], row.dated_on[5:7], prefecture, row.project.industry)


@dataclass(slots=True)
class Line:
    """How many projects took each step, in the order of the steps."""

    owner: object
    numbers: list[int]


class ProgressPage:
    """The steps of a year, and within it of a prefecture and an industry; there is at least one step.

    It stands where a list has its `listing`: the pieces of list pages read `facets`, `chips`, `ignored` and `filterset`.
    """

    chips = ()

    def __init__(self, request, all_steps, under_way):
        self.request, self.all, self.under_way = request, all_steps, under_way
        self.years = sorted({one.year for one in all_steps}, reverse=True)
        asked = request.GET.get
        self.year = asked("year") if asked("year") in self.years else self.years[0]
        self.area = asked("area") if asked("area") in self._owners("area") else ""
        self.industry = asked("industry") if asked("industry") in self._owners("industry") else ""

    def _owners(self, name):
        """{value in the address: row} of the prefectures or industries that any step belongs to."""
        return dict(sorted((key, owner) for one in self.all for key, owner in [owner_of(one, name)] if key))

    @property
    def chosen(self):
        return {"year": self.year, "area": self.area, "industry": self.industry}

    @property
    def key(self):
        return ("progress", *self.chosen.values())

    @property
    def filterset(self):
        return self

    @property
    def ignored(self):
        """Parameters that are unknown here or have no such value: ignored, and said."""
        known = self.chosen
        return [(n, v) for n, v in self.request.GET.items() if v and n not in OTHERS and v != known.get(n)]

    def _found(self, **changes):
        """The steps of what is chosen, with some of it chosen otherwise."""
        asked = self.chosen | changes
        return [
            one
            for one in self.all
            if one.year == asked["year"]
            and all(asked[name] in ("", owner_of(one, name)[0]) for name in ("area", "industry"))
        ]

    @cached_property
    def found(self):
        return self._found()

    @property
    def facets(self):
        years = [self._option("year", year, year) for year in self.years]
        facets = [Facet("year", _("年份"), years, None, "")]
        for name, label in {"area": _("市州"), "industry": _("产业")}.items():
            options = [self._option(name, key, translated(row, "name")) for key, row in self._owners(name).items()]
            selected = next((one for one in options if one.selected), None)
            clear = address(self.chosen, **{name: None}) if selected else ""
            facets.append(Facet(name, label, [one for one in options if one.count or one.selected], selected, clear))
        return [facet for facet in facets if len(facet.options) > 1 or facet.clear_url]

    def _option(self, name, value, label):
        count = len(self._found(**{name: value}))
        return Option(label, count, address(self.chosen, **{name: value}), self.chosen[name] == value)

    @property
    def csv_url(self):
        return address(self.chosen, format="csv")

    @property
    def totals(self):
        return list(zip((step.label for step in Step), self._line(None, self.found).numbers, strict=True))

    @property
    def charts(self):
        """A chart of twelve months for each step that any project took in the year."""
        counted = Counter((one.row.step, one.month) for one in self.found)
        for step in Step:
            months = [f"{month:02}" for month in range(1, 13)]
            bars = [Bar(month, counted[step, month]) for month in months]
            if any(bar.value for bar in bars):
                yield CHARTS[step], column_chart(bars, label=str(CHARTS[step]))

    @property
    def months(self):
        """A line for each month with a step, the newest first; last what is known to the year alone."""
        return [
            self._line(f"{self.year}-{month}" if month else "", [one for one in self.found if one.month == month])
            for month in sorted({one.month for one in self.found}, reverse=True)
        ]

    @property
    def prefectures(self):
        return self._by("area")

    @property
    def industries(self):
        return self._by("industry")

    def _by(self, name):
        """A line for each prefecture or industry, the one with most first; last what belongs to none."""
        owners = {owner_of(one, name) for one in self.found}
        lines = [
            (key, self._line(owner, [one for one in self.found if owner_of(one, name)[0] == key]))
            for key, owner in owners
        ]
        return [line for key, line in sorted(lines, key=lambda pair: (not pair[0], -sum(pair[1].numbers), pair[0]))]

    def _line(self, owner, among):
        counted = Counter(one.row.step for one in among)
        return Line(owner, [counted[step] for step in Step])

    def csv_lines(self):
        """Every step that is counted as texts, so that the sums can be checked."""
        yield [_("月份"), _("进展"), _("项目"), _("市州"), _("产业"), _("凭据"), _("凭据网址")]
        for one in sorted(self.found, key=lambda one: (one.row.dated_on, one.row.pk)):
            project = one.row.project
            month = "-".join(filter(None, [one.year, one.month]))
            places = [owner and plain_translation(owner, "name") for owner in (one.prefecture, one.industry)]
            names = [month, one.row.get_step_display(), plain_translation(project, "name"), *places]
            yield [*names, plain_translation(one.row, "evidence"), one.row.evidence_url]


def owner_of(one, name):
    """(value in the address, row) of the prefecture or the industry of a step; an empty value for none."""
    if name == "area":
        return (one.prefecture.code, one.prefecture) if one.prefecture else ("", None)
    return (one.industry.slug, one.industry) if one.industry else ("", None)
