"""Every kind of page a visitor meets, and how a test reaches one: a new view joins the loop in REACH."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import LocalePrefixPattern, get_resolver, reverse
from django.utils.translation import override

from .page_reading import Page

LANGUAGES = {"zh-hans": "zh-Hans", "en": "en"}
# A redirect back to where the visitor came from, and files.
NOT_A_PAGE = {
    "portal:elder_mode",
    "parks:park_brochure",
    "parks:park_bundle",
    "investment:site_shape",
    "investment:site_sheet",
    "parks:park_figures",
    "investment:project_sheet",
    "investment:enquiry_copy",
    "investment:ledger_entries",
    "investment:enquiry_deed",
    "investment:event_calendar_file",
    "investment:event_file",
    "investment:registration_copy",
    "investment:registration_deed",
}
# Pages that visitors also send something to.
WRITES = {
    *("investment:enquiry_new", "investment:enquiry_track"),
    *("subscriptions:subscribe", "subscriptions:subscription", "subscriptions:stop"),
    *("investment:registration_new", "investment:registration_track"),
}


def is_no_page(view):
    """Files, feeds and what programs read: `tests/test_one_filter.py` holds what they promise."""
    return view in NOT_A_PAGE or view.startswith("api:") or view.endswith("_feed")


def no_arguments(world):
    return []


def slug_of(noun):
    return lambda world: [getattr(world, noun).slug]


REACH = {
    "parks:park_list": no_arguments,
    "parks:park_compare": no_arguments,
    "parks:park_detail": slug_of("park"),
    "parks:data_quality": no_arguments,
    "parks:fact_history": lambda world: [world.fact.park.slug, world.fact.definition.code],
    "parks:area_fact_history": lambda world: [world.area_fact.area.code, world.area_fact.definition.code],
    "parks:figures": no_arguments,
    "parks:area_list": no_arguments,
    "parks:area_detail": lambda world: [world.area.code],
    "parks:industry_list": no_arguments,
    "parks:industry_detail": slug_of("industry"),
    "parks:chains": no_arguments,
    "parks:chain_detail": slug_of("chain"),
    "parks:chain_link_detail": lambda world: [world.chain_link.chain.slug, world.chain_link.slug],
    "parks:enterprise_list": no_arguments,
    "parks:enterprise_detail": slug_of("enterprise"),
    "investment:investment_home": no_arguments,
    "investment:project_list": no_arguments,
    "investment:project_detail": slug_of("project"),
    "investment:site_list": no_arguments,
    "investment:site_compare": no_arguments,
    "investment:site_detail": slug_of("site"),
    "investment:site_fact_history": lambda world: [world.site_fact.site.slug, world.site_fact.definition.code],
    "investment:need_match": no_arguments,
    "investment:progress": no_arguments,
    "investment:ledger": no_arguments,
    "investment:enquiry_new": no_arguments,
    "investment:enquiry_track": no_arguments,
    "investment:policy_list": no_arguments,
    "investment:policy_detail": slug_of("policy"),
    "investment:measure_detail": slug_of("measure"),
    "investment:event_list": no_arguments,
    "investment:event_calendar": no_arguments,
    "investment:promotion_plans": no_arguments,
    "investment:promotion_plan": lambda world: [world.promotionplan.year],
    "investment:registration_new": slug_of("open_event"),
    "investment:registration_track": no_arguments,
    "investment:event_detail": slug_of("event"),
    "brands:brand_list": no_arguments,
    "brands:brand_detail": slug_of("brand"),
    "brands:product_list": no_arguments,
    "brands:product_detail": slug_of("product"),
    "subscriptions:subscribe": lambda world: ["parks"],
    "subscriptions:subscription": lambda world: [world.subscription.key],
    "subscriptions:stop": lambda world: [world.subscription.key],
    "portal:home": no_arguments,
    "portal:search": no_arguments,
    "portal:news": no_arguments,
    "portal:column": slug_of("column"),
    "portal:article_detail": lambda world: [world.column.slug, world.article.pk],
    "portal:statistics": no_arguments,
    "portal:api_docs": no_arguments,
    "portal:site_map": no_arguments,
    "portal:privacy": no_arguments,
    "portal:accessibility": no_arguments,
    "portal:contact": no_arguments,
}
LISTS = [name for name in REACH if name.endswith("_list") or name in ("portal:news", "portal:column")]
DETAILS = [name for name in REACH if name.endswith("_detail")]


@dataclass(frozen=True)
class Kind:
    """A kind of page: a view, the question in the address when it has one, another row than the usual when it has one."""

    view: str
    query: str = ""
    row: str = ""

    def path(self, world, language):
        with override(language):
            if self.row:
                return getattr(world, self.row).get_absolute_url()
            return reverse(self.view, args=REACH[self.view](world)) + self.query

    def __str__(self):
        return self.view + self.query + (f":{self.row}" if self.row else "")


VIEWS = [Kind(name) for name in REACH]
VARIANTS = [
    Kind("parks:area_detail", row="county"),
    Kind("parks:chain_detail", "?area=220400&park=nowhere"),
    Kind("parks:chain_link_detail", row="gap"),
    Kind("parks:figures", "?by=industry&indicator=jobs"),
    Kind("parks:figures", "?by=park&indicator=energy_tce_per_10k_cny"),
    Kind("parks:park_list", "?area=220400&level=national"),
    Kind("parks:park_list", "?q=nothing-is-called-so"),
    Kind("brands:product_list", "?page=2"),
    Kind("investment:event_calendar", "?month=2026-11"),
    Kind("portal:search", "?q=1"),
    Kind("portal:search", "?q=nothing-is-called-so"),
]
KINDS = VIEWS + VARIANTS


def every(kinds=None, languages=LANGUAGES):
    """Parametrize a test with (kind, language): every kind of page in every language."""
    cases = [(kind, language) for kind in kinds or KINDS for language in languages]
    return pytest.mark.parametrize(("kind", "language"), cases, ids=[f"{kind}-{lang}" for kind, lang in cases])


def public_views():
    """The names of the views visitors reach: what stands below the languages, without the admin."""
    return [
        name
        for resolver in get_resolver().url_patterns
        if isinstance(resolver.pattern, LocalePrefixPattern)
        for name in _views_below(resolver, "")
    ]


def _views_below(resolver, namespace):
    for pattern in resolver.url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            continue
        inner = getattr(pattern, "namespace", None) or namespace
        yield from _views_below(pattern, inner) if hasattr(pattern, "url_patterns") else [f"{inner}:{pattern.name}"]


class Site:
    """The public site around a world of rows; each page is fetched and parsed once."""

    def __init__(self, world):
        self.world, self._pages = world, {}

    def page(self, kind, language):
        return self.at(kind.path(self.world, language))

    def at(self, address):
        if address not in self._pages:
            self._pages[address] = Page(Client().get(address))
        return self._pages[address]
