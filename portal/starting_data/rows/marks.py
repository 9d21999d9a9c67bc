from brands.models import Brand, Mark

from ..cells import Link, Text, both
from ..nouns import Noun

OF_THE_FIRST_KIND = ("registration_no", "mark_date", "holder_zh", "holder_en")


def _marks(folder):
    """A row for each kind of mark of a brand; number, date and holder belong to the kind that is named first."""
    for row in folder.rows("brands.csv"):
        first, *others = row.list("mark_kinds") if "mark_kinds" in row.cells else [""]
        yield row.with_cells(mark_kinds=first)
        yield from (row.with_cells(mark_kinds=kind, **dict.fromkeys(OF_THE_FIRST_KIND, "")) for kind in others)


MARKS = Noun(
    model=Mark,
    file="brands.csv",
    key=("brand", "kind"),
    rows_of=_marks,
    fields={
        "brand": Link(Brand, "slug"),
        "kind": Text("mark_kinds"),
        "number": Text("registration_no"),
        **both("holder"),
        "registered_on": Text("mark_date"),
    },
)
