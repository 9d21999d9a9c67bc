"""Rows of a relation to many read in the owner's own query, as a JSON list.

A prefetch is a query more and makes an object of every row; `ArraySubquery` costs more to build than the query to run.
For what a page merely names beside its rows, this is the cheapest way.
"""

from django.db.models import F, Func, JSONField


def related_rows(model, field_name, columns, *, order):
    """An annotation: the rows that `field_name` of `model` leads to, as dictionaries of these columns, in this order."""
    field = model._meta.get_field(field_name)
    return Func(
        F("pk"),
        template=f"""(
            SELECT {_listed(columns, f"related.{order}")}
            FROM {field.m2m_db_table()} link
            JOIN {field.related_model._meta.db_table} related ON related.id = link.{field.m2m_reverse_name()}
            WHERE link.{field.m2m_column_name()} = %(expressions)s)""",  # noqa: S608
        output_field=JSONField(),
    )


def rows_about(model, related, columns):
    """An annotation: the rows of `related` that name a row of `model` by content type and number, in their order."""
    return Func(
        F("pk"),
        template=f"""(
            SELECT {_listed(columns, 'related."order", related.id')}
            FROM {related._meta.db_table} related
            JOIN django_content_type kind ON kind.id = related.content_type_id
            WHERE kind.app_label = '{model._meta.app_label}' AND kind.model = '{model._meta.model_name}'
            AND related.object_pk = %(expressions)s)""",  # noqa: S608
        output_field=JSONField(),
    )


def parts_of(model, relation, columns):
    """An annotation: the rows whose foreign key leads to a row of `model`, in the order of their keys."""
    related = model._meta.get_field(relation)
    return Func(
        F("pk"),
        template=f"""(
            SELECT {_listed(columns, "related.id")} FROM {related.related_model._meta.db_table} related
            WHERE related.{related.field.column} = %(expressions)s)""",  # noqa: S608
        output_field=JSONField(),
    )


def _listed(columns, order):
    """Every name comes from the models, none from a visitor."""
    values = ", ".join(f"'{column}', related.{column}" for column in columns)
    return f"coalesce(jsonb_agg(jsonb_build_object({values}) ORDER BY {order}), '[]')"
