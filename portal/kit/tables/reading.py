"""A file as lines of text, one at a time: CSV in the usual encodings and separators, or the first sheet of an XLSX."""

import csv
import io
import warnings
import zipfile
from typing import NamedTuple

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .cells import NoValue, as_typed, text_of
from .encodings import decoded
from .errors import UnreadableFile

UNPACKED_LIMIT = 200 * 1024 * 1024
WIDEST = 200  # columns; a table of ours has some forty
SEPARATORS = ",;\t"
NOTE = "#"  # a line that begins so is a remark, as an export that was cut short writes it


class Line(NamedTuple):
    """A row of the file: its number as a spreadsheet counts, and the texts of its cells."""

    number: int
    texts: list


def lines_of(data):
    """The lines that hold anything, the headings first; raises UnreadableFile, also halfway."""
    rows = sheet_rows(data) if data.startswith(b"PK") else text_rows(data)
    for number, row in enumerate(rows, start=1):
        texts = [as_typed(text) if type(text) is str else text for text in row[:WIDEST]]
        if any(texts) and not texts[0].startswith(NOTE):
            yield Line(number, texts)


def text_rows(data):
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(_("旧格式（.xls）或加密的文件读不了。请另存为 XLSX 或 CSV 再上传。"))
    text = decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        for row in rows:
            yield [NoValue(cell) if cell.startswith("=") else cell.strip() for cell in row]
    except csv.Error:
        raise UnreadableFile(_("第 %(line)d 行读不出来：引号不成对，或一格太长。") % {"line": rows.line_num}) from None


def separator_of(text):
    """What stands most often in the line of headings."""
    head = text[: text.find("\n")] if "\n" in text else text
    return max(SEPARATORS, key=head.count)


def sheet_rows(data):
    refuse_bombs(data)
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and extensions that we do not read
            sheet = load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[0]
            sheet.reset_dimensions()
            for row in sheet.iter_rows():
                yield [text_of_cell(cell) for cell in row]
    except (KeyError, ValueError, IndexError, TypeError, OSError, zipfile.BadZipFile, SyntaxError) as problem:
        raise UnreadableFile(_("这不是可以读的 XLSX 文件。请用 Excel 或 WPS 另存一次再上传。")) from problem


def refuse_bombs(data):
    """A small file may unpack to one that fills the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as problem:
        raise UnreadableFile(_("这不是可以读的 XLSX 文件。请用 Excel 或 WPS 另存一次再上传。")) from problem
    if size > UNPACKED_LIMIT:
        raise UnreadableFile(_("文件展开后太大。请分成几个文件上传。"))


def estimated_lines(data):
    """About how many lines a file has, without reading them all."""
    if not data.startswith(b"PK"):
        return data.count(b"\n")
    sheet = load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[0]
    return sheet.max_row or 0


def text_of_cell(cell):
    if cell.data_type in ("f", "e"):
        return NoValue(cell.value)
    return text_of(cell.value, getattr(cell, "number_format", "General")) if cell.value is not None else ""
