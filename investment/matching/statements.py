from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from parks.glance import joined
from portal.kit.units import shown


@dataclass(frozen=True, slots=True)
class Statement:
    """What a park or site states: numbers in `unit` or a yes or no, how old, by whom, until when, and where it stands."""

    number: Decimal | None = None
    number_to: Decimal | None = None
    is_true: bool | None = None
    dated: str = ""
    unit: str = ""
    as_of: str = ""
    source: str = ""
    expires_on: date | None = None
    address: str = ""

    @property
    def least(self):
        return self.number

    @property
    def most(self):
        return self.number if self.number_to is None else self.number_to

    @property
    def is_stale(self):
        return self.expires_on is not None and self.expires_on < localdate()

    @property
    def passport(self):
        """Date, source and whether it waits to be confirmed, as they stand beside the value."""
        known = joined(self.as_of, self.source)
        meta = format_html(' <small class="meta">{}</small>', known) if known else ""
        stale = format_html(' <span class="badge badge-amber">{}</span>', _("待核实")) if self.is_stale else ""
        return format_html("{}{}", meta, stale)

    def __str__(self):
        """In the words and units of the page's language."""
        if self.number is not None:
            return shown(self.number, self.unit, self.number_to)
        return self.dated or {True: _("是"), False: _("否"), None: ""}[self.is_true]
