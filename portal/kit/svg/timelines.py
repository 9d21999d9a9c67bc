"""How something went from year to year: a line from zero up, broken where nobody knows, with its numbers in a table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from .markup import element, joined

TOP, GROUND = 14, 86  # per cent of the height: the line of the highest value, and that of zero
MOST_YEARS = 8  # so many years are named below the line


@dataclass(frozen=True)
class Point:
    """What is known of one year. No value (None) breaks the line; `text` is the value as people read it."""

    year: int
    value: float | None
    text: str = ""
    note: str = ""


def time_chart(points: Sequence[Point], *, caption: str, heads: Sequence[str]) -> SafeString:
    """The line, and beside it the table of its years: heads for the year, the value and, with a third, the note."""
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    rows = joined(_row(point, len(heads) > 2) for point in reversed(points))
    parts = element("caption", caption), element("thead", head), element("tbody", rows)
    return element("div", time_line(points), element("table", *parts), class_="time-chart")


def time_line(points: Sequence[Point]) -> SafeString:
    """The line alone, to stand beside numbers that are there to be read: the years in order, the earliest first.

    ValueError for a value below zero: the ground is zero.
    """
    known = [point for point in points if point.value is not None]
    if any(point.value < 0 for point in known):
        raise ValueError("a line from zero up cannot show a value below zero")
    highest = max(known, key=lambda point: point.value, default=None)
    spots = [_spot(number, point, len(points), highest) for number, point in enumerate(points)]
    drawn = _grid(highest), _line(spots), _dots(spots), _years(points)
    return element("svg", *drawn, class_="time-line", fill="currentColor", aria_hidden="true")


def _spot(number: int, point: Point, years: int, highest: Point | None) -> tuple[float, float] | None:
    """Where a year's value lies, in per cent of width and height."""
    if point.value is None:
        return None
    share = float(point.value) / float(highest.value) if highest.value else 0
    return _across(number, years), round(GROUND - share * (GROUND - TOP), 1)


def _across(number: int, years: int) -> float:
    return round((number + 0.5) * 100 / years, 1)


def _grid(highest: Point | None) -> SafeString:
    levels = [(GROUND, "0")] if highest is None else [(TOP, highest.text or f"{highest.value:.10g}"), (GROUND, "0")]
    lines = (element("line", x1=0, x2="100%", y1=f"{y}%", y2=f"{y}%", class_="grid") for y, _text in levels)
    return joined(lines) + joined(element("text", text, x=0, y=f"{y}%", dy=-5) for y, text in levels)


def _line(spots: Sequence[tuple[float, float] | None]) -> SafeString:
    """One stretch for each run of years that are known."""
    runs = (list(run) for known, run in groupby(spots, key=bool) if known)
    path = "".join("M" + "L".join(f"{x} {y}" for x, y in run) for run in runs)
    box = {"viewBox": "0 0 100 100", "preserveAspectRatio": "none", "width": "100%", "height": "100%"}
    return element("svg", element("path", d=path), **box)


def _dots(spots: Sequence[tuple[float, float] | None]) -> SafeString:
    return joined(element("circle", cx=f"{spot[0]}%", cy=f"{spot[1]}%", r=4) for spot in spots if spot)


def _years(points: Sequence[Point]) -> SafeString:
    """Named from the last one back, as many as there is room for."""
    step = math.ceil(len(points) / MOST_YEARS)
    return joined(
        element("text", point.year, x=f"{_across(number, len(points))}%", y="99%", text_anchor="middle")
        for number, point in enumerate(points)
        if (len(points) - 1 - number) % step == 0
    )


def _row(point: Point, noted: bool) -> SafeString:
    cells = [element("td", point.text or "—", class_="num")]
    if noted:
        cells.append(element("td", point.note))
    return element("tr", element("th", point.year, scope="row"), *cells)
