"""A row as data, with its relations and the rows that belong to it: taken, compared, merged and put back.

    {"fields": {"name_en": "Socks"}, "many": {"industries": [3]}, "parts": {"marks": [{"pk": 7, "fields": …}]}}

Rows belong to another when they would be deleted with it (a cascading relation to many or to one) or are about it (a
generic relation), so a new inline is part of the snapshot by itself. Only what people write is kept: what the system
fills in, and columns that the model names in `unrecorded`, are not.
"""

import json

from django.contrib.contenttypes.fields import GenericRelation
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.fields.files import FieldFile
from modeltranslation.translator import NotRegistered, translator

ABOUT_A_ROW = {"content_type", "object_pk"}


class Encoder(DjangoJSONEncoder):
    def default(self, o):
        return o.name if isinstance(o, FieldFile) else super().default(o)


def snapshot(row):
    """The row as JSON data, as the database has it now."""
    stored = type(row)._base_manager.get(pk=row.pk)
    return json.loads(json.dumps(_taken(stored), cls=Encoder))


def _taken(row):
    many = {f.name: sorted(getattr(row, f.name).values_list("pk", flat=True)) for f in many_fields(type(row))}
    return {"pk": row.pk, "fields": _values(row), "many": many, "parts": _parts(row)}


def _values(row):
    return {field.name: field.value_from_object(row) for field in written_fields(type(row))}


def _parts(row):
    return {name: [_taken(part) for part in _part_rows(row, name)] for name in part_relations(type(row))}


def _part_rows(row, name):
    """The rows that belong to this one under a name, whether there can be many or only one."""
    relation = _cascading(type(row), name)
    if relation is None:
        return getattr(row, name).order_by("pk")
    return relation.related_model._base_manager.filter(**{relation.field.name: row}).order_by("pk")


def _cascading(model, name):
    """The relation behind the name of parts; None for a generic one."""
    relations = (relation for relation in model._meta.related_objects if not relation.hidden)
    return next((relation for relation in relations if relation.get_accessor_name() == name), None)


def written_fields(model):
    """The columns that people fill in, without the one that leads to the row a part belongs to."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not _is_system(model, field)
    ]


def _is_system(model, field):
    belongs = isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    return belongs or field.name in {*ABOUT_A_ROW, *_originals(model), *getattr(model, "unrecorded", ())}


def _originals(model):
    """The columns that only repeat the one of a language."""
    try:
        return translator.get_options_for_model(model).all_fields
    except NotRegistered:
        return ()


def many_fields(model):
    return [f for f in model._meta.many_to_many if f.remote_field.through._meta.auto_created]


def part_relations(model):
    """The names under which a row finds the rows that belong to it."""
    cascading = [
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if not relation.many_to_many and relation.on_delete is models.CASCADE and not relation.hidden
    ]
    parts = [*cascading, *(f.name for f in model._meta.private_fields if isinstance(f, GenericRelation))]
    return [name for name in parts if name not in getattr(model, "unrecorded", ())]


def owner_fields(model):
    """The relations that lead from a part to the row it belongs to; of several, a part fills just one."""
    cascading = [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]
    owning = [field for field in cascading if field.remote_field.on_delete is models.CASCADE]
    return [field.name for field in owning if not _is_unrecorded(field)]


def _is_unrecorded(field):
    """Whether the owner says that such rows are none of its content."""
    return field.remote_field.get_accessor_name() in getattr(field.related_model, "unrecorded", ())


def owner_of(part):
    """The row that a part belongs to."""
    return next(owner for name in owner_fields(type(part)) if (owner := getattr(part, name)) is not None)


def relations_in(model, data):
    """What the relations of a snapshot lead to, name by name: keys."""
    to_one = {field.name for field in written_fields(model) if field.remote_field}
    return {name: [key] for name, key in data["fields"].items() if name in to_one} | data["many"]


def merged(before, after, current):
    """What `after` changes about `before`, done to `current`."""
    return {
        "pk": current["pk"],
        "fields": _merged_values(before["fields"], after["fields"], current["fields"]),
        "many": _merged_values(before["many"], after["many"], current["many"]),
        "parts": {
            name: _merged_parts(before["parts"].get(name, []), parts, current["parts"].get(name, []))
            for name, parts in after["parts"].items()
        },
    }


def _merged_values(before, after, current):
    """A column that is new since the change was written keeps what it holds; one that is gone is left out."""
    changed = {name for name, value in after.items() if value != before.get(name, value)}
    return {name: after[name] if name in changed else value for name, value in current.items()}


def _merged_parts(before, after, current):
    before, after, current = ({part["pk"]: part for part in parts} for parts in (before, after, current))
    kept = [
        merged(before[pk], after[pk], part) if pk in before and pk in after else part
        for pk, part in current.items()
        if pk in after or pk not in before
    ]
    return [*kept, *(part for pk, part in after.items() if pk not in before and pk not in current)]


def put_back(row, data):
    """Write a snapshot into the stored row; parts get the numbers they have in it."""
    _fill(row, data["fields"])
    row.save()
    put_back_around(row, data)


def put_back_around(row, data):
    """The relations and parts of a row that is stored already."""
    for field in many_fields(type(row)):
        if field.name in data["many"]:
            getattr(row, field.name).set(data["many"][field.name])
    for name, parts in data["parts"].items():
        _put_back_parts(row, name, parts)


def _put_back_parts(row, name, parts):
    stored = {part.pk: part for part in _part_rows(row, name)}
    for pk in stored.keys() - {part["pk"] for part in parts}:
        stored[pk].delete()
    for data in parts:
        put_back(stored.get(data["pk"]) or _new_part(row, name, data["pk"]), data)


def _new_part(row, name, pk):
    relation = _cascading(type(row), name)
    if relation is None:
        generic = getattr(row, name)
        return generic.model(pk=pk, content_type=generic.content_type, object_pk=generic.pk_val)
    return relation.related_model(pk=pk, **{relation.field.name: row})


def _fill(row, values):
    by_name = {field.name: field for field in written_fields(type(row))}
    for name, value in values.items():
        if name in by_name:
            setattr(row, by_name[name].attname, by_name[name].to_python(value))


def flattened(data):
    """Every value of a snapshot by its path: ("name_en",), ("industries",), ("marks", 7, "number")."""
    flat = {(name,): value for name, value in (data["fields"] | data["many"]).items()}
    for name, parts in data["parts"].items():
        for part in parts:
            flat |= {(name, part["pk"], *path): value for path, value in flattened(part).items()}
    return flat


def differences(before, after):
    """Each place where two snapshots differ: (path, value before, value after); None stands for a row as a whole."""
    old, new = flattened(before) if before else {}, flattened(after) if after else {}
    return [(path, old.get(path), new.get(path)) for path in {**old, **new} if old.get(path) != new.get(path)]


def conflicts(before, after, current):
    """Where `after` changes what somebody else has changed since `before`, otherwise: (path, theirs, wanted)."""
    wanted = {path: new for path, _old, new in differences(before, after)}
    theirs = {path: new for path, _old, new in differences(before, current)}
    return [(path, theirs[path], wanted[path]) for path in wanted if theirs.get(path, wanted[path]) != wanted[path]]
