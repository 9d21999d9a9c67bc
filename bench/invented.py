"""Invented rows by the thousand, written in bulk: parks with their facts and figures, sites, projects, firms on every link.

The numbers come from one seed, so that the same size has the same rows on every machine. The real parks, sites and projects
are archived first: lists and sums then hold what the size says and nothing else.
"""

import itertools
import random
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from investment.matching.ground import PARK_FACTS
from investment.models import Project
from parks.models import (
    Area,
    ChainLink,
    Enterprise,
    Fact,
    FactDefinition,
    Industry,
    Park,
    ParkFigure,
    Site,
    SiteReadiness,
    SiteUtility,
    Source,
)
from parks.models.indicators import INDICATORS
from portal.kit.publishing import PublishingState

SEED = 20_260_501
BATCH = 2_000
YEARS = range(2021, 2026)
FIRMS_OF_A_LINK = 5
PROJECTS_OF_A_LINK = 4  # some of the projects say which link they would fill; no more of them however many there are
READY = SiteReadiness.State
Kind = FactDefinition.Kind
SUPPLIES = {
    SiteUtility.Kind.POWER: SiteUtility.Unit.MVA,
    SiteUtility.Kind.WATER: SiteUtility.Unit.M3_DAY,
    SiteUtility.Kind.SEWAGE: SiteUtility.Unit.M3_DAY,
    SiteUtility.Kind.STEAM: SiteUtility.Unit.T_H,
}


@transaction.atomic
def invent(size):
    """Fill the database with the rows of a size; it must hold the starting data and nothing invented yet."""
    chance = random.Random(SEED)
    for model in (Park, Site, Project):
        model.objects.update(state=PublishingState.ARCHIVED)
    parks = make_parks(size.parks, chance)
    make_facts(parks, size.facts, chance)
    make_figures(parks, chance)
    make_sites(parks, size.sites, chance)
    make_firms(parks)
    make_projects(size.projects, parks)


