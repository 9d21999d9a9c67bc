"""The chains of the province with their links, and who fills which: read whole, remembered until public content changes.

What is remembered is shared by all requests of a process: read it, never change it.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate

from portal.kit.publishing import PublishingState
from portal.kit.samples import samples_asked
from portal.kit.text import in_both_languages
from portal.kit.versions import remembered

from .models import Area, Chain, ChainLink

PAGES = {
    "enterprises": "parks:enterprise_detail",
    "products": "brands:product_detail",
    "projects": "investment:project_detail",
}
PARK = ["slug", "state", *in_both_languages("name")]
# relation of a link: the columns read besides slug, names and area
BESIDES = {
    "enterprises": [f"park__{column}" for column in PARK],
    "products": [
        *(f"{path}__{column}" for path in ("park", "enterprise__park") for column in PARK),
        "enterprise__state",
    ],
    "projects": [*(f"park__{column}" for column in PARK), "valid_until"],
}


@dataclass(frozen=True, slots=True)
class Place:
    """A published park as a filler names it."""

    slug: str
    name_zh_hans: str
    name_en: str

    def get_absolute_url(self):
        return reverse("parks:park_detail", args=[self.slug])


@dataclass(frozen=True, slots=True)
class Filler:
    """A published firm, product or project that fills a link or would; `area_code` is empty where none is known."""

    kind: str
    slug: str
    name_zh_hans: str
    name_en: str
    area_code: str
    park: Place | None
    valid_until: date | None = None

    def get_absolute_url(self):
        return reverse(PAGES[self.kind], args=[self.slug])

    @property
    def is_open(self):
        """Whether a project still looks for somebody: until its last day, as the project's form says."""
        return self.valid_until is None or self.valid_until >= localdate()


@dataclass(frozen=True, slots=True)
class Within:
    """The part of the province a chain is looked at in: all of it, one area, one park."""

    area: str = ""
    park: str = ""

    def holds(self, filler):
        return self._in_park(filler) and self._in_area(filler)

    def _in_park(self, filler):
        return not self.park or (filler.park is not None and filler.park.slug == self.park)

    def _in_area(self, filler):
        if self.area in ("", Area.PROVINCE_CODE):
            return True
        return filler.area_code.startswith(self.area[:4] if self.area.endswith("00") else self.area)


EVERYWHERE = Within()


def chains(request):
    """Every chain by its slug, in their order, with `industries` and `links`; each link with `gives_to` and `takes_from`."""
    return remembered.get(request, "chains", _chains)


def _chains():
    links = ChainLink.objects.order_by("order", "pk").prefetch_related("classes")
    found = list(Chain.objects.prefetch_related("industries", Prefetch("links", links)))
    _join([link for chain in found for link in chain.links.all()])
    return {chain.slug: chain for chain in found}


def _join(links):
    by_pk = {link.pk: link for link in links}
    for link in links:
        link.gives_to, link.takes_from = [], []
    for giver, taker in ChainLink.supplies.through.objects.order_by("pk").values_list("from_chainlink", "to_chainlink"):
        by_pk[giver].gives_to.append(by_pk[taker])
        by_pk[taker].takes_from.append(by_pk[giver])


def links_by_slug(request):
    return remembered.get(
        request, "chain links", lambda: {link.slug: link for c in chains(request).values() for link in c.links.all()}
    )


def chains_of(request, industries):
    """The chains along which one of these industries lies; `industries` are slugs."""
    wanted = set(industries)
    return [chain for chain in chains(request).values() if wanted & {row.slug for row in chain.industries.all()}]


def fillers(request):
    """Who fills each link: {number of the link: {"enterprises": [Filler, …], "products": …, "projects": …}}."""
    return remembered.get(request, "chain fillers", lambda: _fillers(samples_asked(request)))


def _fillers(samples):
    found = defaultdict(lambda: {kind: [] for kind in PAGES})
    for kind in PAGES:
        for link, filler in _fillers_of(kind, samples):
            found[link][kind].append(filler)
    return dict(found)


def _fillers_of(kind, samples):
    """(number of the link, filler) for every published row of a kind: one query."""
    relation = ChainLink._meta.get_field(kind)
    links = relation.field.name
    columns = ["slug", *in_both_languages("name"), "area__code", *BESIDES[kind]]
    rows = relation.related_model.objects.published(samples).filter(**{f"{links}__isnull": False})
    for row in rows.order_by("name_sort", "pk").values(links, *columns):
        yield row[links], _filler(kind, row)


def _filler(kind, row):
    park = _park(row, "park")
    if park is None and row.get("enterprise__state") == PublishingState.PUBLISHED:
        park = _park(row, "enterprise__park")
    names = row["slug"], row["name_zh_hans"], row["name_en"]
    return Filler(kind, *names, row["area__code"] or "", park, row.get("valid_until"))


def _park(row, path):
    if row[f"{path}__state"] != PublishingState.PUBLISHED:
        return None
    return Place(*(row[f"{path}__{column}"] for column in ("slug", *in_both_languages("name"))))


def links_of(request, kind, slug):
    """The links that a published firm, product or project names, in the order of chains."""
    filled = remembered.get(request, ("links filled by", kind), lambda: _links_by_filler(request, kind))
    return filled.get(slug, [])


def _links_by_filler(request, kind):
    found = defaultdict(list)
    for link in links_by_slug(request).values():
        for filler in fillers(request).get(link.pk, {}).get(kind, []):
            found[filler.slug].append(link)
    return dict(found)
