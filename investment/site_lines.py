"""What is told of a plot or building, line by line, for its sheet and for comparisons."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from parks.site_words import price_of
from portal.kit.comparison import HIGHER, LOWER
from portal.kit.text import dotted, translated
from portal.kit.units import shown


@dataclass
class SiteLine:
    """`number`, in one unit for all sites of a kind, decides which is best where `better` is defined."""

    group: str
    label: str
    text: object
    note: object = ""
    number: Decimal | None = None
    better: str = ""


def site_lines(site):
    """All lines in the same order for every site of a kind; what is not stated is empty."""
    return [*supply_lines(site), *(plot_lines(site) if site.is_plot else building_lines(site)), *part_lines(site)]


def supply_lines(site):
    group, checked = _("供应"), f"{site.availability_on:%Y-%m-%d}"
    price_note = "" if site.price_from is None else site.price_as_of or _("日期未提供")
    if site.is_price_stale:
        price_note = f"{price_note} · {_('待核实')}"
    return [
        SiteLine(group, _("供应状态"), site.get_availability_display(), _stale(checked, site)),
        SiteLine(group, _("面积"), _measured(site.size, site.size_unit), "", site.size),
        SiteLine(group, _("价格") if site.is_plot else _("租金"), price_of(site), price_note, site.price_from, LOWER),
        SiteLine(group, _("最小可供面积"), _measured(site.smallest_part, site.size_unit)),
        SiteLine(group, _("使用年限"), _measured(site.tenure_years, "years"), "", site.tenure_years, HIGHER),
        SiteLine(group, _("用途"), site.get_use_display()),
    ]


def _stale(checked, site):
    return f"{checked} · {_('待核实')}" if site.is_stale else checked


def plot_lines(site):
    group = _("条件")
    ratio = "" if site.plot_ratio_from is None else shown(site.plot_ratio_from, "", site.plot_ratio_to)
    return [
        SiteLine(group, _("容积率"), ratio),
        SiteLine(group, _("建筑系数"), _measured(site.coverage_percent, "percent")),
        SiteLine(group, _("绿地率"), _measured(site.green_percent, "percent")),
        SiteLine(group, _("限高"), _measured(site.height_limit_m, "m")),
        SiteLine(group, _("投资强度"), _measured(site.investment_wan_mu, "wan_cny_mu")),
    ]


def building_lines(site):
    group = _("条件")
    return [
        SiteLine(group, _("层数"), "" if site.storeys is None else site.storeys),
        SiteLine(group, _("净高"), _measured(site.clear_height_m, "m"), "", site.clear_height_m, HIGHER),
        SiteLine(group, _("楼面荷载"), _measured(site.floor_load_t_m2, "t_m2"), "", site.floor_load_t_m2, HIGHER),
        SiteLine(group, _("行车"), "" if site.crane_t is None else f"{site.crane_t} t"),
    ]


def part_lines(site):
    """Utilities and readiness; prefetched where several sites are told of."""
    utilities = {row.kind: row for row in site.utilities.all()}
    readiness = {row.topic: row for row in site.readiness.all()}
    free, settled = pgettext("列表", "配套"), pgettext("列表", "成熟度")
    return [
        *(_utility(free, label, utilities.get(kind)) for kind, label in _kinds(site.utilities)),
        *(_settled(settled, label, readiness.get(topic)) for topic, label in _kinds(site.readiness)),
    ]


def _kinds(rows):
    """(value, word) of what the rows of a site tell of."""
    model = rows.model
    return (model.Kind if hasattr(model, "Kind") else model.Topic).choices


def _utility(group, label, row):
    if row is None:
        return SiteLine(group, label, "")
    spare = "" if row.spare is None else _("余量 %(spare)s") % {"spare": shown(row.spare, row.unit)}
    near = _("已到红线") if row.distance_m == 0 else _measured(row.distance_m, "m")
    return SiteLine(group, label, dotted(spare, near), dotted(row.as_of, translated(row, "source")))


def _settled(group, label, row):
    if row is None:
        return SiteLine(group, label, "")
    return SiteLine(group, label, row.get_state_display(), passport(row))


def passport(row):
    """Of a line of a readiness card: when, by which document, who checked."""
    return dotted(row.dated, translated(row, "document"), translated(row, "checked_by"))


def _measured(number, unit):
    return "" if number is None else shown(number, unit)
