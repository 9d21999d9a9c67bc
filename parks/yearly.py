"""The yearly figures of a park: a line for each thing measured, a column for each year, and how the first of them went."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.kit.svg import Point, time_line
from portal.kit.text import plain_translation

from .models.indicators import INDICATORS

YEARS = 5


@dataclass(slots=True)
class Course:
    """How one indicator went, drawn; its numbers stand in the table."""

    label: str
    drawing: SafeString


@dataclass(slots=True)
class YearlyTable:
    """`lines` are (label with unit, a text for each year or "" where nobody stated it), `definitions` (label, sentence)."""

    years: list
    lines: list
    definitions: list
    course: Course | None
    csv_url: str


def yearly_table(park):
    """The last years of a park with what was stated in any of them; None when there is none; one query."""
    figures = list(park.figures.all()[:YEARS])
    if not figures:
        return None
    stated = stated_indicators(figures)
    lines = [(str(indicator.head), [shown(figure, indicator.name) for figure in figures]) for indicator in stated]
    definitions = [(indicator.label, indicator.definition) for indicator in stated]
    csv_url = reverse("parks:park_figures", args=[park.slug])
    return YearlyTable(figures, lines, definitions, course(stated, figures), csv_url)


def stated_indicators(figures):
    return [one for one in INDICATORS.values() if any(getattr(figure, one.name) is not None for figure in figures)]


def course(stated, figures):
    """How the first indicator with two years or more went; nothing when there is none."""
    for indicator in stated:
        points = [point(indicator, figure) for figure in reversed(figures)]
        if sum(one.value is not None for one in points) > 1:
            return Course(str(indicator.label), time_line(points))
    return None


def point(indicator, figure):
    value = getattr(figure, indicator.name)
    return Point(figure.year, value, shown(figure, indicator.name))


def label(name):
    """The indicator with its unit; amounts carry their unit themselves."""
    return str(INDICATORS[name].head)


def shown(figure, name):
    value = getattr(figure, name)
    return "" if value is None else INDICATORS[name].reading(value)


def csv_lines(park):
    """Every figure of every year as texts, with unit, meaning and source."""
    yield [_("年份"), _("指标"), _("数值"), _("单位"), _("定义"), _("数据来源")]
    for figure in park.figures.all():
        source = plain_translation(figure, "source")
        for indicator in stated_indicators([figure]):
            value = getattr(figure, indicator.name)
            yield [figure.year, indicator.label, value, indicator.unit, indicator.definition, source]
