"""Rows that cells name: found only among what the person may choose, each model asked once for many cells."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _


def words_of(model):
    """The columns by which people name a row of the model: a key, and a Chinese name where it has one."""
    names = {field.name for field in model._meta.fields}
    unique = {field.name for field in model._meta.fields if field.unique}
    key = next((name for name in ("code", "slug") if name in unique), None)
    key = key or next(name for name in ("code", "slug", "name_zh_hans") if name in names)
    title = next((name for name in ("name_zh_hans", "title_zh_hans") if name in names), key)
    return key, title


def first_word(text):
    """An export writes "220400 辽源市": the key, then the name."""
    return text.split(" ", 1)[0]


class Names:
    """How rows are written in a cell, by model and number."""

    def __init__(self):
        self._texts = defaultdict(dict)

    def load(self, model, numbers):
        """Read the names of those rows that are not known yet: one query, or none."""
        missing = set(numbers) - self._texts[model].keys()
        if missing:
            key, title = words_of(model)
            for pk, code, name in model._base_manager.filter(pk__in=missing).values_list("pk", key, title):
                self.add(model, pk, code, name)

    def add(self, model, pk, code, name):
        # A list of sources is told by their codes: their titles would fill the cell.
        short = key_only(model) or code == name or not name
        self._texts[model][pk] = code if short else f"{code} {name}"

    def text(self, model, pk):
        return self._texts[model].get(pk, "")


def key_only(model):
    return words_of(model)[1] == "title_zh_hans"


class References:
    """What the cells of relation columns mean for one person."""

    def __init__(self, access, names):
        self.access, self.names = access, names
        self._found = defaultdict(lambda: defaultdict(set))

    def load(self, column, texts):
        """Look up all texts of a column that were not looked up before: one query, or none."""
        found = self._found[column]
        new = {text for text in texts if text and "\0" not in text} - found.keys()
        if not new:
            return
        for text in new:
            found[text]  # noqa: B018 – now known as looked up
        key, title = words_of(column.related)
        said = new | {first_word(text) for text in new}
        rows = self.access.choices(column.field).filter(Q(**{f"{key}__in": said}) | Q(**{f"{title}__in": new}))
        self._sort_in(column, new, rows.order_by().values_list("pk", key, title))

    def _sort_in(self, column, new, rows):
        by_key, by_title = {}, defaultdict(set)
        for pk, code, name in rows:
            self.names.add(column.related, pk, code, name)
            by_key[code] = pk
            by_title[name].add(pk)
        for text in new:
            self._found[column][text] = self._meant(text, by_key, by_title)

    @staticmethod
    def _meant(text, by_key, by_title):
        """As a key, as a name, or as both together."""
        for known in (by_key.get(text), by_key.get(first_word(text))):
            if known and text not in by_title:
                return {known}
        return by_title.get(text, set())

    def find(self, column, text):
        """The number of the row that the text names; ValidationError when it is none or not clear."""
        found = self._found[column].get(text, ())
        if len(found) > 1:
            raise ValidationError(_("“%(text)s”有多个，请写网址名或代码。") % {"text": text})
        if not found:
            raise ValidationError(_("在您可选的范围内没有“%(text)s”。") % {"text": text[:60]})
        return next(iter(found))

    def parse(self, column, text):
        """The value of a relation column: a number, a list of them, or None."""
        found = column.value([self.find(column, part) for part in column.split(text)])
        if not found and column.is_required:
            raise ValidationError(_("必须填写。"))
        return found
