"""What differs between two snapshots, in words: a reviewer reads names and labels, not columns and numbers."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

NOTHING = "—"
LONGEST, MOSTLY_THE_SAME = 4_000_000, 0.5


@dataclass(frozen=True)
class Difference:
    """One place: its label, the text before and after, and both cut into kept, deleted and inserted pieces."""

    label: str
    old: str
    new: str
    lang: str = ""

    @property
    def pieces(self):
        matcher = SequenceMatcher(None, self.old, self.new, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                yield "kept", self.old[a:b]
            else:
                yield from (piece for piece in (("deleted", self.old[a:b]), ("inserted", self.new[c:d])) if piece[1])

    @property
    def is_rewording(self):
        """Whether marking letters helps: both texts are there, and not too long to be compared letter by letter."""
        if isinstance(self.new, SafeString):  # a picture, not a text
            return False
        if NOTHING in (self.old, self.new) or len(self.old) < 8 or len(self.old) * len(self.new) > LONGEST:
            return False
        return SequenceMatcher(None, self.old, self.new, autojunk=False).ratio() > MOSTLY_THE_SAME


def shown(model, places):
    """The differences of `snapshots.differences` for people; what reads the same (nothing and an empty text) is none."""
    names = names_of_parts(model, places)
    found = [described(model, path, old, new, names) for path, old, new in places]
    return [difference for difference in found if difference and difference.old != difference.new]


def described(model, path, old, new, names):
    """None for what only repeats something else."""
    if len(path) > 1:
        return _described_part(model, path, old, new, names)
    field = field_of(model, path[0])
    return field and Difference(str(field.verbose_name), worded(field, old), worded(field, new), language_of(field))


def _described_part(model, path, old, new, names):
    relation, pk, *rest = path
    part = _model_of_parts(model, relation)
    inner = described(part, tuple(rest), old, new, {})
    name = f"{capfirst(part._meta.verbose_name)} {names.get((relation, pk), pk)}".rstrip()
    return inner and Difference(f"{name} · {inner.label}", inner.old, inner.new, inner.lang)


def names_of_parts(model, places):
    """{(relation, number): how a part is called beside its owner}."""
    told = defaultdict(dict)
    for path, old, new in places:
        if len(path) == 3:
            told[path[:2]][path[2]] = old if new is None else new
    return {
        (relation, pk): _name_of_part(_model_of_parts(model, relation), pk, values)
        for (relation, pk), values in told.items()
    }


def _name_of_part(part, pk, values):
    """What the stored row is called, or one of these values that is yet to be made, or is gone.

    A model whose own name repeats the owner, who may not be known here, has a `name_within_owner`.
    """
    columns = {field.attname: values[field.name] for field in part._meta.concrete_fields if field.name in values}
    row = part._base_manager.filter(pk=pk).first() or part(**columns)
    return row.name_within_owner if hasattr(part, "name_within_owner") else str(row)


def _model_of_parts(model, relation):
    return model._meta.get_field(_field_name(model, relation)).related_model


def _field_name(model, accessor):
    for relation in model._meta.related_objects:
        if relation.get_accessor_name() == accessor:
            return relation.name
    return accessor


def field_of(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def language_of(field):
    return getattr(field, "language", "")


def worded(field, value):
    """A stored value as people say it."""
    if value in (None, "", [], {}):
        return NOTHING
    if show := getattr(field.model, f"show_{field.name}", None):
        return show(value)
    if field.remote_field:
        return _names(field.remote_field.model, value if isinstance(value, list) else [value])
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return _("是") if value else _("否")
    return str(value)


def _names(model, keys):
    rows = {row.pk: str(row) for row in model._base_manager.filter(pk__in=keys)}
    return _("、").join(rows.get(key, f"#{key}") for key in keys)
