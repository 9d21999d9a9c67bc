"""Which columns products and marks have in files, and how their rows are recognised there."""

from parks.tables import PROVENANCE
from portal.kit.tables import Table

from .models import Mark, Product

PRODUCTS = Table(
    Product,
    keys=[["slug"], ["enterprise", "name_zh_hans"]],
    columns=[
        *(
            "slug",
            "name",
            "category",
            "industry",
            "links",
            "area",
            "brand",
            "enterprise",
            "park",
            "is_geographical_indication",
        ),
        *("summary", "specification", "order_unit", "smallest_order", *PROVENANCE),
    ],
)

MARKS = Table(
    Mark,
    keys=[["brand", "kind"]],
    columns=["brand", "kind", "number", "holder", "registered_on", "valid_until"],
    belongs_to="brand",
)
