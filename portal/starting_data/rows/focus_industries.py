from parks.models import Area, FocusIndustry, Industry

from ..cells import Link, Text, both
from ..nouns import Noun


def _garbled(row):
    return "the text of the opinion is garbled here" if row["withheld_reason"] == "garbled" else ""


FOCUS_INDUSTRIES = Noun(
    model=FocusIndustry,
    file="focus_industries.csv",
    key=("area", "industry", "kind"),
    fields={
        "area": Link(Area, "area_code"),
        "industry": Link(Industry, "industry_slug"),
        "kind": Text("kind"),
        "order": Text("order"),
        **both("provenance_note"),
    },
    left_out=_garbled,
)
