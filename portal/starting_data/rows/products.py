from brands.models import Brand, Category, Product
from parks.models import Area, ChainLink, Enterprise, Industry, Park

from ..cells import STATE, Flag, Link, Links, Text, both
from ..nouns import Noun
from ..provenance import provenance

PRODUCTS = Noun(
    model=Product,
    file="products.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        **both("name", required=True),
        "category": Link(Category, "category"),
        "industry": Link(Industry, "industry_slug"),
        "links": Links(ChainLink, "link_codes"),
        "area": Link(Area, "area_code"),
        "brand": Link(Brand, "brand_slug"),
        "enterprise": Link(Enterprise, "enterprise_slug"),
        "park": Link(Park, "park_slug"),
        "is_geographical_indication": Flag("gi", ("yes", "no", "not_checked")),
        **both("summary"),
        **provenance(),
        **STATE,
    },
)
