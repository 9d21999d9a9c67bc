"""Stored rows as the texts of their cells, many rows at once."""

from django.db.models import prefetch_related_objects

from .references import Names


class Showing:
    """Writes rows as cells; the names of related rows are read once for each batch."""

    def __init__(self, columns):
        self.columns, self.names = list(columns), Names()
        self._relations = [column for column in self.columns if hasattr(column, "related")]

    def load(self, rows):
        """Get ready for these rows: a query for each relation that has not been seen before."""
        prefetch_related_objects(rows, *(column.name for column in self._relations if column.many))
        for column in self._relations:
            self.names.load(column.related, {key for row in rows for key in column.keys(row)})

    def text(self, column, row):
        if column not in self._relations:
            return column.shown(row)
        return self.joined(column, column.keys(row))

    def joined(self, column, keys):
        """Several related rows in one cell."""
        return column.joined(self.names.text(column.related, key) for key in keys)

    def texts(self, row):
        return [self.text(column, row) for column in self.columns]
