"""What two to five parks are compared by."""

from collections import defaultdict

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.kit.comparison import Cell, Comparison, Row
from portal.kit.text import plain_translation, translated
from portal.kit.units import land_area

from . import province
from .fact_questions import subject_of
from .fact_rules import in_own_unit
from .fact_states import FactState, state_of
from .fact_values import source_of, value_of
from .glance import distance_to, joined, leading_industries, reported_area
from .models import Fact, FactGroup, ParkFigure
from .models.figures import MEASURED
from .yearly import label, shown

COUNTED = {
    "enterprises": lambda: pgettext("列表", "企业"),
    "projects": lambda: pgettext("列表", "招商项目"),
    "products": lambda: pgettext("列表", "产品"),
    "brands": lambda: pgettext("列表", "品牌"),
}


def compare_parks(request, parks):
    """The comparison of published parks of `for_detail()`; four queries, however many parks."""
    rows = [*identity_rows(request, parks), *fact_rows(parks), *count_rows(request, parks), *figure_rows(parks)]
    return Comparison(parks, rows)


def identity_rows(request, parks):
    capital, group = province.capital(request), _("概况")
    told = {
        _("级别"): lambda park: Cell(park.get_level_display()),
        _("类型"): lambda park: Cell(park.get_kind_display()),
        _("地区"): lambda park: Cell(translated(park.area, "name")),
        _("主导产业"): lambda park: Cell(leading_industries(park), source(park)),
        _("发展定位"): lambda park: Cell(translated(park, "positioning"), source(park)),
        _("批准面积"): lambda park: Cell(park.approved_area_ha and land_area(park.approved_area_ha), source(park)),
        _("报道面积"): lambda park: Cell(
            reported_area(park), joined(translated(park, "reported_area_note"), source(park))
        ),
        _("设立时间"): lambda park: Cell(park.founded, source(park)),
        _("批准时间"): lambda park: Cell(park.approved_on, source(park)),
        _("距长春直线"): lambda park: Cell(distance_to(capital, park), park.get_location_precision_display()),
        _("咨询机构"): lambda park: Cell(translated(park, "office"), park.phone),
    }
    return [Row(group, name, [cell(park) for park in parks]) for name, cell in told.items()]


def source(park):
    """From when a park's own statements are; where from stands on its page."""
    dated = _("资料日期 %(date)s") % {"date": park.as_of} if park.as_of else ""
    return joined(dated, format_html('<a href="{}#sources">{}</a>', park.get_absolute_url(), _("见来源")))


def fact_rows(things):
    """What is stated of any of the parks or sites, in the order of the definitions, each number in its own unit."""
    subject = subject_of(things[0])
    facts = Fact.objects.filter(**{f"{subject}__in": things}, definition__is_active=True)
    by_definition = defaultdict(dict)
    for fact in facts.select_related("definition", "option", "source").order_by("definition__order", "definition"):
        by_definition[fact.definition][getattr(fact, f"{subject}_id")] = fact
    order = list(FactGroup)
    return [
        Row(
            definition.get_group_display(),
            plain_translation(definition, "name"),
            [fact_cell(found.get(thing.pk)) for thing in things],
            definition.better,
        )
        for definition, found in sorted(by_definition.items(), key=lambda one: order.index(one[0].group))
    ]


def fact_cell(fact):
    if fact is None:
        return Cell()
    state = state_of(fact)
    told = "" if state == FactState.FRESH else state.label
    return Cell(value_of(fact), joined(fact.as_of, source_of(fact), told), comparable(fact))


def comparable(fact):
    """The number in the unit of its definition; the upper end of a range, None for anything but numbers."""
    number, unit = fact.number_to or fact.number, fact.definition.unit
    return number if number is None else in_own_unit(fact.definition, number, fact.unit or unit)


def count_rows(request, parks):
    group = _("本站收录")
    counts = [province.park_counts(request, park) for park in parks]
    return [
        Row(group, str(word()), [Cell(str(count[relation])) for count in counts])
        for relation, word in COUNTED.items()
        if any(count[relation] for count in counts)
    ]


def figure_rows(parks):
    """The figures of the last year that all of those who report have in common, so that like stands beside like."""
    by_park = {park.pk: {} for park in parks}
    for figure in ParkFigure.objects.filter(park__in=by_park).order_by("year"):
        by_park[figure.park_id][figure.year] = figure
    reported = [set(years) for years in by_park.values() if years]
    common = set.intersection(*reported) if reported else set()
    return year_rows(parks, by_park, max(common)) if common else []


def year_rows(parks, by_park, year):
    group = _("%(year)s 年数据") % {"year": year}
    return [
        Row(group, label(name), [figure_cell(by_park[park.pk].get(year), name) for park in parks]) for name in MEASURED
    ]


def figure_cell(figure, name):
    if figure is None or getattr(figure, name) is None:
        return Cell()
    return Cell(shown(figure, name), translated(figure, "source"), getattr(figure, name))
