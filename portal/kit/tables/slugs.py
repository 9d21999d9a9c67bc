"""Addresses for new rows whose line gives none: from the English name, else from the pinyin of the Chinese one."""

from itertools import count

from django.utils.text import slugify

from portal.kit.text import pinyin_key

LONGEST = 80  # leaves room for a number within the 100 of a slug
TRIES = 20


class Slugs:
    def __init__(self, table):
        self.table, self.model = table, table.model
        self._given = set()

    def stays_empty(self, column, text):
        return column.name == "slug" and self.table.makes_slugs and not text

    def fill(self, outcomes):
        """Give an address to each new row that has none; two rows of one file never get the same."""
        if not self.table.makes_slugs:
            return
        self._given |= {outcome.row.slug for outcome in outcomes}
        bases = {id(outcome): base_of(outcome.row) for outcome in outcomes if not outcome.row.slug}
        taken = self._taken(set(bases.values())) if bases else set()
        for outcome in outcomes:
            if base := bases.get(id(outcome)):
                self._give(outcome, base, taken)

    def _taken(self, bases):
        possible = [name for base in bases for name in numbered(base, TRIES)]
        return set(self.model._base_manager.filter(slug__in=possible).values_list("slug", flat=True))

    def _give(self, outcome, base, taken):
        slug = next(name for name in numbered(base) if name not in taken and name not in self._given)
        self._given.add(slug)
        outcome.row.slug = outcome.values["slug"] = slug


def base_of(row):
    name = slugify(row.name_en or "") or slugify(pinyin_key(row.name_zh_hans or ""))
    return name[:LONGEST].strip("-") or row._meta.model_name


def numbered(base, limit=None):
    """base, base-2, base-3 …"""
    numbers = count(2) if limit is None else range(2, limit + 1)
    yield base
    yield from (f"{base}-{number}" for number in numbers)
