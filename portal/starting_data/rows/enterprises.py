from parks.models import Area, ChainLink, Enterprise, Industry, Park

from ..cells import STATE, Link, Links, Text, both, listed_in_words
from ..nouns import Noun
from ..provenance import provenance

ENTERPRISES = Noun(
    model=Enterprise,
    file="enterprises.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        **both("name", required=True),
        "area": Link(Area, "area_code"),
        "park": Link(Park, "park_slug"),
        "industry": Link(Industry, "industry_slug"),
        "links": Links(ChainLink, "link_codes"),
        **listed_in_words("main_products", "main_products"),
        "founded": Text("founded"),
        "stock_code": Text("stock_code"),
        "website": Text("website"),
        **provenance(),
        **STATE,
    },
)
