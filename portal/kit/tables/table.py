from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from modeltranslation.translator import NotRegistered, translator

from portal.kit.languages import LABELS

from .columns import ReferenceColumn, column_for

_tables = {}


def table_of(model):
    """The table of a model; KeyError when it has none."""
    return _tables[model]


class Table:
    """Which columns of a model stand in files, and how a row of a file finds its row in the database.

    `keys` are tried in turn: the first whose cells are all filled decides. `belongs_to` names the relation to the row
    with which rows of this model are read and reviewed, as a mark with its brand, or several of which one is filled;
    without it they stand on their own.
    `unlikely` takes rows as they will be and says of each {column: what is unlikely about its value}: such values are
    written only when the person says that they are right.
    """

    def __init__(self, model, *, keys, columns, belongs_to=None, hints=None, unlikely=None):
        self.model, self.keys, self.unlikely = model, keys, unlikely
        self.belongs_to = [belongs_to] if isinstance(belongs_to, str) else belongs_to or []
        self._names, self._hints = columns, hints or {}
        _tables[model] = self

    def __repr__(self):
        return f"<Table of {self.model._meta.label}>"

    @cached_property
    def columns(self):
        """Built when first needed: translated columns join the models only when all apps are loaded."""
        fields = [self.model._meta.get_field(name) for name in self._columns_by_language()]
        return [column_for(field, self._hint(field)) for field in fields]

    def _columns_by_language(self):
        try:
            translated = translator.get_options_for_model(self.model).all_fields
        except NotRegistered:
            translated = {}
        for name in self._names:
            yield from (f"{name}_{suffix}" for suffix in LABELS) if name in translated else [name]

    def _hint(self, field):
        original = getattr(field, "translated_field", field)
        return "" if field.name.endswith("_en") and original is not field else self._hints.get(original.name, "")

    @cached_property
    def by_name(self):
        return {column.name: column for column in self.columns}

    @property
    def relations(self):
        return [column for column in self.columns if isinstance(column, ReferenceColumn)]

    @cached_property
    def makes_slugs(self):
        """Whether a new row gets an address of its own when its line gives none: another key recognises it."""
        return "slug" in self.by_name and any("slug" not in key for key in self.keys)

    def needs(self, column):
        """Whether a line for a new row must fill this column in."""
        return column.is_required and not (column.name == "slug" and self.makes_slugs)

    @property
    def key_words(self):
        """How a row is recognised, in words."""
        ways = [" + ".join(self.by_name[name].label for name in key) for key in self.keys]
        return _("；没有填时按").join(ways)
