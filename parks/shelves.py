"""Rows of other things on the page of a park, area, industry or firm: with just the columns their small cards show."""

from django.db.models import FETCH_RAISE, Q
from django.utils.translation import pgettext_lazy

from portal.kit.publishing import PublishingState
from portal.kit.text import in_both_languages

from .happenings import latest_articles, latest_happenings

# relation: (label, template, list of all) on the pages of areas and industries
SHELVES = {
    "parks": (pgettext_lazy("列表", "园区"), "parks/_park_cards.html", "parks:park_list"),
    "enterprises": (pgettext_lazy("列表", "企业"), "parks/_enterprise_cards.html", "parks:enterprise_list"),
    "projects": (pgettext_lazy("列表", "招商项目"), "parks/_project_lines.html", "investment:project_list"),
    "products": (pgettext_lazy("列表", "产品"), "parks/_product_cards.html", "brands:product_list"),
    "brands": (pgettext_lazy("列表", "品牌"), "parks/_brand_cards.html", "brands:brand_list"),
}
# relation: (what its card names besides, the columns of the card)
SMALL_CARDS = {
    "projects": (
        ["area", "industry"],
        [
            "slug",
            "stage",
            "dated_on",
            "amount",
            "currency",
            "industry__group",
            *in_both_languages("name", "area__name"),
        ],
    ),
    "products": (
        ["area", "category", "industry", "enterprise"],
        [
            *("slug", "is_geographical_indication", "industry__group", "enterprise__state"),
            *in_both_languages("name", "area__name", "category__name", "enterprise__name"),
        ],
    ),
    "brands": (
        ["area", "category", "industry"],
        ["slug", "kind", "industry__group", *in_both_languages("name", "area__name", "category__name")],
    ),
}


def small_cards(rows, relation, samples=False):
    """Published rows of a relation for `_<relation>` cards; parks and firms come as in their own lists."""
    if relation not in SMALL_CARDS:
        return rows.listed(samples).for_cards()
    related, columns = SMALL_CARDS[relation]
    return rows.listed(samples).select_related(*related).only(*columns).fetch_mode(FETCH_RAISE)


def belonging(owner, relation, counts):
    """What belongs to a park, industry or firm; the database is asked only when `counts` says there is something."""
    rows = small_cards(getattr(owner, relation).all(), relation, getattr(owner, "is_sample", False))
    return rows if counts[relation] else rows.none()


def made_in(park, counts):
    """Products of the park and of its published firms."""
    of_firms = Q(enterprise__park=park, enterprise__state=PublishingState.PUBLISHED)
    rows = small_cards(park.products.model.objects.filter(Q(park=park) | of_firms), "products", park.is_sample)
    return rows if counts["products"] or counts["enterprises"] else rows.none()


def events_of(industry, counts):
    """The latest events of an industry."""
    return latest_happenings(industry.events.published()) if counts["events"] else []


def news_of(park, counts):
    """The latest articles about a park."""
    return latest_articles(park.articles.published()) if counts["articles"] else []


def participations_of(park, counts, limit=8):
    """The latest events in which a park takes part: as what, where it is found there, what it brings."""
    return list(park.participations.of_published_events(park.is_sample)[:limit]) if counts["events"] else []
