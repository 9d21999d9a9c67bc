from investment.models import Project
from parks.models import Area, ChainLink, Enterprise, Industry, Park

from ..cells import STATE, Link, Links, Text, both
from ..nouns import Noun
from ..provenance import provenance

PROJECTS = Noun(
    model=Project,
    file="projects.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        **both("name", required=True),
        "area": Link(Area, "area_code"),
        "park": Link(Park, "park_slug"),
        "enterprise": Link(Enterprise, "enterprise_slug"),
        "industry": Link(Industry, "industry_slug"),
        "would_fill": Links(ChainLink, "link_codes"),
        "stage": Text("stage"),
        **both("summary"),
        "amount": Text("amount"),
        "currency": Text("currency", default="CNY"),
        "dated_on": Text("date"),
        **provenance(date="date"),
        **STATE,
    },
)
