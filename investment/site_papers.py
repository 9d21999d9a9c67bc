"""The sheet of a plot or building: what its page says, as of now."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from parks.fact_tables import facts_of
from parks.papers import contact_lines, fact_parts, other_name, source_line
from parks.since import version_address, version_now
from portal.kit.paper import Line, Paper, Part
from portal.kit.text import plain_translation

from .site_lines import site_lines

STRIP = 3


def site_paper(request, site):
    """The sheet of a published site of `for_detail()` in the language of the page."""
    now, told = version_now(), site_lines(site)
    return Paper(
        title=f"{site.code} {plain_translation(site, 'name')}",
        other_title=other_name(site),
        kind=f"{site.get_kind_display()} · {plain_translation(site.park, 'name')}",
        lead=plain_translation(site, "summary"),
        strip=lines(told[:STRIP]),
        parts=[
            *(Part(str(group), lines=lines(found)) for group, found in groupby(told, key=lambda line: line.group)),
            *fact_parts(facts_of(request, site)),
            Part(_("谁来回答"), lines=contact_lines(site.park)),
            Part(pgettext("列表", "来源"), text="\n".join(map(source_line, site.source_notes))),
        ],
        address=request.build_absolute_uri(version_address(site, now)),
        version=f"{now:%Y-%m-%d %H:%M}",
        hue=site.hue,
        cover=site.slug,
    )


def lines(told):
    return [Line.of(line.label, line.text, line.note) for line in told]
