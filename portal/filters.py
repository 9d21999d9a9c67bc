"""What the list of news offers to filter by."""

from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from parks.filters import AreaFacet
from portal.kit.facets import FacetedFilterSet, FacetFilter
from portal.kit.filters import DateBoundFilter, SortFilter, WordsFilter
from portal.kit.text import translated

from .models import Article, Column


class ColumnFacet(FacetFilter):
    def __init__(self):
        super().__init__(label=_("栏目"), path="column__slug", choices=column_names)


def column_names():
    return {column.slug: translated(column, "name") for column in Column.objects.all()}


class YearFacet(FacetFilter):
    """The year of the publisher's date, the latest first."""

    def __init__(self):
        super().__init__(label=_("年份"), path="year", lookup="dated_on__startswith", choices=article_years)


def article_years():
    dates = Article.objects.published().exclude(dated_on="").values_list("dated_on", flat=True)
    return {year: year for year in sorted({date[:4] for date in dates}, reverse=True)}


LATEST = ["-dated_on", "-pk"]


class ArticleFilter(FacetedFilterSet):
    q = WordsFilter(label=_("关键词"), columns=["title_zh_hans", "title_en", "publisher_zh_hans", "publisher_en"])
    column = ColumnFacet()
    year = YearFacet()
    area = AreaFacet()
    date_from = DateBoundFilter(_("原文日期不早于"), "dated_on", "gte")
    date_to = DateBoundFilter(_("原文日期不晚于"), "dated_on", "lte")
    bounds = ["date_from", "date_to"]
    sort = SortFilter({"newest": (_("最近"), LATEST), "oldest": (_("最早"), ["dated_on", "pk"])})

    facet_annotations = {"year": Left("dated_on", 4)}

    class Meta:
        model = Article
        fields = []


class ColumnArticleFilter(ArticleFilter):
    """Inside one column there is nothing to choose about columns."""

    column = None
