"""Which stored row a line means: by the first key whose cells are all filled, and only among rows one may change."""

from collections import defaultdict

from django.utils.translation import gettext as _

from portal.kit.scoping import Verb


def key_of(table, texts):
    """The key that the filled cells of a line make up, or None."""
    return next((tuple(key) for key in table.keys if all(texts.get(name) for name in key)), None)


class Matches:
    """The stored rows of a batch of lines: two queries for each key in use."""

    def __init__(self, table, access):
        self.table, self.access = table, access
        self._own, self._all = {}, {}

    def load(self, wanted):
        """`wanted` are (key, values) as the lines have them."""
        by_key = defaultdict(set)
        for key, values in wanted:
            by_key[key].add(values)
        for key, values in by_key.items():
            names = [self._attname(name) for name in key]
            found = self._rows(names, values)
            self._own[key] = grouped(self.access.narrow(found, Verb.CHANGE), names)
            self._all[key] = grouped(found.values_list("pk", *names), names)

    def _attname(self, name):
        return self.table.model._meta.get_field(name).attname

    def _rows(self, names, wanted):
        """A superset: every column for itself; what does not belong together is sorted out by `grouped`."""
        rows = self.table.model._base_manager.order_by("pk")
        for place, name in enumerate(names):
            rows = rows.filter(**{f"{name}__in": {values[place] for values in wanted}})
        return rows

    def find(self, key, values, outcome):
        """The row, or None for a new one; a row of others is told like one that does not exist."""
        own, every = self._own[key].get(values, []), self._all[key].get(values, [])
        if len(own) > 1:
            outcome.refuse(_("有几行同名，请填写网址名。"))
        elif not own and (every or not self.access.may(Verb.ADD, self.table.model)):
            outcome.refuse(_("在您负责的范围内没有这一行，也不能这样新建。"))
        return own[0] if own else None


def grouped(rows, names):
    """Rows, or tuples of number and columns, by the values of these columns."""
    found = defaultdict(list)
    for row in rows:
        values = row[1:] if isinstance(row, tuple) else tuple(getattr(row, name) for name in names)
        found[tuple(values)].append(row)
    return found
