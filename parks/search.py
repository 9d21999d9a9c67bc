"""What site search knows of parks, areas, industries and enterprises: both languages, and the names they are looked for by."""

from portal.kit.publishing import PublishingState
from portal.kit.search import SearchText, searchable

from .models import Area, Chain, ChainLink, Enterprise, Industry, Park, Site


def names(*rows):
    """The names of these rows in both languages."""
    return [name for row in rows if row for name in (row.name_zh_hans, row.name_en)]


def upwards(area):
    """An area and those it lies in; the province itself would be found by everything."""
    return [area, area.parent] if area.level == Area.Level.COUNTY else [area]


def unless_hidden(row):
    return row if row and row.state == PublishingState.PUBLISHED else None


def parks_to_find():
    rows = Park.objects.published().select_related("area__parent", "parent")
    return rows.defer("area__boundary", "area__parent__boundary").prefetch_related("industries")


@searchable(Park, rows=parks_to_find)
def park_text(park):
    return SearchText(
        title_zh_hans=park.name_zh_hans,
        title_en=park.name_en,
        summary_zh_hans=park.positioning_zh_hans or park.summary_zh_hans,
        summary_en=park.positioning_en or park.summary_en,
        words=[
            *names(*upwards(park.area), *park.industries.all(), unless_hidden(park.parent)),
            park.leading_industries_zh_hans,
            park.leading_industries_en,
            park.statistical_code,
        ],
        dated_on=park.as_of,
    )


@searchable(Area, rows=lambda: Area.objects.without_boundary().select_related("parent").prefetch_related("focus"))
def area_text(area):
    return SearchText(
        title_zh_hans=area.name_zh_hans,
        title_en=area.name_en,
        summary_zh_hans=area.introduction_zh_hans,
        summary_en=area.introduction_en,
        words=[area.code, area.pinyin, *names(*area.focus.all())],
    )


@searchable(Industry, rows=lambda: Industry.objects.prefetch_related("classes", "chains"))
def industry_text(industry):
    checked = [row for row in industry.classes.all() if row.is_checked]
    return SearchText(
        title_zh_hans=industry.name_zh_hans,
        title_en=industry.name_en,
        summary_zh_hans=industry.introduction_zh_hans,
        summary_en=industry.introduction_en,
        words=[*(row.code for row in checked), *names(*checked, *industry.chains.all())],
    )


@searchable(Chain, rows=lambda: Chain.objects.prefetch_related("industries", "links"))
def chain_text(chain):
    return SearchText(
        title_zh_hans=chain.name_zh_hans,
        title_en=chain.name_en,
        words=names(*chain.industries.all(), *chain.links.all()),
    )


@searchable(ChainLink, rows=lambda: ChainLink.objects.select_related("chain"))
def chain_link_text(link):
    return SearchText(
        title_zh_hans=link.name_zh_hans,
        title_en=link.name_en,
        summary_zh_hans=link.description_zh_hans,
        summary_en=link.description_en,
        words=names(link.chain),
    )


def enterprises_to_find():
    rows = Enterprise.objects.published().select_related("area__parent", "park", "industry")
    return rows.defer("area__boundary", "area__parent__boundary")


@searchable(Enterprise, rows=enterprises_to_find)
def enterprise_text(enterprise):
    return SearchText(
        title_zh_hans=enterprise.name_zh_hans,
        title_en=enterprise.name_en,
        summary_zh_hans=enterprise.main_products_zh_hans or enterprise.summary_zh_hans,
        summary_en=enterprise.main_products_en or enterprise.summary_en,
        words=[
            *names(*upwards(enterprise.area), unless_hidden(enterprise.park), enterprise.industry),
            enterprise.summary_zh_hans,
            enterprise.summary_en,
            enterprise.stock_code,
        ],
        dated_on=enterprise.as_of,
    )


@searchable(Site, rows=lambda: Site.objects.published().select_related("park__area__parent"))
def site_text(site):
    return SearchText(
        title_zh_hans=f"{site.code} {site.name_zh_hans}",
        title_en=site.name_en and f"{site.code} {site.name_en}",
        summary_zh_hans=site.summary_zh_hans,
        summary_en=site.summary_en,
        words=names(site.park, *upwards(site.park.area)),
    )
