"""What a cell of a file says, as text: numbers as one would type them, dates as 2026-11-22, percentages as 70%."""

import datetime
import re
import unicodedata
from decimal import Decimal

from portal.kit.spreadsheets import FORMULA_STARTS

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?")


class NoValue(str):
    """A cell that holds a formula or the error of one, and so no value of its own."""

    __slots__ = ()


def text_of(value, number_format="General"):
    """The text of a cell that a spreadsheet keeps as a number, a date or a truth value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return _number(value * 100) + "%" if "%" in number_format else _number(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value).strip()


def _number(value):
    """Fifteen digits, as a spreadsheet shows them: 1.0 → 1, 0.1 + 0.2 → 0.3, 43112345678.0 → 43112345678."""
    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_typed(text):
    """The text that `portal.kit.spreadsheets.inert` put an apostrophe before."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def plain_number(text):
    """Digits as a computer reads them: full-width digits and signs folded, the marks between thousands left out."""
    folded = unicodedata.normalize("NFKC", text).replace(" ", "")
    return folded.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", folded) else folded


def iso_date(text):
    """2026/11/2, 2026.11.2 and 2026年11月2日 as 2026-11-02; anything else as it is."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text))
    return "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)]) if match else text


def letter(index):
    """The letter of a column, counted from 0: 0 → A, 26 → AA."""
    name = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        name, index = chr(65 + rest) + name, index - 1
    return name
