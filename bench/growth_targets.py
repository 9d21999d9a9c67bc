"""The pages that must not become slower as rows are added: addresses of invented rows, the same for every size."""

from itertools import batched, cycle, islice, product
from urllib.parse import urlencode

from django.urls import reverse

from investment.models import Project
from parks.models import Area, Chain, Industry, Site
from portal.kit.pages import PER_PAGE

from .targets import DETAIL_QUERIES, LIST_QUERIES, Target

FLAT, FLAT_MATCH = 1.15, 1.3
MATCH_MILLISECONDS = 150
ROTATING = 40


def growth_targets(size):
    """Pages with as many addresses in each size, so that both have to remember as much."""
    return [
        Target("hello", ["/hello/"], 0),
        Target("park", parks(size), DETAIL_QUERIES, flat=FLAT),
        Target("five parks compared", compared("parks:park_compare", "park", size.parks), DETAIL_QUERIES, flat=FLAT),
        Target("five sites compared", compared("investment:site_compare", "site", 200), DETAIL_QUERIES, flat=FLAT),
        Target("site list", site_lists(), LIST_QUERIES, flat=FLAT),
        Target("project list", project_lists(), LIST_QUERIES, flat=FLAT),
        Target("project list, last page", deep_pages(size), LIST_QUERIES, flat=FLAT),
        Target("project list, three facets", three_facets(), LIST_QUERIES),
        match_target(),
        Target("chain", [chain.get_absolute_url() for chain in Chain.objects.all()], DETAIL_QUERIES, flat=FLAT),
        Target("figures", figures(), LIST_QUERIES, flat=FLAT),
    ]


def match_target():
    """Timed as one investor sees it: one request at a time."""
    goals = {"capacity": 0, "flat": FLAT_MATCH, "milliseconds": MATCH_MILLISECONDS}
    return Target("match", needs(), LIST_QUERIES, connections=1, **goals)


def parks(size, number=ROTATING):
    return [reverse("parks:park_detail", args=[f"measured-park-{n}"]) for n in range(min(number, size.parks))]


def compared(view, parameter, number):
    """Five neighbours of the invented rows at a time."""
    slugs = [f"measured-{parameter}-{n}" for n in range(number)]
    return [asked(view, [(parameter, slug) for slug in group]) for group in batched(slugs, 5)][:ROTATING]


def asked(view, question):
    return f"{reverse(view)}?{urlencode(question)}"


def prefectures():
    return list(Area.objects.prefectures().order_by("code").values_list("code", flat=True))


def site_lists():
    """Filters that leave a whole page also of the few."""
    free = [
        {"availability": state, "sort": order} for state, order in product(Site.Availability.values, ["name", "price"])
    ]
    kinds = [{"kind": kind, "use": use} for kind, use in product(Site.Kind.values, Site.Use.values)]
    ranged = [{"kind": "plot", "ha_from": least, "sort": "land"} for least in range(1, 9)]
    return [asked("investment:site_list", question) for question in [{}, *free, *kinds, *ranged]]


def project_lists():
    """The first pages in every order."""
    view = "investment:project_list"
    return [asked(view, {"sort": order, "page": page}) for order in ("newest", "amount", "name") for page in (1, 2, 3)]


def deep_pages(size):
    """The last full pages in every order."""
    last, view = size.projects // PER_PAGE, "investment:project_list"
    pages = [last - step for step in (0, 1, 2)]
    return [asked(view, {"sort": order, "page": page}) for order in ("newest", "amount", "name") for page in pages]


def three_facets():
    """Of few projects they leave one or none, so there is no cost with which that of a whole page could be compared."""
    industries = Industry.objects.order_by("pk").values_list("slug", flat=True)
    chosen = islice(zip(cycle(industries), cycle(prefectures()), cycle(Project.Stage.values), strict=False), ROTATING)
    names = ["industry", "area", "stage"]
    return [asked("investment:project_list", dict(zip(names, values, strict=True))) for values in chosen]


def needs():
    """What investors ask for, from one number to everything."""
    land = [{"size_from": size, "size_to": size * 3, "budget": 45, "power": 10 * size} for size in range(2, 12)]
    plants = [{"size_from": 5, "water": amount, "sewage": amount, "airport": 300} for amount in range(20, 300, 40)]
    halls = [
        {"kind": "building", "size_from": size, "budget": 40, "steam": 20, "start": "2027", "kwh": 10**6, "workers": 99}
        for size in range(1_000, 20_000, 2_000)
    ]
    mixed = [row for three in zip(land, plants, halls, strict=False) for row in three]
    return [asked("investment:need_match", need) for need in mixed]


def figures():
    groupings = product(["output_cny", "jobs", "occupancy_percent"], ["prefecture", "industry", "park"])
    return [asked("parks:figures", {"indicator": indicator, "by": by}) for indicator, by in groupings]


def brochures(size):
    return [reverse("parks:park_brochure", args=[f"measured-park-{n}"]) for n in range(0, size.parks, 20)]
