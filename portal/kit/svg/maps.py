"""Maps of areas, drawn on the server: the province, a prefecture with its counties, and where a place lies.

Every area is a link with a `<title>`; names and notes are real text. What CSS colours: `.area` with `.t0` … `.t5`,
`.around`, `.dots` and `.spot`.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from .geometry import Shape, bounds, clipped, read_path, scaled, write_path
from .labels import NAME_SIZE, NOTE_SIZE, Label, Place, placed
from .markup import element, joined
from .tiles import base_map
from .topology import simplify

WIDTH = 1000  # units of every map but the locator
DETAIL = 0.9  # borders may move by so many units to save bytes
STEPS = 5


@dataclass(frozen=True)
class MapArea:
    """One area of a map. Path and label point are on the sheet of `geometry`; texts are for the page's language."""

    path: str
    name: str = ""
    note: str = ""
    title: str = ""
    href: str = ""
    label: tuple[int, int] | None = None
    step: int = 0
    css: str = ""


@dataclass(frozen=True)
class MapPoint:
    """A place on the sheet: a dot, or with an address a link that says its title."""

    x: int
    y: int
    title: str = ""
    href: str = ""
    css: str = ""


@dataclass(frozen=True)
class Frame:
    """The part of the sheet that a map shows, and its scale."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def shape(self, shape: Shape) -> Shape:
        return scaled(shape, self.scale, (self.left, self.top))

    def point(self, x: float, y: float) -> tuple[int, int]:
        return round((x - self.left) * self.scale), round((y - self.top) * self.scale)

    def shows(self, x: float, y: float) -> bool:
        across, down = self.point(x, y)
        return 0 <= across <= self.width and 0 <= down <= self.height

    def box(self, margin: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom on the sheet, with a margin given in units of the map."""
        room = margin / self.scale
        right, bottom = self.left + self.width / self.scale, self.top + self.height / self.scale
        return self.left - room, self.top - room, right + room, bottom + room


def tint_step(value: float, highest: float) -> int:
    """The tint of an area from 0 (nothing) to 5 (the highest), for class t0 … t5."""
    if value <= 0 or highest <= 0:
        return 0
    return min(STEPS, math.ceil(STEPS * value / highest))


def area_map(
    areas: Iterable[MapArea],
    *,
    label: str,
    around: Iterable[str] = (),
    points: Iterable[MapPoint] = (),
    css: str = "",
    tiles: str = "",
) -> SafeString:
    """A map of linked areas. `around` holds the paths of neighbours, shown pale behind; `label` names the map.

    `tiles` is the address of a base map's tiles with {z}, {x} and {y}, drawn beneath.

    Drawn once for equal arguments, then remembered: pass plain strings, not lazy translations.
    """
    return _area_map(tuple(areas), label, tuple(around), tuple(points), css, tiles)


def locator_map(outline: str, *, x: int, y: int, within: str = "", label: str, width: int = 200) -> SafeString:
    """A small picture of where a place lies: the outline of the province, the area around it, and a dot."""
    frame, land = _ground(outline, within, width)
    return element(
        "svg",
        element("title", label),
        land,
        _dots([MapPoint(x, y, css="here")], [frame.point(x, y)]),
        class_="area-map locator",
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="img",
        aria_label=label,
    )


def part_map(whole: str, part: str, *, label: str, width: int = 400) -> SafeString:
    """A small picture of an area, dark, within the one above it."""
    frame, land = _ground(whole, part, width, step=5)
    return element(
        "svg",
        element("title", label),
        land,
        class_="area-map locator",
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="img",
        aria_label=label,
    )


@lru_cache(maxsize=64)
def _area_map(areas: tuple, label: str, around: tuple, points: tuple, css: str, tiles: str) -> SafeString:
    shapes = {area.path: read_path(area.path) for area in areas}
    frame = _frame(shapes.values(), ratio=4 / 3 if around else None)
    shapes |= {path: read_path(path) for path in around}
    drawn = _drawn(shapes, frame)
    points = [point for point in points if frame.shows(point.x, point.y)]
    spots = [frame.point(point.x, point.y) for point in points]
    return element(
        "svg",
        base_map(tiles, frame),
        joined(_backdrop(drawn[path]) for path in around if path in drawn),
        joined(_link(area, drawn[area.path]) for area in areas),
        _dots(points, spots),
        _labels(areas, drawn, frame, spots),
        class_=f"area-map {css}{' on-tiles' if tiles else ''}".rstrip(),
        viewBox=f"0 0 {frame.width} {frame.height}",
        role="group",
        aria_label=label,
    )


