"""The columns of a list's files and of its API: written once for CSV, XLSX, GeoJSON and JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from portal.kit.publishing import PublishingState
from portal.kit.text import plain_translation


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is its name for machines, `label` (with the unit) for people; `text` is for people what `value` is as a code."""

    key: str
    label: str
    value: Callable
    kind: type = str
    text: Callable | None = None

    def told(self, row):
        """What a spreadsheet shows; empty when it is not stated."""
        found = (self.text or self.value)(row)
        return "；".join(found) if isinstance(found, list) else found

    def fields(self, row):
        """(name, value) for JSON; a code is followed by its words."""
        yield self.key, self.value(row)
        if self.text:
            yield f"{self.key}_label", self.text(row)


def columns(model, *names):
    """A column for each of these fields of the model; labels, types and choices are the model's own."""
    return [_column(model._meta.get_field(name)) for name in names]


def _column(field):
    name = field.name
    if field.choices:
        labels = dict(field.flatchoices)
        return Column(name, field.verbose_name, attribute(name), text=lambda row: word(labels, getattr(row, name)))
    if isinstance(field, models.BooleanField):
        return Column(name, field.verbose_name, attribute(name), bool, lambda row: str(_YES_NO[getattr(row, name)]))
    return Column(name, field.verbose_name, attribute(name), KINDS.get(type(field), str))


def word(labels, value):
    """The word of a choice, the value itself where it is none; the same as Django's `get_…_display`, which hashes all."""
    return str(labels.get(value, value)) if value not in ("", None) else None


_YES_NO = {True: _("是"), False: _("否")}
KINDS = {
    models.DecimalField: float,
    models.IntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
}


def attribute(name):
    """Reads a field: a translated one in the page's language, nothing as None."""

    def read(row):
        found = plain_translation(row, name) if hasattr(row, f"{name}_zh_hans") else getattr(row, name)
        return None if found in ("", None) else plain(found)

    return read


def plain(value):
    """Dates as ISO 8601 in the time of the province."""
    if isinstance(value, datetime):
        return localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def relation(model, name, code="slug", title="name"):
    """The row that a foreign key leads to, by its code and name; nothing when visitors may not read it."""

    def reading(read):
        return lambda row: read(found) if (found := readable(getattr(row, name))) else None

    label = model._meta.get_field(name).verbose_name
    return Column(name, label, reading(attribute(code)), text=reading(attribute(title)))


def readable(row):
    """The row itself when visitors may read it, else None."""
    return row if row is not None and getattr(row, "state", PublishingState.PUBLISHED) == "published" else None


def provenance():
    """How far what a row says can be relied on: its date, confidence and sources; needs the annotation `source_rows`."""
    return [
        Column("as_of", _("资料日期"), attribute("as_of")),
        Column("confidence", _("可信度"), attribute("confidence")),
        Column("confirmed_at", _("园区确认时间"), attribute("confirmed_at")),
        Column("sources", _("来源"), source_words, list),
        Column("is_sample", _("示例"), attribute("is_sample"), bool, lambda row: str(_YES_NO[row.is_sample])),
        Column("updated_at", _("更新时间"), attribute("updated_at")),
    ]


def source_words(row):
    return [" ".join(filter(None, [plain_translation(note, "title"), note.locator])) for note in row.source_notes]
