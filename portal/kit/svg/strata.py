"""Strata: the drawn cover of a place without a photo, after the bands of Songhua stone and ridges in mist.

Every band is drawn in `currentColor` with the same slight opacity and reaches down to the lower edge, so bands add up
from pale at the top to deep at the bottom. The hue comes from the page (`.hue-…`), the shape from the slug alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from random import Random

from django.utils.safestring import SafeString

from .markup import element, joined

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Style:
    """How one kind of cover is drawn; lengths are in units of its viewBox."""

    width: int
    height: int
    layers: int
    opacity: str  # of one band: n bands above each other cover 1 - (1 - opacity)^n
    fit: str  # preserveAspectRatio: a card may stretch a little, a cover is cropped


STYLES = {
    "cover": Style(880, 120, 8, ".22", "xMidYMid slice"),
    "card": Style(240, 60, 6, ".25", "none"),
}
TOP, DEPTH = 0.22, 0.76  # where the first band lies, and over how much of the height the bands are spread
RELIEF = 0.18  # how far a crest rises above the middle of its band, as a share of the height
SWAY = 0.17  # how far a crest strays sideways, as a share of a wave; more than a fifth folds the line over itself


@lru_cache(maxsize=4096)
def strata(
    slug: str, *, width: int | None = None, height: int | None = None, layers: int | None = None, variant: str = "cover"
) -> SafeString:
    """The cover drawn for a slug, always the same: pure decoration, at most 1.6 kB (a card 450 bytes)."""
    style = STYLES[variant]
    width, height, layers = width or style.width, height or style.height, layers or style.layers
    draw = _ripples if variant == "card" else _stone
    return element(
        "svg",
        draw(Random(slug), width, height, layers),  # noqa: S311 - a drawing, not a secret
        class_="strata",
        viewBox=f"0 0 {width} {height}",
        preserveAspectRatio=style.fit,
        fill="currentColor",
        fill_opacity=style.opacity,
        aria_hidden="true",
    )


def _stone(random: Random, width: int, height: int, layers: int) -> SafeString:
    """Bands of free curves with fine veins between them. Each takes after the one above it, as sediment does."""
    crests = list(_crests(random, width, height, layers))
    return joined(_band(_flowing(crest), height) for crest in crests) + _veins(crests)


def _crests(random: Random, width: int, height: int, layers: int) -> Iterator[Points]:
    """The upper edge of each band, through its crests and troughs in turn."""
    step = width / 4.8
    start, side = -step * random.uniform(0.35, 0.75), random.choice((-1, 1))
    middles = [start + step * number for number in range(7)]
    shifts = [random.uniform(-SWAY, SWAY) for _ in middles]
    swings = [side * (-1) ** number * random.uniform(0.3, 1) for number in range(7)]
    for depth in _depths(random, layers):
        relief = height * RELIEF * (1 - 0.4 * depth)
        xs = [middle + step * shift for middle, shift in zip(middles, shifts, strict=True)]
        yield [(x, height * depth + relief * swing) for x, swing in zip(xs, swings, strict=True)]
        shifts = [max(-SWAY, min(SWAY, shift + random.uniform(-0.1, 0.1))) for shift in shifts]
        swings = [0.88 * swing + random.uniform(-0.42, 0.42) for swing in swings]


def _ripples(random: Random, width: int, height: int, layers: int) -> SafeString:
    """Bands of even waves: the shortest path data there is, for pages with many cards."""
    step, rise = round(width / random.uniform(2.6, 3.4)), random.choice((-1, 1)) * random.uniform(0.7, 1)
    start = -step * random.uniform(0.3, 0.7)
    bands = []
    for depth in _depths(random, layers):
        levels = [height * (depth + random.uniform(-0.05, 0.05)) for _ in range(5)]
        bands.append(_band(_rippling(start, step, 2 * RELIEF * height * rise, levels), height))
        start = min(0, max(start + random.uniform(-0.12, 0.12) * step, width - 4 * step))
        rise *= random.uniform(0.7, 1.1)
    return joined(bands)


def _depths(random: Random, layers: int) -> list[float]:
    """Where the bands lie between the upper edge (0) and the lower (1): thick and thin ones in irregular turn."""
    thicknesses = [random.uniform(0.45, 1.4) for _ in range(layers)]
    return [TOP + DEPTH * sum(thicknesses[:number]) / sum(thicknesses) for number in range(layers)]


def _band(crest: str, height: int) -> SafeString:
    return element("path", d=f"{crest}V{height}H0")


def _veins(crests: list[Points]) -> SafeString:
    """Fine lines between every other pair of bands, as in the ink stone."""
    pairs = list(pairwise(crests))[::2]
    lines = [_between(upper, lower, 0.3 + 0.15 * (number % 3)) for number, (upper, lower) in enumerate(pairs)]
    return element(
        "path",
        class_="veins",
        d="".join(map(_flowing, lines)),
        fill="none",
        stroke="currentColor",
        stroke_opacity=".3",
        vector_effect="non-scaling-stroke",
    )


def _between(upper: Points, lower: Points, share: float) -> Points:
    return [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in zip(upper, lower, strict=True)]


def _flowing(points: Points) -> str:
    """A smooth line that lies level in each point: relative cubic curves, 14 bytes a point."""
    rounded = [(round(x), round(y)) for x, y in points]
    curves = []
    for (x, y), (next_x, next_y) in pairwise(rounded):
        across, down = next_x - x, next_y - y
        end = (round(across * 0.58), down, across, down)
        curves.append("s" + _numbers(*end) if curves else "c" + _numbers(round(across * 0.42), 0, *end))
    return f"M{_numbers(*rounded[0])}{''.join(curves)}"


def _rippling(start: float, step: int, rise: float, levels: list[float]) -> str:
    """A wave that crosses the levels at even steps: mirrored quadratic curves, 6 bytes a wave."""
    heights = [round(level) for level in levels]
    ends = [_numbers(step, later - earlier) for earlier, later in pairwise(heights)]
    bow = _numbers(round(step / 2), round(rise))
    return f"M{_numbers(round(start), heights[0])}q{bow} {'t'.join(ends)}"


def _numbers(*values: int) -> str:
    """Numbers as path data writes them: a minus sign separates as well as a space."""
    return " ".join(map(str, values)).replace(" -", "-")
