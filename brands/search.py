"""What site search knows of brands and products: found by their maker, mark, category and place as well."""

from parks.search import names, unless_hidden, upwards
from portal.kit.search import SearchText, searchable

from .models import Brand, Product


def brands_to_find():
    rows = Brand.objects.published().select_related("area__parent", "category", "industry", "park", "enterprise")
    return rows.defer("area__boundary", "area__parent__boundary").prefetch_related("marks")


@searchable(Brand, rows=brands_to_find)
def brand_text(brand):
    related = [brand.category, brand.industry, unless_hidden(brand.park), unless_hidden(brand.enterprise)]
    return SearchText(
        title_zh_hans=brand.name_zh_hans,
        title_en=brand.name_en,
        summary_zh_hans=brand.story_zh_hans,
        summary_en=brand.story_en,
        words=[*names(*_places(brand), *related), *_proof(brand.marks.all())],
        dated_on=brand.as_of,
    )


def products_to_find():
    rows = Product.objects.published().select_related(
        "area__parent", "category", "industry", "brand", "enterprise", "park"
    )
    return rows.defer("area__boundary", "area__parent__boundary").prefetch_related("brand__marks")


@searchable(Product, rows=products_to_find)
def product_text(product):
    brand = unless_hidden(product.brand)
    related = [
        product.category,
        product.industry,
        brand,
        unless_hidden(product.enterprise),
        unless_hidden(product.park),
    ]
    return SearchText(
        title_zh_hans=product.name_zh_hans,
        title_en=product.name_en,
        summary_zh_hans=product.summary_zh_hans,
        summary_en=product.summary_en,
        words=[*names(*_places(product), *related), *_proof(brand.marks.all() if brand else [])],
        dated_on=product.as_of,
    )


def _places(row):
    return upwards(row.area) if row.area else []


def _proof(marks):
    """What stands on the papers of the marks: number and holder."""
    return [text for mark in marks for text in (mark.number, mark.holder_zh_hans, mark.holder_en)]
