"""The pages to measure: each a list of addresses that the load takes in turn, and the queries it may cost."""

from dataclasses import dataclass
from itertools import batched
from urllib.parse import urlencode

from django.urls import reverse

from brands.models import Product
from parks.filters import ParkFilter
from parks.models import Chain, Park

GOAL_CAPACITY = 0.024  # CPU time per request of hello ÷ that of the page
LIST_QUERIES, DETAIL_QUERIES = 4, 8
SEARCH_WORDS = [
    "人参",
    "长白山",
    "汽车",
    "矿泉水",
    "医药",
    "碳纤维",
    "袜业",
    "玉米",
    "ginseng",
    "water",
    "Changchun",
    "辽源 袜业",
]


@dataclass
class Target:
    """A page with its goals; 0 where there is none.

    `capacity`: CPU time of hello ÷ that of the page, at least; `flat`: cost with many rows ÷ with few, at most;
    `milliseconds`: half of the answers come within. The load asks over so many `connections` at once.
    """

    name: str
    paths: list
    queries: int
    capacity: float = GOAL_CAPACITY
    flat: float = 0
    milliseconds: float = 0
    connections: int = 4


def targets():
    lists = reverse("parks:park_list")
    return [
        Target("hello", ["/hello/"], 0),
        Target("home", [reverse("portal:home"), f"/en{reverse('portal:home')}"], LIST_QUERIES),
        Target("park list", [lists, f"{lists}?page=2", f"{lists}?page=3", f"{lists}?sort=newest"], LIST_QUERIES),
        Target("park list, three facets", [f"{lists}?{query}" for query in three_facets()], LIST_QUERIES),
        Target("park", [park.get_absolute_url() for park in Park.objects.published()], DETAIL_QUERIES),
        Target("compare", comparisons(), DETAIL_QUERIES),
        Target("chain", [chain.get_absolute_url() for chain in Chain.objects.all()], DETAIL_QUERIES),
        Target("product", [item.get_absolute_url() for item in Product.objects.published()], DETAIL_QUERIES),
        Target(
            "search", [f"{reverse('portal:search')}?{urlencode({'q': word})}" for word in SEARCH_WORDS], LIST_QUERIES
        ),
    ]


def comparisons(size=3):
    """Neighbours in the list of parks side by side."""
    slugs = list(Park.objects.published().order_by("name_sort").values_list("slug", flat=True))
    groups = batched(slugs[: len(slugs) // size * size], size)
    return [f"{reverse('parks:park_compare')}?{urlencode([('park', slug) for slug in group])}" for group in groups]


def three_facets(keep=40):
    """Combinations of area, level and kind that leave at least one park, the fullest first."""
    fields = ["area__code", "level", "kind"]
    rows = Park.objects.published().values_list(*fields)
    cells = {(f"{area[:4]}00", level, kind) for area, level, kind in rows}
    filters = [name for name in ("area", "level", "kind") if name in ParkFilter.base_filters]
    return [urlencode(dict(zip(filters, cell, strict=True))) for cell in sorted(cells)][:keep]
