"""Puts the names of areas where they can be read: inside their area, off the dots, never on another name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf
from unicodedata import east_asian_width

from .geometry import Shape, bounds, crossings, extent

NAME_SIZE, NOTE_SIZE = 25, 19  # in units of the drawing
GAP = 8  # kept free between two labels
STEP = 10  # how finely places are tried


@dataclass(frozen=True)
class Label:
    """A name and a note below it, set in the middle of x; y is the middle of its box."""

    name: str
    note: str
    x: int
    y: int

    @cached_property
    def width(self) -> float:
        return max(text_width(self.name, NAME_SIZE), text_width(self.note, NOTE_SIZE))

    @cached_property
    def height(self) -> float:
        return NAME_SIZE * 1.1 + (NOTE_SIZE * 1.2 if self.note else 0)

    def covers(self, point) -> bool:
        return abs(point[0] - self.x) < self.width / 2 + 5 and abs(point[1] - self.y) < self.height / 2 + 5

    def touches(self, other: "Label") -> bool:
        across, down = abs(self.x - other.x), abs(self.y - other.y)
        return across < (self.width + other.width) / 2 + GAP and down < (self.height + other.height) / 2 + GAP


@dataclass(frozen=True)
class Place:
    """An area waiting for its label; `wish` is where the name should stand if nothing is in the way."""

    shape: Shape
    name: str
    note: str = ""
    wish: tuple[int, int] | None = None

    @cached_property
    def middle(self) -> tuple[float, float]:
        left, top, right, bottom = bounds([self.shape])
        return self.wish or ((left + right) / 2, (top + bottom) / 2)

    @cached_property
    def _rows(self) -> dict[int, list]:
        return {}

    def share_inside(self, left: float, right: float, y: int) -> float:
        """How much of a level line from left to right lies inside the area."""
        if y not in self._rows:
            self._rows[y] = crossings(self.shape, y + 0.5)
        inside = sum(max(0, min(right, end) - max(left, start)) for start, end in self._rows[y])
        return inside / (right - left)


@lru_cache(maxsize=1024)
def text_width(text: str, size: float) -> float:
    """An estimate: Chinese characters are as wide as high, others a little more than half as wide."""
    return size * sum(1 if east_asian_width(character) in "WF" else 0.57 for character in text)


def short_name(name: str) -> str:
    """A name of an area as maps write it: 延边朝鲜族自治州 → 延边州, Changchun City → Changchun."""
    if name == "Jilin City":
        return name
    name = re.sub(r" (City|District|County|(\w+ )?Autonomous (Prefecture|County))$", "", name)
    return re.sub(r"(郭尔罗斯)?(朝鲜族|满族|蒙古族|回族)自治", lambda found: "郭" if found[1] else "", name)


def placed(places: Sequence[Place], *, width: int, height: int, dots: Sequence = ()) -> list[Label | None]:
    """A label for each place, None where there is no room. The smallest areas choose first: they have least choice."""
    labels: list[Label | None] = [None] * len(places)
    for number in sorted(range(len(places)), key=lambda number: extent(places[number].shape)):
        taken = [label for label in labels if label]
        labels[number] = _best(places[number], taken, width, height, dots)
    return labels


def _best(place: Place, taken: list[Label], width: int, height: int, dots: Sequence) -> Label | None:
    """With its note if there is room for it, else the name alone."""
    dots = _near(place.shape, dots)
    for note in dict.fromkeys((place.note, "")):
        free = (
            label
            for label in _nearest_first(place, note)
            if _inside(label, width, height) and not any(label.touches(other) for other in taken)
        )
        if best := _cheapest(free, place, dots):
            return best
    return None


def _cheapest(labels: Iterable[Label], place: Place, dots: Sequence) -> Label | None:
    """Of labels that come nearest first: once the way alone costs more than the best, no later one can be better."""
    best, least = None, inf
    for label in labels:
        if _way(place, label.x, label.y) > least:
            break
        cost = _cost(label, place, dots)
        if cost < least:
            best, least = label, cost
    return best


def _nearest_first(place: Place, note: str) -> Iterator[Label]:
    left, top, right, bottom = bounds([place.shape])
    tried = [place.wish] if place.wish else []
    tried += [(x, y) for y in range(top, bottom + 1, STEP) for x in range(left, right + 1, STEP)]
    for x, y in sorted(tried, key=lambda point: _way(place, *point)):
        yield Label(place.name, note, x, y)


def _way(place: Place, x: int, y: int) -> float:
    """What a label costs for the way from the wished place."""
    return (abs(x - place.middle[0]) + abs(y - place.middle[1])) / 60


def _near(shape: Shape, dots: Sequence) -> list:
    """The dots that a label of this area could cover: none of the far ones need be asked for each place."""
    left, top, right, bottom = bounds([shape])
    return [(x, y) for x, y in dots if left - 99 < x < right + 99 and top - 50 < y < bottom + 50]


def _inside(label: Label, width: int, height: int) -> bool:
    across, down = label.width / 2 + GAP, label.height / 2 + GAP
    return across <= label.x <= width - across and down <= label.y <= height - down


def _cost(label: Label, place: Place, dots: Sequence) -> float:
    """Letters outside of their area weigh most, then dots under the label, then the way from the wished place."""
    left, right = label.x - label.width / 2, label.x + label.width / 2
    lines = (round(label.y + part * label.height) for part in (-0.45, 0, 0.45))
    overhang = sum(1 - place.share_inside(left, right, line) for line in lines)
    covered = sum(label.covers(dot) for dot in dots)
    return 9 * overhang + covered + _way(place, label.x, label.y)
