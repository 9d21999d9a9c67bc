"""Rows as a file with the columns of the import template, so that what is exported can be edited and imported again."""

import io
from itertools import batched

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.kit.spreadsheets import csv_lines

from .reading import NOTE
from .showing import Showing

BATCH = 500


def exported(table, rows, number):
    """The lines of texts: headings, a line for each of the `number` rows, and a remark if they are more than EXPORT_LIMIT."""
    showing = Showing(table.columns)
    yield [column.heading for column in table.columns]
    for batch in batched(rows[: settings.EXPORT_LIMIT].iterator(chunk_size=BATCH), BATCH):
        showing.load(batch)
        yield from map(showing.texts, batch)
    if number > settings.EXPORT_LIMIT:
        yield [f"{NOTE} {cut_short(number - settings.EXPORT_LIMIT)}"]


def cut_short(left_out):
    told = ngettext(
        "只导出了前 %(limit)d 行，还有 %(cut)d 行没有导出。",
        "只导出了前 %(limit)d 行，还有 %(cut)d 行没有导出。",
        left_out,
    )
    return told % {"limit": settings.EXPORT_LIMIT, "cut": left_out}


def cut_name(number):
    """For the name of a file that does not hold all."""
    return _("共%(number)d行的前%(limit)d行") % {"number": number, "limit": settings.EXPORT_LIMIT}


def csv_file(lines):
    """The bytes of a CSV file, line by line."""
    return (line.encode() for line in csv_lines(lines))


def saved(book):
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def file_name(title, kind):
    """园区-2026-11-22.xlsx"""
    return f"{title}-{timezone.localdate().isoformat()}.{kind}"
