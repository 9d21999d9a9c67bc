"""A chain as one looks at it: link by link in four columns, for the province, one area or one park."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.kit.facets import address
from portal.kit.text import translated
from portal.kit.versions import remembered

from . import province
from .chain_drawing import supply_lines
from .chains import EVERYWHERE, Within, chains, chains_of, fillers
from .models import Area, Chain, ChainLink

STRONG = 2  # a single firm makes no strength


@dataclass(slots=True)
class LinkView:
    """A link and who fills it inside the part that is looked at; `elsewhere` are those in the rest of the province."""

    link: ChainLink
    firms: list
    products: list
    projects: list
    elsewhere: list
    note: str = ""
    is_strong: bool = False

    @property
    def filled(self):
        return self.firms or self.products

    @property
    def state(self):
        if self.filled:
            return "strong" if self.is_strong else "filled"
        return "elsewhere" if self.elsewhere else "gap"


@dataclass(slots=True)
class ChainView:
    chain: Chain
    within: Within
    links: list[LinkView]
    columns: list = field(default_factory=list)
    lines: str = ""

    @property
    def filled(self):
        return [view for view in self.links if view.filled]

    @property
    def gaps(self):
        return [view for view in self.links if view.state == "gap"]

    @property
    def strong(self):
        return [view for view in self.links if view.is_strong]

    @property
    def projects(self):
        return {project.slug for view in self.links for project in view.projects}

    @property
    def is_reference(self):
        return any(view.link.is_reference for view in self.links)

    @property
    def hue(self):
        return next((industry.group for industry in self.chain.industries.all()), "none")


def view_of(request, chain, within=EVERYWHERE):
    """The day is part of what it is remembered by: a project may run out overnight."""
    key = ("chain view", chain.pk, within, get_language(), localdate())
    return remembered.get(request, key, lambda: _view_of(request, chain, within))


def every_view(request):
    return [view_of(request, chain) for chain in chains(request).values()]


def _view_of(request, chain, within):
    links = [link_view(request, link, within) for link in chain.links.all()]
    most = max((len(view.firms) for view in links), default=0)
    for view in links:
        view.is_strong = len(view.firms) == most >= STRONG
    seen = ChainView(chain, within, links)
    seen.columns = [
        (label, [view for view in links if view.link.position == position])
        for position, label in ChainLink.Position.choices
    ]
    seen.lines = supply_lines([view.link for view in links])
    return seen


def link_view(request, link, within=EVERYWHERE):
    found = fillers(request).get(link.pk) or {"enterprises": [], "products": [], "projects": []}
    firms, products, projects = ([row for row in rows if within.holds(row)] for rows in found.values())
    others = [row for row in (*found["enterprises"], *found["products"]) if not within.holds(row)]
    view = LinkView(link, firms, products, [row for row in projects if row.is_open], others)
    view.note = note_of(request, view)
    return view


def note_of(request, view):
    """What stands beside the name: who fills the link, or that nobody does, and how many projects would."""
    said = [_who(request, view)]
    if view.projects:
        said.append(
            ngettext("%(count)d 个项目", "%(count)d 个项目", len(view.projects)) % {"count": len(view.projects)}
        )
    return format_html_join(" · ", "{}", [(words,) for words in said])


def _who(request, view):
    if view.filled:
        return counted(view.filled)
    if view.elsewhere:
        return elsewhere(request, view.elsewhere)
    return _("缺环")


def counted(rows):
    """ "2 家", or "1 种产品" where only products are known."""
    firms = [row for row in rows if row.kind == "enterprises"]
    if firms:
        return ngettext("%(count)d 家", "%(count)d 家", len(firms)) % {"count": len(firms)}
    return ngettext("%(count)d 种产品", "%(count)d 种产品", len(rows)) % {"count": len(rows)}


def elsewhere(request, rows):
    """Where the rest of the province fills the link: the prefecture when there is one, else how many there are."""
    places = Counter(prefecture_of(request, row.area_code) for row in rows)
    if len(places) == 1 and None not in places:
        return format_html(_("{place} {count}"), place=translated(next(iter(places)), "name"), count=counted(rows))
    return _("外地 %(count)s") % {"count": counted(rows)}


def prefecture_of(request, code):
    """The prefecture in which a code lies; None for the province's own or no code."""
    area = province.areas(request).get(f"{code[:4]}00")
    return area if area and area.level == Area.Level.PREFECTURE else None


def area_names(request):
    """The names of all areas but the province by their codes, in the page's language."""
    return remembered.get(request, ("area names", get_language()), lambda: _area_names(request))


def _area_names(request):
    areas = province.areas(request).values()
    return {area.code: translated(area, "name") for area in areas if area.level != Area.Level.PROVINCE}


SHOWN_ON_A_PARK = 3


def park_chains(request, park):
    """(view within the park, its address) for the chains of the park's industries and of its firms, at most three."""
    within = Within(park=park.slug)
    own = {chain.pk for chain in chains_of(request, (tag.slug for tag in park.industry_tags))}
    views = (_view_of(request, chain, within) for chain in chains(request).values())  # the page itself is remembered
    found = [view for view in views if view.links and (view.filled or view.chain.pk in own)]
    found.sort(key=lambda view: -len(view.filled))
    return addressed(found[:SHOWN_ON_A_PARK])


def area_chains(request, area):
    """(view within the area, its address) for the chains of its focus industries."""
    slugs = [row.industry.slug for row in province.focus(request).get(area.code, [])]
    within = Within(area=area.code)
    views = (view_of(request, chain, within) for chain in chains_of(request, slugs))
    return addressed(view for view in views if view.links)


def addressed(views):
    return [(view, view.chain.get_absolute_url() + query_of(view.within)) for view in views]


def query_of(within):
    """The question that leads to the same view; the province needs none."""
    area = "" if within.area == Area.PROVINCE_CODE else within.area
    return address({"area": area, "park": within.park}) if area or within.park else ""
