"""What two to five parks are compared by."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from portal.kit.comparison import Cell, Comparison, Row
from portal.kit.text import plain_translation, translated
from portal.kit.units import land_area
from portal.kit.versions import remembered

from . import province
from .fact_rules import in_own_unit
from .fact_states import FactState, state_of
from .fact_tables import definitions
from .fact_values import source_of, value_of
from .glance import distance_to, joined, leading_industries, reported_area
from .models import Fact, FactGroup, Park, ParkFigure
from .models.figures import MEASURED
from .yearly import label, shown

COUNTED = {
    "enterprises": lambda: pgettext("列表", "企业"),
    "projects": lambda: pgettext("列表", "招商项目"),
    "products": lambda: pgettext("列表", "产品"),
    "brands": lambda: pgettext("列表", "品牌"),
}


@dataclass(slots=True)
class Told:
    """What a park says of itself: cells by the label of their row and by the key of a definition, figures by year."""

    identity: dict
    facts: dict
    figures: dict


def compare_parks(request, parks):
    """The comparison of published parks; what each of them says is remembered, else read in three queries for all."""
    told = told_of(request, parks)
    facts = fact_rows(definitions(request, "park"), [one.facts for one in told])
    rows = [*identity_rows(told), *facts, *count_rows(request, parks), *figure_rows(request, parks, told)]
    return Comparison(parks, rows)


def told_of(request, parks):
    keys = {("compared park", park.pk, get_language()): park.pk for park in parks}

    def compute(unknown):
        return dict(zip(unknown, read_told(request, [keys[key] for key in unknown]), strict=True))

    return list(remembered.get_each(request, list(keys), compute).values())


def read_told(request, pks):
    """What parks say, by their keys and in their order."""
    parks = Park.objects.for_detail().in_bulk(pks)
    facts, figures, capital = fact_cells("park", pks), defaultdict(dict), province.capital(request)
    for figure in ParkFigure.objects.filter(park__in=pks):
        figures[figure.park_id][figure.year] = figure
    return [Told(identity(parks[pk], capital), facts[pk], figures[pk]) for pk in pks]


def identity(park, capital):
    note = source(park)
    area_note = joined(translated(park, "reported_area_note"), note)
    return {
        _("级别"): Cell(park.get_level_display()),
        _("类型"): Cell(park.get_kind_display()),
        _("地区"): Cell(translated(park.area, "name")),
        _("主导产业"): Cell(leading_industries(park), note),
        _("发展定位"): Cell(translated(park, "positioning"), note),
        _("批准面积"): Cell(park.approved_area_ha and land_area(park.approved_area_ha), note),
        _("报道面积"): Cell(reported_area(park), area_note),
        _("设立时间"): Cell(park.founded, note),
        _("批准时间"): Cell(park.approved_on, note),
        _("距长春直线"): Cell(distance_to(capital, park), park.get_location_precision_display()),
        _("咨询机构"): Cell(translated(park, "office"), park.phone),
    }


def identity_rows(told):
    return [Row(_("概况"), label, [one.identity[label] for one in told]) for label in told[0].identity]


def source(park):
    """From when a park's own statements are; where from stands on its page."""
    dated = _("资料日期 %(date)s") % {"date": park.as_of} if park.as_of else ""
    return joined(dated, format_html('<a href="{}#sources">{}</a>', park.get_absolute_url(), _("见来源")))


def fact_cells(subject, pks):
    """{key of the park or site: {key of the definition: Cell}} of all that is stated; one query."""
    found = {pk: {} for pk in pks}
    facts = Fact.objects.filter(**{f"{subject}__in": pks}, definition__is_active=True)
    for fact in facts.select_related("definition", "option", "source"):
        found[getattr(fact, f"{subject}_id")][fact.definition_id] = fact_cell(fact)
    return found


def fact_rows(definitions, cells):
    """What is stated of any of the parks or sites, in the order of the definitions; `cells` are those of each of them."""
    order = list(FactGroup)
    stated = [one for one in definitions if any(one.pk in found for found in cells)]
    return [
        Row(
            order[order.index(one.group)].label,
            plain_translation(one, "name"),
            [found.get(one.pk) or Cell() for found in cells],
            one.better,
        )
        for one in sorted(stated, key=lambda one: (order.index(one.group), one.order, one.pk))
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


def figure_rows(request, parks, told):
    """The figures of the last year that all of those who report have in common, so that like stands beside like."""
    reported = [set(one.figures) for one in told if one.figures]
    common = set.intersection(*reported) if reported else set()
    return year_rows(request, parks, told, max(common)) if common else []


def year_rows(request, parks, told, year):
    columns = [figure_cells(request, park, one.figures.get(year)) for park, one in zip(parks, told, strict=True)]
    group = _("%(year)s 年数据") % {"year": year}
    return [
        Row(group, label(name), list(cells)) for name, cells in zip(MEASURED, zip(*columns, strict=True), strict=True)
    ]


def figure_cells(request, park, figure):
    """A cell for each indicator of a year, remembered."""
    key = ("compared figures", park.pk, figure and figure.year, get_language())
    return remembered.get(request, key, lambda: [figure_cell(figure, name) for name in MEASURED])


def figure_cell(figure, name):
    if figure is None or getattr(figure, name) is None:
        return Cell()
    return Cell(shown(figure, name), translated(figure, "source"), getattr(figure, name))
