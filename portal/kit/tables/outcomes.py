"""What an import would do with each line of its file, and why it would not."""

import hashlib
import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.kit.models.imports import Deed

from .cells import letter


@dataclass(slots=True)
class Outcome:
    """One line of the file: its row with the new values, what differs, what is wrong.

    `changes` are (heading, before, after) and what is unlikely about the new value, where something is; `problems` are
    (cell such as "D12" or "", message).
    """

    line: object
    row: object = None
    label: str = ""
    values: dict = field(default_factory=dict)  # by attribute of the model
    many: dict = field(default_factory=dict)  # numbers of related rows, by field
    changes: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    @property
    def deed(self):
        if self.problems:
            return Deed.REFUSE
        if self.row._state.adding:
            return Deed.CREATE
        return Deed.CHANGE if self.changes else Deed.KEEP

    @property
    def details(self):
        return self.problems or self.changes

    def doubt(self, heading, words):
        """Ask about the new value below a heading; nothing is asked about a value that stays."""
        for change in self.changes:
            if change[0] == heading:
                change.append(words)

    def refuse(self, message, column=None, place=None):
        """Say what is wrong: 第 12 行 D 列“级别”：…"""
        words = {"line": self.line.number, "place": "" if place is None else letter(place), "message": message}
        words["heading"] = column.label if column else ""
        if place is not None:
            said = _("第 %(line)d 行 %(place)s 列“%(heading)s”：%(message)s")
        elif column:
            said = _("第 %(line)d 行“%(heading)s”：%(message)s")
        else:
            said = _("第 %(line)d 行：%(message)s")
        problem = [f"{words['place']}{self.line.number}" if words["place"] else "", said % words]
        if problem not in self.problems:
            self.problems.append(problem)


class Digest:
    """Whether two checks of a file came to the same: what was confirmed is what was shown."""

    def __init__(self):
        self._hash = hashlib.sha256()

    def add(self, outcome):
        said = [outcome.line.number, outcome.deed, outcome.label, outcome.details]
        self._hash.update(json.dumps(said, ensure_ascii=False, default=str).encode())

    def __str__(self):
        return self._hash.hexdigest()
