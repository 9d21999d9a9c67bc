from django.utils.text import slugify

from investment.models import Event
from parks.models import Area, Park

from ..cells import STATE, Given, Link, Links, Text, both
from ..nouns import Noun
from ..provenance import provenance

SLUG_LENGTH = 60


def _events(folder):
    return [row for row in folder.rows("news.csv") if row.cells.get("column") == "event"]


def _slug(row):
    """The English title as an address, cut after a whole word."""
    slug = slugify(row["title_en"].replace(".", "-")) or slugify(row["id"])
    return slug if len(slug) <= SLUG_LENGTH else slug[: SLUG_LENGTH + 1].rpartition("-")[0]


EVENTS = Noun(
    model=Event,
    file="news.csv",
    key=("slug",),
    row_key="id",
    rows_of=_events,
    fields={
        "slug": Given(_slug, "title_en"),
        **both("title", required=True),
        "kind": Text("event_kind"),
        "starts_on": Text("date"),
        "ends_on": Text("end_date"),
        "area": Link(Area, "area_code"),
        "parks": Links(Park, "park_slug"),
        "publisher_zh_hans": Text("source_name"),
        "publisher_en": Text("source_name"),
        **provenance(date="date", confidence=""),
        **STATE,
    },
)
