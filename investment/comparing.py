"""What two to five plots, or two to five buildings, are compared by."""

from django.utils.translation import gettext as _

from parks.comparing import fact_cells, fact_rows
from parks.fact_tables import definitions
from portal.kit.comparison import Cell, Comparison, Row
from portal.kit.text import translated

from .site_lines import site_lines


def compare_sites(request, sites):
    """The comparison of published sites of `for_detail()` with their utilities and readiness.

    A plot and a building share only some lines; the one that has no such line reads "not stated".
    Numbers are compared only among sites of one kind: the prices of land and the rents of buildings are no likes.
    """
    alike = len({site.kind for site in sites}) == 1
    told = [{(line.group, line.label): line for line in site_lines(site)} for site in sites]
    keys = dict.fromkeys(key for found in told for key in found)
    rows = [line_row(key, [found.get(key) for found in told], alike) for key in keys]
    facts = fact_cells("site", [site.pk for site in sites]).values()
    return Comparison(sites, [*place_rows(sites), *rows, *fact_rows(definitions(request, "site"), list(facts))])


def place_rows(sites):
    told = {
        _("类型"): lambda site: site.get_kind_display(),
        _("园区"): lambda site: translated(site.park, "name"),
        _("地区"): lambda site: translated(site.park.area, "name"),
    }
    return [Row(_("概况"), label, [Cell(text(site)) for site in sites]) for label, text in told.items()]


def line_row(key, found, alike):
    group, label = key
    better = next((line.better for line in found if line), "") if alike else ""
    return Row(str(group), str(label), [cell(line) for line in found], better)


def cell(line):
    return Cell(line.text, line.note, line.number) if line else Cell()
