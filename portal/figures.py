"""The figures of the statistics page: what is counted, from published rows, each bar leading to the rows behind it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from parks import province
from parks.models import Area, Park
from parks.models.indicators import INDICATORS
from parks.reported import reported
from portal.kit.facets import address
from portal.kit.svg import Bar, bar_table, share_bar
from portal.kit.text import translated

from .sections import filled_sections

# What the table of prefectures counts: relation of the area, its list, its heading.
COLUMNS = [
    ("parks", "parks:park_list", lambda: pgettext("列表", "园区")),
    ("enterprises", "parks:enterprise_list", lambda: pgettext("列表", "企业")),
    ("projects", "investment:project_list", lambda: pgettext("列表", "招商项目")),
    ("products", "brands:product_list", lambda: pgettext("列表", "产品")),
    ("brands", "brands:brand_list", lambda: pgettext("列表", "品牌")),
]


@dataclass(slots=True)
class Figure:
    """A chart that is its own table, with a sentence on what it counts."""

    name: str
    title: str
    counted: str
    drawing: SafeString


def statistics_page(request):
    """Everything the page shows, in the page's language; figures without any value are left out."""
    figures = [parks_by_prefecture(request), data_quality(), parks_by_kind(), parks_by_industry(request)]
    return {
        "sections": filled_sections(request),
        "yearly": yearly_sums(request),
        "prefectures": prefecture_table(request),
        "levels": parks_by_level(),
        "figures": [figure for figure in figures if figure],
    }


@dataclass(slots=True)
class YearlySum:
    """The sum of an indicator over the parks that reported it for its latest year."""

    label: str
    url: str
    year: int
    total: str
    told: int
    parks: int


def yearly_sums(request):
    """The indicators that add up, as far as parks have reported them."""
    found = reported(request)
    return [_yearly_sum(found, INDICATORS[name]) for name in found.values if INDICATORS[name].adds_up]


def _yearly_sum(found, indicator):
    year = found.years(indicator.name)[0]
    total = found.sum(indicator.name, year)
    url = reverse("parks:figures") + address({"indicator": indicator.name})
    return YearlySum(indicator.head, url, year, indicator.reading(total.total), total.reported, len(found.parks))


def parks_by_prefecture(request):
    counts = province.area_counts(request)
    bars = [
        Bar(translated(area, "name"), counts[area.code]["parks"], href=_parks(area=area.code))
        for area in _prefectures(request)
    ]
    return _bars(
        "by-prefecture", _("各市州的园区"), _("已发布的园区，县（市、区）的计入所属市州。"), _("市州"), _largest(bars)
    )


def parks_by_level():
    bars = _choice_bars("level", Park.Level)
    if not bars:
        return None
    title, counted = _("园区级别"), _("已发布的园区，级别照来源的说法。")
    return Figure("by-level", title, counted, share_bar(bars, label=title))


def parks_by_kind():
    bars = _largest(_choice_bars("kind", Park.Kind))
    return _bars("by-kind", _("园区类型"), _("已发布的园区，每个园区一种类型。"), _("类型"), bars)


def parks_by_industry(request):
    counts = province.industry_counts(request)
    bars = [
        Bar(
            translated(industry, "name"),
            counts[slug]["parks"],
            href=_parks(industry=slug),
            css=f"hue-{industry.group}",
        )
        for slug, industry in province.industries(request).items()
    ]
    counted = _("已发布的园区中写明主导产业的；一个园区可有多个产业。")
    return _bars("by-industry", _("园区主导产业"), counted, _("产业"), _largest(bars))


def prefecture_table(request):
    """Heads and rows of the table of prefectures: a cell is (number, address of the list behind it)."""
    counts = province.area_counts(request)
    rows = [(area, [_cell(area, counts[area.code], *column) for column in COLUMNS]) for area in _prefectures(request)]
    return {"heads": [word() for _relation, _view, word in COLUMNS], "rows": rows}


def _cell(area, counts, relation, view, _word):
    return counts[relation], reverse(view) + address({"area": area.code})


def data_quality():
    """How much of what an investor asks first is stated, as shares of all published parks."""
    asked = {
        _("主导产业"): ~Q(leading_industries_zh_hans="") & Q(leading_industries_zh_hans__isnull=False),
        _("批准时间"): ~Q(approved_on=""),
        _("面积"): Q(approved_area_ha__isnull=False) | Q(reported_area_km2__isnull=False),
        _("园区位置"): Q(location_precision__in=[Park.LocationPrecision.SURVEYED, Park.LocationPrecision.APPROXIMATE]),
        _("联系方式"): ~Q(office_zh_hans="", phone="", email="") & ~Q(office_zh_hans=None, phone="", email=""),
        _("经园区确认"): Q(confirmed_at__isnull=False),
    }
    counted = {f"n{number}": Count("pk", filter=condition) for number, condition in enumerate(asked.values())}
    counts = Park.objects.published().aggregate(**counted, total=Count("pk"))
    if not counts["total"]:
        return None
    bars = [_share(label, counts[f"n{number}"], counts["total"]) for number, label in enumerate(asked)]
    title, said = _("资料完整程度"), _("已发布的园区中已写明该项的；“经园区确认”指园区管理机构已核对。")
    drawing = bar_table(bars, caption=title, heads=(_("资料"), _("已有的园区")), highest=counts["total"])
    return Figure("quality", title, said, drawing)


def _share(label, count, total):
    return Bar(label, count, text=f"{count} / {total} · {count * 100 // total}%")


def _choice_bars(column, choices):
    counts = Counter(Park.objects.published().values_list(column, flat=True))
    return [
        Bar(str(label), counts[value], href=_parks(**{column: value}))
        for value, label in choices.choices
        if counts[value]
    ]


def _bars(name, title, counted, head, bars):
    return Figure(name, title, counted, bar_table(bars, caption=title, heads=(head, _("数量")))) if bars else None


def _largest(bars):
    return sorted((bar for bar in bars if bar.value), key=lambda bar: -bar.value)


def _parks(**chosen):
    return reverse("parks:park_list") + address(chosen)


def _prefectures(request):
    return [area for area in province.areas(request).values() if area.level == Area.Level.PREFECTURE]
