from parks.models import Chain, ChainLink, Industry, IndustryClass

from ..cells import Flag, Given, Link, Links, Text, both
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

CHAIN_LINKS = Noun(
    model=ChainLink,
    file="chain_links.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        "chain": Link(Chain, "chain_slug"),
        "position": Text("position"),
        "order": Text("order"),
        **both("name", required=True),
        **both("description"),
        "classes": Links(IndustryClass, "class_codes"),
        "is_reference": Flag("reference"),
    },
)

# Each supply is a row of its own, so that links may supply each other in any order of the file.
SUPPLIES = Noun(
    model=ChainLink.supplies.through,
    file="chain_supplies.csv",
    key=("from_chainlink", "to_chainlink"),
    fields={
        "from_chainlink": Link(ChainLink, "link_slug"),
        "to_chainlink": Link(ChainLink, "supplies_slug"),
    },
)
