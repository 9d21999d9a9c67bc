"""What two to five plots, or two to five buildings, are compared by."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parks.comparing import fact_cells, fact_rows
from parks.fact_tables import definitions
from parks.models import Site
from portal.kit.comparison import Cell, Comparison, Row
from portal.kit.text import translated
from portal.kit.versions import remembered

from .site_lines import site_lines


@dataclass(slots=True)
class Told:
    """What a site says of itself: {(group, label): (cell, which is better)}, and cells by the key of a definition."""

    lines: dict
    facts: dict


def compare_sites(request, sites):
    """The comparison of published sites; what each of them says is remembered, else read in four queries for all.

    A plot and a building share only some lines; the one that has no such line reads "not stated".
    Numbers are compared only among sites of one kind: the prices of land and the rents of buildings are no likes.
    """
    alike = len({site.kind for site in sites}) == 1
    told = told_of(request, sites)
    keys = dict.fromkeys(key for one in told for key in one.lines)
    rows = [line_row(key, [one.lines.get(key) for one in told], alike) for key in keys]
    return Comparison(sites, [*rows, *fact_rows(definitions(request, "site"), [one.facts for one in told])])


def told_of(request, sites):
    keys = {("compared site", site.pk, get_language()): site.pk for site in sites}

    def compute(unknown):
        return dict(zip(unknown, read_told([keys[key] for key in unknown]), strict=True))

    return list(remembered.get_each(request, list(keys), compute).values())


def read_told(pks):
    """What sites say, by their keys and in their order."""
    sites = Site.objects.for_detail().prefetch_related("utilities", "readiness").in_bulk(pks)
    facts = fact_cells("site", pks)
    return [Told(lines(sites[pk]), facts[pk]) for pk in pks]


def lines(site):
    told = site_lines(site)
    return place_lines(site) | {
        (str(line.group), str(line.label)): (Cell(line.text, line.note, line.number), line.better) for line in told
    }


def place_lines(site):
    told = {
        _("类型"): site.get_kind_display(),
        _("园区"): translated(site.park, "name"),
        _("地区"): translated(site.park.area, "name"),
    }
    return {(_("概况"), label): (Cell(text), "") for label, text in told.items()}


def line_row(key, found, alike):
    group, label = key
    better = next((better for _cell, better in filter(None, found)), "") if alike else ""
    return Row(group, label, [one[0] if one else Cell() for one in found], better)
