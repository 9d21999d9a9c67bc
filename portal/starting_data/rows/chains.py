from parks.models import Chain, Industry

from ..cells import Given, Links, Text, both
from ..nouns import Noun

CHAINS = Noun(
    model=Chain,
    file="chains.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        **both("name", required=True),
        "order": Given(lambda row: row.line - 1),
        "industries": Links(Industry, "industry_slugs"),
    },
)
