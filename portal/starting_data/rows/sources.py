from parks.models import Source

from ..cells import Text, both
from ..nouns import Noun

SOURCES = Noun(
    model=Source,
    file="sources.csv",
    key=("code",),
    fields={
        "code": Text("code"),
        **both("title", required=True),
        "kind": Text("kind"),
        "grade": Text("grade"),
        "locator": Text("locator"),
        "published_on": Text("published"),
    },
)
