"""What a load did: counted per model, and said row by row where something did not go as the file says."""

from collections import Counter, defaultdict
from enum import StrEnum

from .reading import Problem


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    DELETED = "deleted"
    LEFT_OUT = "left out"
    WRONG = "wrong"


WITHHELD = "withheld"
COLUMNS = [*list(Outcome)[:5], WITHHELD, *list(Outcome)[5:]]
HEADINGS = {
    Outcome.KEPT: "Kept as people left them",
    Outcome.DELETED: "Deleted by people, not brought back",
    Outcome.LEFT_OUT: "Left out",
}


class Report:
    def __init__(self):
        self.counts = defaultdict(Counter)
        self.remarks = defaultdict(list)
        self.withheld = defaultdict(Counter)
        self.problems: list[Problem] = []
        self.gone = []

    def tell(self, noun, row, outcome, why=""):
        self.counts[noun.label][outcome] += 1
        if why:
            self.remarks[outcome].append(f"{row.where}: {why}")

    def wrong(self, noun, problems):
        self.counts[noun.label][Outcome.WRONG] += 1
        self.problems += problems

    def withhold(self, noun, reason):
        self.counts[noun.label][WITHHELD] += 1
        self.withheld[noun.label][reason] += 1

    @property
    def has_changes(self):
        return any(counts[Outcome.CREATED] or counts[Outcome.UPDATED] for counts in self.counts.values())

    def lines(self):
        yield from self._table()
        for label, reasons in self.withheld.items():
            said = ", ".join(f"{reason} ({number})" for reason, number in reasons.items())
            yield f"Withheld: {label}: {said}"
        for outcome, heading in HEADINGS.items():
            yield from (f"{heading}: {remark}" for remark in self.remarks[outcome])
        yield from (f"No longer in the files, left as it is: {name}" for name in self.gone)

    def _table(self):
        yield self._line("", COLUMNS)
        for label, counts in self.counts.items():
            yield self._line(label, [counts[column] for column in COLUMNS])
        yield self._line("all", [sum(counts[column] for counts in self.counts.values()) for column in COLUMNS])

    def _line(self, label, cells):
        return f"{label:<24}" + "".join(f"{cell:>10}" for cell in cells)
