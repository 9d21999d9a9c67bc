"""A list visitors read, as its page, files, feed and API share it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language

from portal.kit.samples import samples_asked
from portal.kit.text import plain_translation

from .columns import Column


class Place(NamedTuple):
    """A point (WGS 84) and how precisely it is that of the row."""

    longitude: float
    latitude: float
    precision: str


@dataclass(frozen=True)
class PublicList:
    """`rows` gives what visitors may read, with the annotations the filter orders by; the filter narrows it.

    `rows` is told as `published()` is whether samples are meant. `place` reads a row's Place or None; a list without it
    has no GeoJSON. `draw_map` draws the results of (request, filterset). `facts` are what letters tell of a row: keys
    of columns, or columns of their own.
    """

    noun: str
    label: str
    view: str
    filters: type
    rows: Callable
    columns: list[Column]
    place: Callable | None = None
    draw_map: Callable | None = None
    title: str = "name"
    summary: str = "summary"
    facts: tuple = ()
    key: str = "slug"
    args: tuple = ()
    fixed: dict = field(default_factory=dict)  # what the list's own address chooses, as the API's parameters have it

    def filterset(self, request):
        return self.filters(request.GET, self.rows(samples_asked(request)), request=request)

    @property
    def formats(self):
        return ("csv", "xlsx", "geojson") if self.place else ("csv", "xlsx")

    @property
    def address(self):
        return reverse(self.view, args=self.args)

    @property
    def feed_address(self):
        return reverse(f"{self.view.removesuffix('_list')}_feed", args=self.args)

    @property
    def subscribe_address(self):
        """Where its searches are subscribed to; the address of every list has this page."""
        return f"{self.address}subscribe/"

    @property
    def api_address(self):
        return reverse(f"api:{self.noun}")

    @property
    def key_type(self):
        return str if self.key == "slug" else int

    def identity(self, row):
        """What names the row in every output: its slug, or its number when it has none."""
        return str(getattr(row, self.key))

    def record(self, row, request):
        """The row as JSON has it."""
        fields = {"id": self.identity(row), "url": request.build_absolute_uri(row.get_absolute_url())}
        for column in self.columns:
            fields.update(column.fields(row))
        return fields

    def heading(self, row):
        return plain_translation(row, self.title)

    def about(self, row):
        return plain_translation(row, self.summary) if self.summary else ""

    def entry_id(self, row):
        """What an entry of the feed is called for ever, wherever the portal moves and whatever the row is called."""
        return f"{self.noun}/{row.pk}/{get_language()}"
