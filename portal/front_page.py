"""What the front page shows, in the page's language. A part without content is empty and is then not drawn."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brands.models import Brand, Product
from investment.models import Event, PolicySection, Project, Term
from parks import province
from parks.maps import parks_in_words
from parks.models import Industry, IndustryGroup
from portal.kit.facets import address
from portal.kit.publishing import PublishingState
from portal.kit.text import translated

from .models import Article
from .province import prefectures, province_map
from .sections import filled_sections

FIGURES = ["park", "enterprise", "project", "product", "brand"]
COUNTED = {
    "parks": parks_in_words,
    "enterprises": lambda n: ngettext("%(number)s 家企业", "%(number)s 家企业", n) % {"number": n},
    "projects": lambda n: ngettext("%(number)s 个项目", "%(number)s 个项目", n) % {"number": n},
    "products": lambda n: ngettext("%(number)s 种产品", "%(number)s 种产品", n) % {"number": n},
}
INDUSTRIES, PROJECTS, BRANDS, PRODUCTS, LINES = 8, 6, 8, 8, 5


def front_page(request):
    areas, cards = prefectures(request), industry_cards(request)
    filled = {section.kind: section for section in filled_sections(request)}
    return {
        "site": settings.SITE,
        "prefectures": areas,
        "map": province_map(request, areas),
        "filled": filled,
        "figures": [filled[kind] for kind in FIGURES if kind in filled],
        "industry_choices": industry_choices(cards),
        "industries": sorted(cards, key=lambda card: -card.total)[:INDUSTRIES],
        "projects": Project.objects.listed().for_cards()[:PROJECTS],
        "brands": Brand.objects.published().for_cards().order_by("-is_named_in_opinion", "name_sort", "pk")[:BRANDS],
        "products": varied_products(),
        "columns": [*news_columns(), *events_column()],
        "policy_sections": policy_sections(),
        "audiences": audiences(),
    }


@dataclass(slots=True)
class IndustryCard:
    """An industry with the numbers of its published rows: parks, enterprises, projects, products."""

    industry: Industry
    counts: dict

    @property
    def total(self):
        return sum(self.counts[relation] for relation in COUNTED)

    @property
    def phrases(self):
        """4 个园区, 5 家企业, 7 种产品: what there is, each with its number."""
        return [word(self.counts[relation]) for relation, word in COUNTED.items() if self.counts[relation]]


def industry_cards(request):
    """Every industry with something behind it, by name."""
    counts = province.industry_counts(request)
    industries = sorted(province.industries(request).values(), key=lambda industry: industry.name_sort)
    cards = [IndustryCard(industry, counts[industry.slug]) for industry in industries]
    return [card for card in cards if card.total]


def industry_choices(cards):
    """(group, cards) for the question of the first screen: only industries with parks."""
    groups = [(group, [card for card in cards if card.industry.group == group]) for group in IndustryGroup]
    choices = [(group.label, [card for card in members if card.counts["parks"]]) for group, members in groups]
    return [(label, members) for label, members in choices if members]


def varied_products():
    """Products of different categories from different places, those with a geographical indication first."""
    rows = Product.objects.published().for_cards().order_by("-is_geographical_indication", "name_sort", "pk")
    shown, seen = [], set()
    for product in rows:
        marks = {("category", product.category_id), ("area", product.area_id)}
        if not marks & seen:
            seen |= marks
            shown.append(product)
    return shown[:PRODUCTS]


@dataclass(slots=True)
class Lines:
    """A column of dated titles: rows with `dated`, `title_…` and an address."""

    name: str
    url: str
    rows: list


def news_columns():
    """Every column with its latest articles, in one query."""
    newest_first = Window(RowNumber(), partition_by=F("column"), order_by=["-dated_on", "-pk"])
    articles = Article.objects.published().for_cards().annotate(place=newest_first).filter(place__lte=LINES)
    articles = articles.order_by("column__order", "column", "place")
    for column, rows in groupby(articles, key=lambda article: article.column):
        yield Lines(translated(column, "name"), column.get_absolute_url(), [(row.dated_on, row) for row in rows])


def events_column():
    events = Event.objects.published().for_cards().order_by("-starts_on", "pk")[:LINES]
    rows = [(event.starts_on, event) for event in events]
    return [Lines(_("展会与活动"), reverse("investment:event_list"), rows)] if rows else []


@dataclass(slots=True)
class Choice:
    """A way into a list, with the number of rows behind it."""

    label: str
    count: int
    url: str


def policy_sections():
    """The sections of published documents with measures in them."""
    sections = PolicySection.objects.filter(policy__state=PublishingState.PUBLISHED).select_related("policy")
    sections = sections.annotate(count=_published("measures")).filter(count__gt=0).order_by("policy", "number")
    return [_choice(section, "title", section=section.key) for section in sections]


def audiences():
    """Who the measures are for, the most served first."""
    terms = Term.objects.filter(vocabulary=Term.Vocabulary.AUDIENCE).annotate(count=_published("audience_measures"))
    return [_choice(term, "name", who=term.code) for term in terms.filter(count__gt=0).order_by("-count", "code")]


def _published(relation):
    return Count(
        relation, filter=Q(**{f"{relation}__state": PublishingState.PUBLISHED, f"{relation}__is_sample": False})
    )


def _choice(row, field, **chosen):
    return Choice(translated(row, field), row.count, reverse("investment:policy_list") + address(chosen))