@lru_cache(maxsize=64)
def _ground(outline: str, within: str, width: int, step: int = 3) -> tuple[Frame, SafeString]:
    """What all places of one area have in common on their locator."""
    shapes = {path: read_path(path) for path in (outline, within) if path}
    frame = _frame(shapes.values(), width=width)
    drawn = _drawn(shapes, frame)
    land = element("path", class_="area t1", d=write_path(drawn[outline]))
    return frame, land + (element("path", class_=f"area t{step}", d=write_path(drawn[within])) if within else "")


def _frame(shapes: Iterable[Shape], *, ratio: float | None = None, width: int = WIDTH) -> Frame:
    """Everything in sight with a little air; with a ratio the shorter side is widened until it fits."""
    left, top, right, bottom = bounds(shapes)
    air = 0.05 if ratio else 0.01
    across, down = (right - left) * (1 + 2 * air), (bottom - top) * (1 + 2 * air)
    if ratio:
        across, down = max(across, down * ratio), max(down, across / ratio)
    scale = width / across
    return Frame((left + right - across) / 2, (top + bottom - down) / 2, scale, width, round(down * scale))


def _drawn(shapes: dict[str, Shape], frame: Frame) -> dict[str, Shape]:
    """The shapes in units of the map: simplified together, so borders stay shared, and cut off out of sight."""
    simple = simplify(shapes, DETAIL / frame.scale)
    seen = {key: clipped(shape, frame.box(20)) for key, shape in simple.items()}
    return {key: frame.shape(shape) for key, shape in seen.items() if shape}


def _backdrop(shape: Shape) -> SafeString:
    return element("path", class_="around", d=write_path(shape))


def _link(area: MapArea, shape: Shape) -> SafeString:
    path = element("path", class_=f"area t{area.step} {area.css}".rstrip(), d=write_path(shape))
    title = element("title", area.title or area.name)
    return element("a", title, path, href=area.href) if area.href else element("g", title, path)


def _dots(points: Iterable[MapPoint], spots: list[tuple[int, int]]) -> SafeString:
    """Links one by one; mere dots of a kind in one path, as short lines with round ends."""
    links, kinds = [], {}
    for point, (x, y) in zip(points, spots, strict=True):
        if point.href:
            links.append(_spot(point, x, y))
        else:
            kinds.setdefault(point.css, []).append(f"M{x} {y}h0")
    return joined(_dot_path(css, "".join(moves)) for css, moves in sorted(kinds.items())) + joined(links)


def _dot_path(css: str, path: str) -> SafeString:
    rims = (element("path", class_=f"{layer} {css}".rstrip(), d=path) for layer in ("dots-rim", "dots"))
    return joined(rims)


def _spot(point: MapPoint, x: int, y: int) -> SafeString:
    circle = element("circle", cx=x, cy=y, r=7)
    return element("a", element("title", point.title), circle, class_=f"spot {point.css}".rstrip(), href=point.href)


def _labels(areas: tuple, drawn: dict[str, Shape], frame: Frame, spots: list) -> SafeString:
    places = [_place(area, drawn[area.path], frame) for area in areas if area.name]
    labels = placed(places, width=frame.width, height=frame.height, dots=spots)
    deep = [area.step == STEPS for area in areas if area.name]
    texts = (_text(label, dark) for label, dark in zip(labels, deep, strict=True) if label)
    return element("g", joined(texts), class_="map-labels", aria_hidden="true", text_anchor="middle")


def _place(area: MapArea, shape: Shape, frame: Frame) -> Place:
    return Place(shape, area.name, area.note, frame.point(*area.label) if area.label else None)


def _text(label: Label, on_dark: bool) -> SafeString:
    baseline = round(label.y - label.height / 2 + NAME_SIZE * 0.92)
    dark = " on-dark" if on_dark else ""
    name = element("text", label.name, class_=f"map-name{dark}", x=label.x, y=baseline, font_size=NAME_SIZE)
    if not label.note:
        return name
    y = baseline + round(NOTE_SIZE * 1.2)
    return name + element("text", label.note, class_=f"map-note{dark}", x=label.x, y=y, font_size=NOTE_SIZE)
