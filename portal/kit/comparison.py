"""Two to five things side by side: what differs comes first, what nobody has told us stays missing."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .paper import words

MOST = 5
HIGHER, LOWER = "higher", "lower"


@dataclass(slots=True)
class Cell:
    """What one of them states; `number` in the unit of the whole row decides which is best, where better is defined.

    `said` is the text without its markup, by which cells differ, `html` the cell as the table shows it. Both are made once,
    as a cell is remembered and stands in many comparisons: read it, never change it.
    """

    text: object = ""
    note: object = ""
    number: Decimal | None = None
    is_best: bool = False
    said: str = ""
    html: str = field(init=False)

    def __post_init__(self):
        self.said = self.said or words(self.text)
        self.html = drawn(self)

    @property
    def missing(self):
        return self.text in (None, "")


def drawn(cell):
    if cell.missing:
        return format_html('<td><span class="na">{}</span></td>', cell.said)
    note = format_html('<small class="meta">{}</small>', cell.note) if cell.note else ""
    if cell.is_best:
        return format_html('<td class="best">{} <b class="tag">{}</b>{}</td>', cell.text, _("最优"), note)
    return format_html("<td>{}{}</td>", cell.text, note)


@dataclass
class Row:
    """One thing that is compared; `better` is HIGHER, LOWER or nothing where neither is better."""

    group: str
    label: str
    cells: list[Cell]
    better: str = ""
    differs: bool = field(init=False)

    def __post_init__(self):
        self.differs = len({cell.said for cell in self.cells}) > 1
        self._mark_best()

    def _mark_best(self):
        """The best of at least two different known numbers; equal ones share it."""
        known = [cell.number for cell in self.cells if cell.number is not None]
        if not self.better or len(set(known)) < 2:
            return
        best = max(known) if self.better == HIGHER else min(known)
        self.cells = [replace(cell, is_best=True) if cell.number == best else cell for cell in self.cells]

    @property
    def html(self):
        return format_html_join("", "{}", ((cell.html,) for cell in self.cells))


class Comparison:
    """`things` are compared by rows; rows that nobody states anything in are left out."""

    def __init__(self, things, rows):
        self.things = things
        self.rows = [row for row in rows if not all(cell.missing for cell in row.cells)]

    @property
    def parts(self):
        """(heading, rows): first what differs, then what is the same."""
        found = [(_("不同之处"), [row for row in self.rows if row.differs])]
        found.append((_("相同之处"), [row for row in self.rows if not row.differs]))
        return [(heading, rows) for heading, rows in found if rows]

    def lines(self, names):
        """The table as lines of text, for a file."""
        yield [_("分组"), pgettext("表头", "项目"), *(text for name in names for text in (name, _("日期与来源")))]
        for _heading, rows in self.parts:
            for row in rows:
                yield [row.group, row.label, *(text for cell in row.cells for text in told(cell))]


def told(cell):
    return cell.said, words(cell.note) if cell.note else ""


@dataclass
class Choice:
    """Which things the address names: those found, in its order, at most MOST; and what was not understood or too much."""

    found: list
    ignored: list

    @classmethod
    def read(cls, slugs, rows):
        """`rows` is a queryset with slugs; one query."""
        wanted = list(dict.fromkeys(slug for slug in (text.replace("\0", "") for text in slugs) if slug))
        by_slug = {row.slug: row for row in rows.filter(slug__in=wanted[: 4 * MOST])}
        known = [by_slug[slug] for slug in wanted if slug in by_slug]
        ignored = [slug for slug in wanted if slug not in by_slug] + [row.slug for row in known[MOST:]]
        return cls(known[:MOST], ignored)
