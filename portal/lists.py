"""The list of news, whole and by column, with what its files, feeds and API tell; and all lists of the portal."""

from dataclasses import replace

from brands.lists import BRANDS, PRODUCTS
from investment.lists import EVENTS, MEASURES, PROJECTS, SITES
from parks.lists import ENTERPRISES, PARKS
from parks.maps import map_of_results
from portal.kit.lists.columns import columns, provenance, relation
from portal.kit.lists.public_list import PublicList

from .filters import ArticleFilter, ColumnArticleFilter
from .models import Article

ARTICLES = PublicList(
    noun="news",
    label=Article._meta.verbose_name_plural,
    view="portal:news",
    filters=ArticleFilter,
    rows=lambda samples: Article.objects.published(samples),
    columns=[
        *columns(Article, "title"),
        relation(Article, "column"),
        *columns(Article, "dated_on", "publisher"),
        relation(Article, "area", "code"),
        *provenance(),
    ],
    title="title",
    facts=("column", "dated_on", "publisher", "area"),
    summary="",
    key="pk",
    draw_map=map_of_results,
)

LISTS = [PARKS, ENTERPRISES, PROJECTS, SITES, MEASURES, EVENTS, PRODUCTS, BRANDS, ARTICLES]
BY_NOUN = {of.noun: of for of in LISTS}


def articles_of(column):
    """The same list within one column."""
    return replace(
        ARTICLES,
        label=column.name,
        view="portal:column",
        filters=ColumnArticleFilter,
        rows=lambda samples: Article.objects.published(samples).filter(column=column),
        args=(column.slug,),
        fixed={"column": column.slug},
    )
