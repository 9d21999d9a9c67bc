from parks.models import Industry, IndustryClass

from ..cells import Flag, Link, Text, both
from ..nouns import Noun

CLASSES = Noun(
    model=IndustryClass,
    file="industry_classes.csv",
    key=("code",),
    fields={
        "code": Text("code"),
        **both("name", required=True),
        "parent": Link(IndustryClass, "parent_code"),
        "is_checked": Flag("checked"),
    },
)

INDUSTRIES = Noun(
    model=Industry,
    file="industries.csv",
    key=("slug",),
    fields={"slug": Text("slug"), **both("name", required=True), "group": Text("group")},
)

# Each link is a row of its own, so that a wrong one takes nothing else with it.
CLASS_LINKS = Noun(
    model=Industry.classes.through,
    file="industry_class_links.csv",
    key=("industry", "industryclass"),
    fields={"industry": Link(Industry, "industry_slug"), "industryclass": Link(IndustryClass, "class_code")},
)
