"""What the match knows of every published park and its sites: read whole, remembered until public content changes.

What is remembered is shared by all requests of a process: read it, never change it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from parks.fact_values import source_of
from parks.models import Fact, Park, ParkClassRule, Site, SiteReadiness, SiteUtility
from parks.models.sites import AVAILABILITY_LIFE, price_is_stale
from portal.kit.samples import samples_asked
from portal.kit.text import in_both_languages
from portal.kit.units import UNITS, converted, same_dimension
from portal.kit.versions import remembered

from .statements import Statement

# The facts that a need or a landed cost asks for, by their code.
PARK_FACTS = {
    *("land_available", "land_price", "land_tenure_years", "factory_free", "factory_rent"),
    *("power_price", "spare_power", "steam_price", "spare_steam", "gas_price", "spare_gas", "heat_price"),
    *("water_price", "spare_water", "sewage_price", "spare_sewage", "chemical_park", "private_siding"),
    *("freight_yard_km", "airport_km", "sea_port_km", "border_km"),
    *("freight_changchun", "freight_dalian", "freight_hunchun"),
    *("wage_unskilled", "wage_skilled", "wage_engineer"),
}
SITE_FACTS = {"ready_on"}
OFFERED = [Site.Availability.FREE, Site.Availability.UNSERVICED]
PARK_COLUMNS = ["pk", "slug", *in_both_languages("name"), "name_sort", "area__code", *in_both_languages("area__name")]
SITE_COLUMNS = [
    *("pk", "park_id", "slug", "code", *in_both_languages("name"), "kind", "availability", "availability_on"),
    *("area_ha", "floor_m2", "smallest_part", "price_from", "price_to", "price_as_of"),
]


@dataclass(slots=True)
class SiteGround:
    """A site that can be had, with what reaches it; sizes in hectares for land, in square metres for buildings.

    `smallest_part` is the site itself where it is not divided.
    """

    row: object
    address: str
    size: Decimal
    smallest_part: Decimal
    spare: dict = field(default_factory=dict)
    price: Statement | None = None
    ready_on: Statement | None = None
    is_ready: bool = False

    @property
    def is_serviced(self):
        return self.row.availability == Site.Availability.FREE

    @property
    def seen_until(self):
        """Until when somebody's look whether it can be had counts."""
        return self.row.availability_on + AVAILABILITY_LIFE


@dataclass(slots=True)
class ParkGround:
    """A published park with its stated facts by code, its entry rules by class and its sites by kind."""

    row: object
    address: str
    industries: frozenset = frozenset()
    facts: dict = field(default_factory=dict)
    rules: dict = field(default_factory=dict)
    sites: dict = field(default_factory=lambda: {kind: [] for kind in Site.Kind.values})

    @property
    def slug(self):
        return self.row.slug

    def lies_in(self, area):
        return area is None or self.row.area__code[:4] == area.code[:4]


def grounds(request):
    return remembered.get(request, ("grounds of the match", get_language()), lambda: _grounds(samples_asked(request)))


def _grounds(samples):
    """Every published park in the order of names: six queries, however many."""
    parks = {
        row.pk: ParkGround(row, reverse("parks:park_detail", args=[row.slug]))
        for row in named(Park.objects.published(samples).order_by("name_sort", "pk"), PARK_COLUMNS)
    }
    _add_industries(parks)
    _add_rules(parks)
    sites = _sites(parks)
    _add_facts(parks, sites)
    _add_utilities(sites)
    _add_readiness(sites)
    return list(parks.values())


def named(rows, columns):
    return [SimpleNamespace(**row) for row in rows.values(*columns)]


def _add_industries(parks):
    found = defaultdict(set)
    for park, industry in Park.industries.through.objects.values_list("park_id", "industry__slug"):
        found[park].add(industry)
    for pk, park in parks.items():
        park.industries = frozenset(found[pk])


def _add_rules(parks):
    rules = ParkClassRule.objects.filter(park__in=parks).select_related("industry_class")
    for rule in rules:
        parks[rule.park_id].rules[rule.industry_class.code] = rule


def _sites(parks):
    """The sites that can be had by their key, each also in its park's list."""
    found = {}
    rows = Site.objects.published(samples=None).filter(park__in=parks, availability__in=OFFERED).order_by("code", "pk")
    for row in named(rows, SITE_COLUMNS):
        size = row.area_ha if row.kind == Site.Kind.PLOT else row.floor_m2
        smallest = size if row.smallest_part is None else row.smallest_part
        address = reverse("investment:site_detail", args=[row.slug])
        found[row.pk] = site = SiteGround(row, address, size, smallest, price=price_of(row, address))
        parks[row.park_id].sites[row.kind].append(site)
    return found


def price_of(row, address):
    if row.price_from is None:
        return None
    unit = "wan_cny_mu" if row.kind == Site.Kind.PLOT else "cny_m2_month"
    expires = date.min if price_is_stale(row.price_from, row.price_as_of) else None
    told = {"as_of": row.price_as_of, "expires_on": expires, "address": address}
    return Statement(row.price_from, row.price_to, unit=unit, **told)


def _add_facts(parks, sites):
    wanted = Q(park__in=parks, definition__code__in=PARK_FACTS) | Q(site__in=sites, definition__code__in=SITE_FACTS)
    facts = Fact.objects.filter(wanted, definition__is_active=True)
    for fact in facts.select_related("definition", "source"):
        if fact.park_id:
            park = parks[fact.park_id]
            address = reverse("parks:fact_history", args=[park.slug, fact.definition.code])
            park.facts[fact.definition.code] = statement_of(fact, address)
        else:
            site = sites[fact.site_id]
            site.ready_on = statement_of(fact, site.address)


def statement_of(fact, address):
    """The fact in the unit of its definition."""
    unit, kept = fact.definition.unit, fact.unit or fact.definition.unit
    low, high = (in_unit(number, kept, unit) for number in (fact.number, fact.number_to))
    expires = fact.expires_on or date.min
    return Statement(low, high, fact.is_true, fact.dated, unit, fact.as_of, source_of(fact), expires, address)


def in_unit(number, kept, unit):
    if number is None or kept == unit or kept not in UNITS or not same_dimension(kept, unit):
        return number
    return converted(number, kept, unit)


def _add_utilities(sites):
    for row in SiteUtility.objects.filter(site__in=sites):
        site = sites[row.site_id]
        address = site.address
        if row.spare is not None:
            site.spare[row.kind] = Statement(
                row.spare, unit=row.unit, as_of=row.as_of, source=row.source, address=address
            )
        elif row.kind == SiteUtility.Kind.RAIL and row.distance_m == 0:
            site.spare[row.kind] = Statement(is_true=True, as_of=row.as_of, source=row.source, address=address)


def _add_readiness(sites):
    """A site is ready when its card is written and every line of it is settled."""
    settled = {SiteReadiness.State.DONE, SiteReadiness.State.NOT_NEEDED}
    states = defaultdict(set)
    for site, state in SiteReadiness.objects.filter(site__in=sites).values_list("site_id", "state"):
        states[site].add(state)
    for pk, found in states.items():
        sites[pk].is_ready = found <= settled
