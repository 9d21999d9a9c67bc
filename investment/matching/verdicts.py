from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from django.utils.html import format_html

from .statements import Statement

NOTHING = Decimal(0)


class State(IntEnum):
    """What is said of one criterion at one place; `CONDITIONAL` is allowed, but only under a clause one has to read."""

    MATCH = 0
    CONDITIONAL = 1
    UNKNOWN = 2
    MISS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """One criterion of a need at one place: what is stated there, and how far it falls short (0.1 is a tenth).

    `needed` says what the need asks for, in words; nothing where the label says it all.
    """

    criterion: object
    needed: str
    state: State
    statement: Statement | None = None
    shortfall: Decimal = NOTHING
    words: object = ""

    @property
    def label(self):
        return self.criterion.label

    @property
    def stated(self):
        """In the words of the page's language."""
        return self.words or self.statement or ""

    @property
    def told(self):
        """What is stated, as a link to where it stands, with date, source and whether it waits to be confirmed."""
        if self.statement is None or not self.statement.address:
            return self.stated
        return format_html('<a href="{}">{}</a>{}', self.statement.address, self.stated, self.statement.passport)

    @property
    def short_percent(self):
        return min(round(100 * self.shortfall), 999)

    @property
    def is_decisive_by_rule(self):
        """A rule that forbids has no measure by which one could come nearer to it."""
        return self.state == State.MISS and not self.shortfall


def shortfall(wanted, stated):
    """By which share of what was wanted the stated number is off; the larger of the two where nothing was wanted."""
    return abs(Decimal(wanted) - Decimal(stated)) / (Decimal(wanted) or abs(Decimal(stated)) or 1)
