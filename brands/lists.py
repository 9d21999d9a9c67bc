"""The lists of brands and products, with the columns their files, feeds and API tell."""

from parks.maps import map_of_results
from portal.kit.lists.columns import Column, columns, provenance, relation
from portal.kit.lists.public_list import PublicList

from .filters import BrandFilter, ProductFilter
from .models import Brand, Mark, Product

BRANDS = PublicList(
    noun="brands",
    label=Brand._meta.verbose_name_plural,
    view="brands:brand_list",
    filters=BrandFilter,
    rows=lambda samples: Brand.objects.published(samples).by_shelf(),
    columns=[
        *columns(Brand, "name", "kind", "is_named_in_opinion"),
        relation(Brand, "category"),
        relation(Brand, "industry"),
        relation(Brand, "area", "code"),
        relation(Brand, "park"),
        relation(Brand, "enterprise"),
        Column(
            "marks",
            Mark._meta.verbose_name_plural,
            lambda brand: [mark.kind for mark in brand.marks.all()],
            list,
            lambda brand: [str(mark.get_kind_display()) for mark in brand.marks.all()],
        ),
        *columns(Brand, "place_note", "story", "note"),
        *provenance(),
    ],
    facts=("kind", "category", "area", "marks", "as_of"),
    draw_map=map_of_results,
    summary="story",
)

PRODUCTS = PublicList(
    noun="products",
    label=Product._meta.verbose_name_plural,
    view="brands:product_list",
    filters=ProductFilter,
    rows=lambda samples: Product.objects.published(samples),
    columns=[
        *columns(Product, "name"),
        relation(Product, "category"),
        relation(Product, "industry"),
        relation(Product, "area", "code"),
        relation(Product, "brand"),
        relation(Product, "enterprise"),
        relation(Product, "park"),
        *columns(Product, "is_geographical_indication", "specification", "smallest_order", "order_unit", "summary"),
        *provenance(),
    ],
    facts=("category", "area", "brand", "enterprise", "as_of"),
    draw_map=map_of_results,
)
