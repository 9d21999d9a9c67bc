from brands.models import Brand, Category
from parks.models import Area, Enterprise, Industry, Park

from ..cells import STATE, Flag, Link, Text, both
from ..nouns import Noun
from ..provenance import provenance

BRANDS = Noun(
    model=Brand,
    file="brands.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        **both("name", required=True),
        "kind": Text("brand_kind"),
        "category": Link(Category, "category"),
        "industry": Link(Industry, "industry_slug"),
        "area": Link(Area, "area_code"),
        **both("place_note"),
        "park": Link(Park, "park_slug"),
        "enterprise": Link(Enterprise, "enterprise_slug"),
        "is_named_in_opinion": Flag("named_in_opinion"),
        **both("note"),
        **provenance(),
        **STATE,
    },
)
