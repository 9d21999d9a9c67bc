"""Charts that are their own table: the words and numbers are HTML that can be read, copied and zoomed on a phone,
only the bars are SVG. Nothing is said by colour or length alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .markup import element, joined

SHADES = 6  # classes s1 … s6 for parts that have no hue of their own
CEILING = 86  # per cent of the height of a column chart; the rest is for the number on the highest bar


@dataclass(frozen=True)
class Bar:
    """One value of a chart. No value (None) means unknown and draws no bar: `text` says what to read instead.

    `note` stands below the label: what the value covers, or where it is from.
    """

    label: str
    value: float | None
    text: str = ""
    href: str = ""
    css: str = ""
    note: str = ""

    @property
    def reading(self) -> str:
        return self.text or ("" if self.value is None else f"{self.value:.10g}")

    @property
    def heading(self) -> SafeString:
        return element("a", self.label, href=self.href) if self.href else element("span", self.label)


def meter(share: float) -> SafeString:
    """A bar filled to a share from 0 to 1: decoration beside the number it stands for."""
    filled = element("rect", width=f"{100 * min(1, max(0, share)):.3g}", height=10)
    box = {"viewBox": "0 0 100 10", "preserveAspectRatio": "none"}
    return element("svg", filled, class_="bar", fill="currentColor", aria_hidden="true", **box)


def bar_table(bars: Sequence[Bar], *, caption: str, heads: tuple[str, str], highest: float | None = None) -> SafeString:
    """A table of labels and values with a bar beside each value; bars reach to the highest value, or to the one given.

    ValueError for a value below zero: a length cannot show it.
    """
    scale = _scale(bars, highest)
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    rows = joined(_row(bar, scale) for bar in bars)
    parts = element("caption", caption), element("thead", head), element("tbody", rows)
    return element("table", *parts, class_="bars")


def column_chart(bars: Sequence[Bar], *, label: str, highest: float | None = None) -> SafeString:
    """Upright bars side by side, for years and other things in order: a list, each item its label and number.

    On a narrow page it scrolls sideways, so the keyboard reaches it too.
    """
    scale = _scale(bars, highest)
    items = joined(_column(bar, scale) for bar in bars)
    return element("ol", items, class_="columns", aria_label=label, tabindex=0)


def share_bar(bars: Sequence[Bar], *, label: str) -> SafeString:
    """One bar divided into the parts of a whole, and below it the parts in words with number and per cent."""
    _scale(bars, None)
    parts = [(bar, bar.css or f"s{number % SHADES + 1}") for number, bar in enumerate(bars) if bar.value]
    whole = sum(bar.value for bar, _ in parts)
    words = joined(_part(bar, css, whole) for bar, css in parts)
    return _divided(parts, whole) + element("ul", words, class_="legend", aria_label=label)


def percent(value: float, whole: float) -> str:
    """A share as whole per cent; what would round to nothing reads <1%."""
    share = 100 * value / whole if whole else 0
    return "<1%" if 0 < share <= 0.5 else f"{share:.0f}%"


def _scale(bars: Sequence[Bar], highest: float | None) -> float:
    values = [bar.value for bar in bars if bar.value is not None]
    if any(value < 0 for value in values):
        raise ValueError("a bar cannot show a value below zero")
    return highest or max(values, default=0) or 1


def _row(bar: Bar, scale: float) -> SafeString:
    drawn = "" if bar.value is None else meter(bar.value / scale)
    value = element("div", drawn, element("span", bar.reading), class_="bar-value")
    note = element("small", bar.note) if bar.note else ""
    return element("tr", element("th", bar.heading, note, scope="row"), element("td", value), class_=bar.css or None)


def _column(bar: Bar, scale: float) -> SafeString:
    drawn = element("svg", _upright((bar.value or 0) / scale, bar.reading), class_="column", fill="currentColor")
    return element("li", bar.heading, drawn, class_=bar.css or None)


def _upright(share: float, reading: str) -> SafeString:
    """A bar with its number on top, in per cent of whatever size the page gives it, so that letters keep theirs."""
    height = CEILING * min(1, share)
    top = f"{100 - height:.3g}%"
    rect = element("rect", y=top, width="100%", height=f"{height:.3g}%")
    return rect + element("text", reading, x="50%", y=top, dy="-6", text_anchor="middle")


def _divided(parts: list, whole: float) -> SafeString:
    rects, start = [], 0.0
    for bar, css in parts:
        width = 1000 * bar.value / whole
        title = element("title", f"{bar.label} {percent(bar.value, whole)}")
        rects.append(element("rect", title, class_=css, x=f"{start:.0f}", width=f"{width:.0f}", height=100))
        start += width
    box = {"viewBox": "0 0 1000 100", "preserveAspectRatio": "none"}
    return element("svg", *rects, class_="shares", fill="currentColor", aria_hidden="true", **box)


def _part(bar: Bar, css: str, whole: float) -> SafeString:
    share = element("span", percent(bar.value, whole))
    return element("li", meter(1), bar.heading, element("b", bar.reading), share, class_=css)
