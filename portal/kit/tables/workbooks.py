"""A workbook with one sheet, sent as its rows come: it needs no more memory however many rows it has.

openpyxl makes the book around the sheet; the rows are written here, as it takes four times as long for them and keeps the
whole file until the last one (ECMA-376, part 1, 18.3: cells without a reference follow each other).
"""

import io
import re
from itertools import batched
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from portal.kit.spreadsheets import NUMBERS, inert

SHEET = "xl/worksheets/sheet1.xml"
NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
BATCH = 100


def xlsx_parts(lines, title):
    """The bytes of the file, part by part; `lines` are of texts and numbers."""
    sent = Sent()
    with ZipFile(around(title)) as shell, ZipFile(sent, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for name in shell.namelist():
            if name != SHEET:
                book.writestr(name, shell.read(name))
        head, tail = NO_ROWS.split(shell.read(SHEET))
        with book.open(SHEET, "w") as sheet:
            sheet.write(head + b"<sheetData>")
            for some in batched(lines, BATCH):
                sheet.write("".join(map(row, some)).encode())
                yield sent.taken()
            sheet.write(b"</sheetData>" + tail)
    yield sent.taken()


def around(title):
    """The workbook without its rows; the first of them stays in sight."""
    book, file = Workbook(), io.BytesIO()
    book.active.title = title[:31]
    book.active.freeze_panes = "A2"
    book.save(file)
    return file


def row(line):
    return f"<row>{''.join(map(cell, line))}</row>"


def cell(value):
    """A number, or a text that no spreadsheet takes for a formula."""
    if isinstance(value, NUMBERS):
        return f"<c><v>{value}</v></c>" if not isinstance(value, bool) else f'<c t="b"><v>{value:d}</v></c>'
    text = escape(ILLEGAL_CHARACTERS_RE.sub("", inert(value)))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' if text else "<c/>"


class Sent:
    """What a ZipFile writes to: keeps the bytes only until they are taken."""

    def __init__(self):
        self.parts = []

    def write(self, part):
        self.parts.append(bytes(part))
        return len(part)

    def flush(self):
        """Nothing waits elsewhere."""

    def taken(self):
        parts, self.parts = self.parts, []
        return b"".join(parts)
