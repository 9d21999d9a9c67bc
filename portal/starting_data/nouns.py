from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model

from .cells import Link
from .reading import Folder, Row, WrongCell


@dataclass(frozen=True, kw_only=True)
class Noun:
    """How the rows of a file become rows of a model.

    `key` names the fields that tell one row from another, in the database and in links. Where they may change, `row_key`
    names a column that never does. `left_out` says why a row is not to be loaded at all, or an empty string.
    """

    model: type[Model]
    file: str
    key: tuple[str, ...]
    fields: dict
    row_key: str = ""
    rows_of: Callable[[Folder], Iterable[Row]] | None = None
    left_out: Callable[[Row], str] = lambda row: ""

    @property
    def label(self):
        return self.model._meta.label

    @property
    def key_column(self):
        """The column to look at when a key is wrong."""
        return self.row_key or self.fields[self.key[-1]].column

    def field(self, name):
        return self.model._meta.get_field(name)

    def rows(self, folder):
        return self._parents_first(list(self.rows_of(folder) if self.rows_of else folder.rows(self.file)))

    def key_of(self, row):
        """The key of a row of the file; raises WrongCell where a part of it is missing."""
        if self.row_key:
            return str(row[self.row_key])
        return "/".join(self._key_part(row, self.fields[name]) for name in self.key)

    def _key_part(self, row, cell):
        part = cell.read(row)
        if part in ("", None):
            raise WrongCell(cell.column, "is missing")
        return str(part)

    def _parents_first(self, rows):
        """A row after the row of the same file it links to, so that it finds it; rows in a circle as they come."""
        own_links = (cell for cell in self.fields.values() if isinstance(cell, Link) and cell.model is self.model)
        parent, key = next(own_links, None), self.fields[self.key[0]]
        if parent is None:
            return rows
        ordered, waiting = [], rows
        while waiting:
            to_come = {row.cells.get(key.column) for row in waiting}
            ready = [row for row in waiting if row.cells.get(parent.column) not in to_come] or waiting[:1]
            ordered += ready
            waiting = [row for row in waiting if row not in ready]
        return ordered
