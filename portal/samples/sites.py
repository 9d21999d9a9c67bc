"""The land and buildings of a sample park: free, reserved, taken and not yet serviced."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate, now

from parks.models import Site, SiteReadiness, SiteUtility
from portal.kit.publishing import PublishingState

UTILITIES = {
    "power": (20, "mva"),
    "water": (3000, "m3_d"),
    "sewage": (2500, "m3_d"),
    "steam": (15, "t_h"),
    "gas": (9000, "m3_d"),
}
STEP = Decimal("0.004")  # degrees between the plots, about 300 metres
HECTARES_PER_SQUARE_DEGREE = Decimal(908_000)  # at this latitude: 111.3 km × 81.6 km


@dataclass(frozen=True)
class SampleSite:
    code: str
    zh: str
    en: str
    availability: str
    columns: dict = field(default_factory=dict)
    days_ago: int = 5  # when somebody last looked whether it can be had
    is_ready: bool = True


SITES = [
    SampleSite("A-01", "食品加工地块", "Food processing plot", "free", {"area_ha": Decimal("24.6"), "price_from": 10}),
    SampleSite(
        "A-02", "冷链地块", "Cold chain plot", "free", {"area_ha": Decimal("8.2"), "price_from": 11}, is_ready=False
    ),
    SampleSite("A-03", "预留地块", "Reserved plot", "reserved", {"area_ha": Decimal("12")}, days_ago=45),
    SampleSite(
        "A-04",
        "北区地块",
        "Northern plot",
        "unserviced",
        {"area_ha": Decimal("40"), "smallest_part": 5},
        is_ready=False,
    ),
    SampleSite(
        "B-01",
        "标准厂房 1 号",
        "Standard building 1",
        "free",
        {"floor_m2": 6000, "price_from": 14, "clear_height_m": 9},
    ),
    SampleSite("B-02", "标准厂房 2 号", "Standard building 2", "taken", {"floor_m2": 4200}),
]


def make_sites(park):
    for number, one in enumerate(SITES):
        site = make_site(park, one, number)
        equip(site)
        if one.is_ready:
            settle(site)


def make_site(park, one, number):
    kind = "building" if "floor_m2" in one.columns else "plot"
    west, south = park.longitude + STEP * 2 * number, park.latitude
    price = {"price_as_of": f"{localdate():%Y-%m}"} if "price_from" in one.columns else {}
    return Site.objects.create(
        park=park,
        slug=f"{park.slug}-{one.code.lower()}",
        code=one.code,
        kind=kind,
        use="industry",
        name_zh_hans=f"示例·{one.zh}",
        name_en=f"Sample: {one.en}",
        availability=one.availability,
        availability_on=localdate() - timedelta(days=one.days_ago),
        longitude=west,
        latitude=south,
        shape=plot(west, south, one.columns["area_ha"]) if kind == "plot" else None,
        tenure_years=50,
        as_of=f"{localdate():%Y-%m}",
        confirmed_at=now() - timedelta(days=one.days_ago),
        summary_zh_hans="示例场地，并不存在。",
        summary_en="A sample site. It does not exist.",
        **price | one.columns | {"is_sample": True, "state": PublishingState.PUBLISHED},
    )


def plot(west, south, hectares):
    """A rectangle of that area with its south-western corner there (WGS 84)."""
    width = STEP
    height = hectares / HECTARES_PER_SQUARE_DEGREE / width
    ring = [(0, 0), (width, 0), (width, height), (0, height), (0, 0)]
    corners = [[round(float(west + x), 6), round(float(south + y), 6)] for x, y in ring]
    return {"type": "Polygon", "coordinates": [corners]}


def equip(site):
    month = f"{localdate():%Y-%m}"
    told = {"source_zh_hans": "示例公用事业公司", "source_en": "Sample utility company"}
    SiteUtility.objects.bulk_create(
        SiteUtility(site=site, kind=kind, distance_m=0, capacity=spare * 2, spare=spare, unit=unit, as_of=month, **told)
        for kind, (spare, unit) in UTILITIES.items()
    )


def settle(site):
    told = {"document_zh_hans": "示例批复", "document_en": "Sample approval"}
    told |= {"checked_by_zh_hans": "示例管委会", "checked_by_en": "Sample committee", "dated": "2026-04"}
    SiteReadiness.objects.bulk_create(
        SiteReadiness(site=site, topic=topic, state="not_needed" if topic == "rail" else "done", **told)
        for topic in SiteReadiness.Topic.values
    )
