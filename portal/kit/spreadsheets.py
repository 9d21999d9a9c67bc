"""Text for spreadsheets, which run what looks like a formula."""

import csv
from decimal import Decimal

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
NUMBERS = (int, float, Decimal)
BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8


def inert(value) -> str:
    """A cell that stays what it reads: an apostrophe before whatever a spreadsheet would run (OWASP, CSV injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not isinstance(value, NUMBERS) else text


def csv_lines(rows):
    """Each row as a line of CSV as soon as it comes, so that a long table needs no memory."""
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([inert(value) for value in row])


class Line:
    """What csv.writer writes to: gives the line back instead of keeping it."""

    def write(self, line):
        return line
