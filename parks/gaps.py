"""Which parks are best placed to fill a gap, by a rule that is said on the page.

A park gets 4 points for a firm on a neighbouring link (one that supplies the gap or takes from it), 3 for an open
project that would fill it, 2 for an industry of the chain among its own, 1 for a prefecture in which a neighbouring
link is filled. More points stand first; parks with as many stand in the order of more neighbouring links, then of names.
"""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.kit.samples import samples_asked
from portal.kit.text import in_both_languages, translated
from portal.kit.versions import remembered

from .chain_views import link_view, prefecture_of
from .chains import Place, Within, fillers
from .models import Park

SHOWN = 6
NEIGHBOUR, PROJECT, INDUSTRY, PREFECTURE = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Ground:
    """A published park, with what the rule asks of it."""

    place: Place
    area_code: str
    name_sort: str
    industries: frozenset


@dataclass(slots=True)
class Candidate:
    """A park with the reasons that speak for it, in words."""

    park: Place
    points: int
    reasons: list
    neighbours: int
    name_sort: str

    @property
    def rank(self):
        return -self.points, -self.neighbours, self.name_sort, self.park.slug


def grounds(request):
    return remembered.get(request, "grounds of gaps", lambda: _grounds(samples_asked(request)))


def _grounds(samples):
    rows = {}
    columns = ["slug", *in_both_languages("name"), "area__code", "name_sort", "industries__slug"]
    for slug, zh, en, area, name_sort, industry in Park.objects.published(samples).order_by("pk").values_list(*columns):
        ground = rows.setdefault(slug, (Place(slug, zh, en), area, name_sort, set()))
        ground[3].add(industry)
    return [Ground(place, area, sort, frozenset(found - {None})) for place, area, sort, found in rows.values()]


def best_placed(request, link):
    """The parks that have something to say for themselves, at most SHOWN, the best first."""
    key = ("best placed", link.pk, get_language(), localdate())
    return remembered.get(request, key, lambda: _best_placed(request, link))


def _best_placed(request, link):
    neighbours = list(dict.fromkeys([*link.takes_from, *link.gives_to]))
    firms = {other: fillers(request)[other.pk]["enterprises"] for other in neighbours if other.pk in fillers(request)}
    near = {prefecture_of(request, firm.area_code) for rows in firms.values() for firm in rows} - {None}
    found = [_candidate(request, link, ground, firms, near) for ground in grounds(request)]
    return sorted((one for one in found if one.points), key=lambda one: one.rank)[:SHOWN]


def _candidate(request, link, ground, firms, near):
    """`firms` are those of each neighbouring link, `near` the prefectures they are in."""
    within = Within(park=ground.place.slug)
    inside = [other for other, rows in firms.items() if any(map(within.holds, rows))]
    projects = link_view(request, link, within).projects
    shared = [row for row in link.chain.industries.all() if row.slug in ground.industries]
    prefecture = prefecture_of(request, ground.area_code)
    cases = [
        (NEIGHBOUR, inside, _("园内已有相邻环节：{names}")),
        (PROJECT, projects, _("园内有将补上这一环节的项目：{names}")),
        (INDUSTRY, shared, _("主导产业属于本链：{names}")),
        (PREFECTURE, [prefecture] if prefecture in near else [], _("相邻环节的企业同在{names}")),
    ]
    spoken = [(points, format_html(words, names=named(rows))) for points, rows, words in cases if rows]
    points = sum(points for points, _words in spoken)
    return Candidate(ground.place, points, [words for _points, words in spoken], len(inside), ground.name_sort)


def named(rows):
    return format_html_join(_("、"), "{}", [(translated(row, "name"),) for row in rows])
