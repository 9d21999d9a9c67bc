from parks.models import Area

from ..cells import Given, Link, Text, both
from ..nouns import Noun


def _boundary(row):
    return row.folder.boundaries.get(row["code"])


AREAS = Noun(
    model=Area,
    file="areas.csv",
    key=("code",),
    fields={
        "code": Text("code"),
        **both("name", required=True),
        "pinyin": Text("pinyin"),
        "level": Text("level"),
        "parent": Link(Area, "parent_code"),
        "label_longitude": Text("label_lon"),
        "label_latitude": Text("label_lat"),
        "seat_longitude": Text("seat_lon"),
        "seat_latitude": Text("seat_lat"),
        "boundary": Given(_boundary),
    },
)