def tidy():
    """What autovacuum would do some minutes later, so that it does not work while something is measured."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def published(**columns):
    return {"state": PublishingState.PUBLISHED, "published_at": timezone.now(), **columns}


def in_both(name, zh, en):
    return {f"{name}_zh_hans": zh, f"{name}_en": en}


def kept(model, rows):
    return model.objects.bulk_create(rows, batch_size=BATCH)


def joined(relation, pairs):
    """Rows of a relation to many, from pairs of keys of both sides."""
    through = relation.through
    ends = relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
    kept(through, [through(**{f"{name}_id": key for name, key in zip(ends, pair, strict=True)}) for pair in pairs])


def places():
    return list(Area.objects.without_boundary().filter(level=Area.Level.COUNTY).order_by("code"))


def make_parks(number, chance):
    areas = places()
    parks = kept(Park, [_park(n, areas[n % len(areas)], chance) for n in range(number)])
    industries = list(Industry.objects.order_by("pk").values_list("pk", flat=True))
    own = {(park.pk, industries[(n * step) % len(industries)]) for n, park in enumerate(parks) for step in (1, 3)}
    joined(Park.industries, sorted(own))
    sources = list(Source.objects.order_by("pk").values_list("pk", flat=True)[:20])
    joined(Park.sources, [(park.pk, sources[(n + k) % 20]) for n, park in enumerate(parks) for k in (0, 1)])
    return parks


def _park(n, area, chance):
    return Park(
        **published(slug=f"measured-park-{n}", area=area),
        **in_both("name", f"测量用产业园区{n}", f"Measured Industrial Park {n}"),
        **in_both("positioning", "以农产品深加工为特色的产业园区", "A park for deep processing of farm products"),
        **in_both("summary", "园区位于交通干线旁，水电气热齐备。" * 5, "The park lies beside trunk roads. " * 5),
        **in_both("leading_industries", "食品加工;装备制造;医药", "food;equipment;medicine"),
        **in_both("office", "招商局", "Investment office"),
        level=Park.Level.values[n % len(Park.Level.values)],
        kind=Park.Kind.values[n % len(Park.Kind.values)],
        approved_on=f"{1992 + n % 30}-06",
        approved_area_ha=chance.randint(50, 3_000),
        longitude=area.seat_longitude,
        latitude=area.seat_latitude,
        location_precision=Park.LocationPrecision.SEAT if area.seat_longitude else "",
        phone="0431-00000000",
        as_of="2026-03",
    )


def make_facts(parks, number, chance):
    """For each park the facts that the match asks for, and others until there are `number`."""
    definitions = list(FactDefinition.objects.filter(subject="park", is_active=True).prefetch_related("options"))
    asked = [one for one in definitions if one.code in PARK_FACTS]
    others = [one for one in definitions if one.code not in PARK_FACTS]
    for of_some in itertools.batched(parks, 20):
        rows = [
            _fact(park, one, chance) for park in of_some for one in asked + chance.sample(others, number - len(asked))
        ]
        kept(Fact, rows)


def _fact(park, definition, chance):
    day = localdate() - timedelta(days=chance.randint(1, 500))
    return Fact(
        definition=definition,
        park=park,
        source_note_zh_hans=f"管委会〔2026〕{chance.randint(1, 60)}号",
        as_of=f"{day:%Y-%m}",
        confirmed_on=day if chance.random() < 0.5 else None,
        **_stated(definition, chance),
    )


def _stated(definition, chance):
    match definition.kind:
        case Kind.NUMBER | Kind.RANGE:
            low, high = int(definition.minimum or 0), int(definition.maximum or 2_000)
            return {"number": chance.randint(low, max(low, high))}
        case Kind.CHOICE:
            return {"option": chance.choice(definition.options.all())}
        case Kind.YES_NO:
            return {"is_true": chance.random() < 0.6}
        case Kind.DATE:
            return {"dated": "2026-04"}
    return in_both(
        "text", "按园区规定办理，全程有人协助。", "Handled under the rules of the park, with help throughout."
    )


def make_figures(parks, chance):
    kept(ParkFigure, [_figure(park, year, chance) for park in parks for year in YEARS])


def _figure(park, year, chance):
    measured = {name: chance.randint(1, 90) for name in INDICATORS} | {"firms": 100}
    return ParkFigure(park=park, year=year, **in_both("source", "园区统计年报", "Statistics of the park"), **measured)


def make_sites(parks, number, chance):
    sites = kept(Site, [_site(n, parks[n % len(parks)], chance) for n in range(number)])
    supplied = [(site, kind) for site in sites for kind in SUPPLIES if chance.random() < 0.7]
    kept(SiteUtility, [_utility(site, kind, chance) for site, kind in supplied])
    topics = SiteReadiness.Topic.values[:5]
    kept(SiteReadiness, [_readiness(site, topic, chance) for site in sites for topic in topics])
    ready_on = FactDefinition.objects.get(code="ready_on")
    kept(Fact, [Fact(definition=ready_on, site=site, dated="2026-10", as_of="2026-05") for site in sites[::3]])


def _site(n, park, chance):
    is_plot = n // 200 % 2 == 0
    price = chance.randint(10, 60)
    size = {"area_ha": chance.randint(1, 60)} if is_plot else {"floor_m2": chance.randint(500, 40_000)}
    return Site(
        **published(slug=f"measured-site-{n}", park=park, code=f"M-{n:05}"),
        **in_both("name", f"测量用场地{n}", f"Measured site {n}"),
        **in_both("summary", "红线外道路、给水、排水、供电已通。", "Road, water, sewer and power reach the boundary."),
        **size,
        kind=Site.Kind.PLOT if is_plot else Site.Kind.BUILDING,
        use=Site.Use.values[n % len(Site.Use.values)],
        availability=Site.Availability.values[n // 3 % len(Site.Availability.values)],
        availability_on=localdate() - timedelta(days=n % 60),
        price_from=price if n % 5 else None,
        price_to=price + 5 if n % 5 == 1 else None,
        price_as_of="2026-03" if n % 5 else "",
        as_of="2026-05",
    )


def _utility(site, kind, chance):
    spare = chance.randint(1, 400)
    return SiteUtility(
        site=site, kind=kind, distance_m=0, capacity=spare * 2, spare=spare, unit=SUPPLIES[kind], as_of="2026-04"
    )


def _readiness(site, topic, chance):
    state = READY.DONE if chance.random() < 0.85 else READY.UNDER_WAY
    return SiteReadiness(site=site, topic=topic, state=state, dated="2026-02")


def make_firms(parks):
    """So many firms on every link of every chain, so that no link is a gap."""
    links = list(ChainLink.objects.order_by("pk").values_list("pk", flat=True)) * FIRMS_OF_A_LINK
    firms = kept(Enterprise, [_firm(n, parks[n * 7 % len(parks)]) for n in range(len(links))])
    joined(Enterprise.links, [(firm.pk, link) for firm, link in zip(firms, links, strict=True)])


def _firm(n, park):
    return Enterprise(
        **published(slug=f"measured-firm-{n}", park=park, area=park.area),
        **in_both("name", f"测量用企业{n}有限公司", f"Measured Firm {n} Ltd"),
        **in_both("main_products", "棉袜;丝袜;运动袜", "cotton socks;silk socks;sport socks"),
        as_of="2026-03",
    )


def make_projects(number, parks):
    industries = list(Industry.objects.order_by("pk"))
    made = kept(
        Project, [project(n, parks[n % len(parks)], industries[n * 5 % len(industries)]) for n in range(number)]
    )
    links = list(ChainLink.objects.order_by("pk").values_list("pk", flat=True)) * PROJECTS_OF_A_LINK
    joined(Project.would_fill, [(row.pk, link) for row, link in zip(made, links, strict=False)])


def project(n, park, industry):
    return Project(
        **published(slug=f"measured-project-{n}", park=park, area=park.area, industry=industry),
        **in_both("name", f"测量用项目{n}", f"Measured project {n}"),
        **in_both("summary", "建设内容和规模。" * 20, "What is built and how large. " * 20),
        stage=Project.Stage.values[n // 7 % len(Project.Stage.values)],
        investment_type=Project.InvestmentType.values[n // 11 % len(Project.InvestmentType.values)],
        amount=1_000_000 + n,
        sought_from=500_000,
        sought_to=900_000 + n,
        dated_on=f"{date(2016, 1, 1) + timedelta(days=n * 13 % 3_650):%Y-%m-%d}",
        as_of="2026-03",
    )
