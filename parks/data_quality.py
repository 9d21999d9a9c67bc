"""The page that compares how complete and how old the data of parks, prefectures and industry groups is."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

from portal.kit.svg import Bar, bar_table
from portal.kit.text import translated

from .completeness import completeness_of
from .models import IndustryGroup, Park
from .province import areas


@dataclass(slots=True)
class QualityFigure:
    name: str
    title: str
    drawing: object


def quality_page(request):
    """Figures per prefecture, per industry group and per park, the most complete first."""
    parks = list(Park.objects.published().for_cards().order_by("name_sort", "pk"))
    found = completeness_of(parks)
    if not found:
        return {"figures": [], "parks": [], "overall": None}
    rows = sorted(found.values(), key=lambda one: (-one.percent, -one.stated_percent, one.park.pk))
    figures = [by_prefecture(request, rows), by_group(rows)]
    return {"figures": figures, "parks": rows, "overall": summed(rows)}


def by_prefecture(request, rows):
    known = areas(request)
    grouped = defaultdict(list)
    for one in rows:
        grouped[f"{prefecture_code(one.park, known)}"].append(one)
    bars = [share_bar(translated(known[code], "name"), found) for code, found in grouped.items() if code in known]
    return figure("quality-prefectures", _("各市州"), _("市州"), bars)


def prefecture_code(park, known):
    code = next(area.code for area in known.values() if area.pk == park.area_id)
    return code if code.endswith("0000") else f"{code[:4]}00"


def by_group(rows):
    labels = dict(IndustryGroup.choices)
    grouped = defaultdict(list)
    for one in rows:
        for group in {row["group"] for row in one.park.industry_rows}:
            grouped[group].append(one)
    bars = [share_bar(str(labels[group]), grouped[group], f"hue-{group}") for group in labels if grouped[group]]
    return figure("quality-groups", _("各产业组"), _("产业组"), bars)


def share_bar(label, rows, css=""):
    percent = 100 * sum(one.stated for one in rows) // (sum(one.total for one in rows) or 1)
    text = _("%(percent)s%%（%(number)s 个园区）") % {"percent": percent, "number": len(rows)}
    return Bar(label, percent, text=text, css=css)


def figure(name, title, head, bars):
    drawing = bar_table(
        sorted(bars, key=lambda bar: -bar.value), caption=title, heads=(head, _("已提供的必填资料")), highest=100
    )
    return QualityFigure(name, title, drawing)


def summed(rows):
    """The shares of the whole province and the median age of its parks' data in days."""
    total = sum(one.total for one in rows) or 1
    ages = [one.age for one in rows if one.age is not None]
    return {
        "stated": 100 * sum(one.stated for one in rows) // total,
        "good": 100 * sum(one.good for one in rows) // total,
        "age": round(median(ages)) if ages else None,
        "number": len(rows),
    }
