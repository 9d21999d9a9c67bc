from parks.models import Area, Industry, Park

from ..cells import STATE, Link, Links, Text, both
from ..nouns import Noun
from ..provenance import provenance

PARKS = Noun(
    model=Park,
    file="parks.csv",
    key=("slug",),
    fields={
        "slug": Text("slug"),
        **both("name", required=True),
        "area": Link(Area, "area_code"),
        "parent": Link(Park, "parent_slug"),
        "level": Text("level"),
        "kind": Text("kind"),
        "industries": Links(Industry, "industry_slugs"),
        **both("leading_industries"),
        **both("summary"),
        "founded": Text("founded"),
        "approved_on": Text("approval_date"),
        "approved_area_ha": Text("approved_area_ha"),
        "reported_area_km2": Text("reported_area_km2"),
        **both("reported_area_note"),
        "statistical_code": Text("nbs_code"),
        "longitude": Text("lon"),
        "latitude": Text("lat"),
        "location_precision": Text("coord_precision"),
        "website": Text("website"),
        **provenance(remark="note"),
        **STATE,
    },
)
