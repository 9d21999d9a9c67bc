"""Rows of the starting data to look at: of each kind the one with the longest name, where a layout breaks first."""

from types import SimpleNamespace

from django.db.models import Count
from django.db.models.functions import Length

from brands.models import Brand, Product
from investment.models import Event, Measure, Policy, Project
from parks.models import Area, Chain, ChainLink, Enterprise, Industry, Park
from portal.models import Article


def example_rows():
    article = longest(Article.objects.published().select_related("column"), "title_zh_hans")
    unfilled = ChainLink.objects.filter(enterprises=None, products=None)
    return SimpleNamespace(
        chain=longest(Chain.objects.all(), "name_en"),
        chain_link=longest(ChainLink.objects.exclude(enterprises=None), "name_en"),
        gap=longest(unfilled, "name_en"),
        area=longest(Area.objects.prefectures(), "name_en"),
        county=longest(Area.objects.filter(level=Area.Level.COUNTY), "name_en"),
        industry=Industry.objects.annotate(known=Count("parks")).order_by("-known", "slug").first(),
        park=longest(Park.objects.published(), "name_en"),
        enterprise=longest(Enterprise.objects.published(), "name_en"),
        project=longest(Project.objects.published(), "name_en"),
        policy=longest(Policy.objects.published(), "title_en"),
        measure=longest(Measure.objects.published(), "title_en"),
        event=longest(Event.objects.published(), "title_en"),
        brand=longest(Brand.objects.published(), "name_en"),
        product=longest(Product.objects.published(), "name_en"),
        column=article.column,
        article=article,
    )


def longest(rows, field):
    return rows.annotate(longest=Length(field)).order_by("-longest", "pk").first()
