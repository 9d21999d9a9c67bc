"""Rows of a many-to-many relation read in the owner's own query, as a JSON list.

A prefetch is a query more and makes an object of every row; `ArraySubquery` costs more to build than the query to run.
For what a page merely names beside its rows, this is the cheapest way.
"""

from django.db.models import F, Func, JSONField


def related_rows(model, field_name, columns, *, order):
    """An annotation: the rows that `field_name` of `model` leads to, as dictionaries of these columns, in this order."""
    field = model._meta.get_field(field_name)
    # Every name comes from the models, none from a visitor.
    values = ", ".join(f"'{column}', related.{column}" for column in columns)
    return Func(
        F("pk"),
        template=f"""(
            SELECT coalesce(jsonb_agg(jsonb_build_object({values}) ORDER BY related.{order}), '[]')
            FROM {field.m2m_db_table()} link
            JOIN {field.related_model._meta.db_table} related ON related.id = link.{field.m2m_reverse_name()}
            WHERE link.{field.m2m_column_name()} = %(expressions)s)""",  # noqa: S608
        output_field=JSONField(),
    )
