"""The rules that the database keeps for a model, asked for many rows that are not stored yet: one query for all."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import CheckConstraint, UniqueConstraint


def broken_checks(model, rows):
    """(place of the row, constraint) for each check constraint that a row would break.

    The conditions are those of the table itself, so what is told here is what an INSERT would refuse. `full_clean` asks
    the database once for every constraint of every row, which takes minutes for thousands of rows.
    """
    checks = {c.name: c for c in model._meta.constraints if isinstance(c, CheckConstraint)}
    conditions = conditions_of(model, checks)
    if not conditions or not rows:
        return []
    told = ", ".join(f"NOT coalesce(({condition}), true)" for condition in conditions.values())
    table = connection.ops.quote_name(model._meta.db_table)
    query = f"""
        SELECT ordinality, {told}
        FROM ROWS FROM (jsonb_populate_recordset(NULL::{table}, %s)) WITH ORDINALITY
    """  # noqa: S608 – conditions come from the catalogue of the database, the table from the model
    with connection.cursor() as cursor:
        cursor.execute(query.replace("%", "%%").replace("%%s", "%s"), [columns_as_json(model, rows)])
        return [
            (place - 1, checks[name])
            for place, *broken in cursor.fetchall()
            for name, is_broken in zip(conditions, broken, strict=True)
            if is_broken
        ]


def conditions_of(model, names):
    """The conditions as the database keeps them, by the name of the constraint."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_expr(conbin, conrelid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'c' AND conname = ANY(%s)",
            [connection.ops.quote_name(model._meta.db_table), list(names)],
        )
        return dict(cursor.fetchall())


def columns_as_json(model, rows):
    fields = model._meta.concrete_fields
    return json.dumps(
        [{field.column: getattr(row, field.attname) for field in fields} for row in rows], cls=DjangoJSONEncoder
    )


def unique_sets(model):
    """The columns that no two rows may have in common, without those that the key of the model is made of."""
    own = [(field.name,) for field in model._meta.fields if field.unique and not field.primary_key]
    together = [c.fields for c in model._meta.constraints if isinstance(c, UniqueConstraint) and c.fields]
    return [*own, *together]
