"""What flows from box to box: lines to lie under boxes that the page itself lays out in columns of rows of equal height."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .markup import element

APART = 0.14  # of a row: the distance between two lines that meet at one side of a box
BULGE = 1.2  # per cent of the width that a line between boxes of one column reaches out, for each row it passes

Box = tuple[int, int]  # column and row, from 0
Sides = Sequence[tuple[float, float]]  # where the boxes of each column begin and end, in per cent of the width


@dataclass(frozen=True)
class Flow:
    """A line between two boxes; the names are kept on it, for a page that wants to point a line out."""

    start: Box
    end: Box
    giver: str = ""
    taker: str = ""


def flow_lines(flows: Sequence[Flow], *, sides: Sides, rows: int) -> SafeString:
    """The lines, each ending in a dot at the box that takes. Decoration: who gives to whom must stand in words too.

    The drawing is stretched over the boxes, so its width is 100 and its height the number of rows.
    """
    ports = _ports(flows)
    drawn = [_line(flow, ports[flow, "start"], ports[flow, "end"], sides) for flow in flows]
    box = {"viewBox": f"0 0 100 {rows}", "preserveAspectRatio": "none"}
    return element("svg", *drawn, class_="flow-lines", aria_hidden="true", **box)


def _ports(flows):
    """The height at which each line leaves and arrives: lines at one side of a box stand apart, and do not cross there."""
    met = defaultdict(list)
    for flow in flows:
        met[flow.start, _leaves_right(flow)].append((flow.end, flow, "start"))
        met[flow.end, _arrives_right(flow)].append((flow.start, flow, "end"))
    heights = {}
    for ((_column, row), _side), lines in met.items():
        lines.sort(key=lambda line: (line[0][1], line[0][0]))
        for number, (_other, flow, end) in enumerate(lines):
            heights[flow, end] = round(row + 0.5 + (number - (len(lines) - 1) / 2) * min(APART, 0.7 / len(lines)), 3)
    return heights


def _leaves_right(flow):
    return flow.start[0] <= flow.end[0]


def _arrives_right(flow):
    return flow.start[0] >= flow.end[0]


def _line(flow, leaves, arrives, sides):
    x, to = sides[flow.start[0]][_leaves_right(flow)], sides[flow.end[0]][_arrives_right(flow)]
    if flow.start[0] == flow.end[0]:
        first = second = round(x + BULGE + BULGE * abs(flow.start[1] - flow.end[1]) ** 0.5, 2)
    else:
        first = second = (x + to) / 2
    path = element("path", d=f"M{x:g} {leaves:g}C{first:g} {leaves:g} {second:g} {arrives:g} {to:g} {arrives:g}")
    dot = element("path", class_="dot", d=f"M{to:g} {arrives:g}h0")
    return element("g", path, dot, data_giver=flow.giver or None, data_taker=flow.taker or None)
