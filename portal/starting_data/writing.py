"""Writes one row whole, with its links, in a savepoint of its own, or not at all."""

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import ForeignKey
from django.utils import translation

from .values import OUTPUT_LANGUAGE, WrongRow, said


def write(register, row, values, pk=None):
    """Write a new row, or the one with this primary key, and return it; raises WrongRow when a rule forbids it."""
    instance = register.rows[pk] if pk else register.noun.model()
    try:
        with transaction.atomic():
            _fill(register, instance, values)
            _check(register, instance)
            instance.save()
            _link(register, instance, values)
    except ValidationError as error:
        raise WrongRow(_problems(register, row, error)) from None
    except IntegrityError as error:
        raise WrongRow([row.problem("", _broken_rule(instance) or _first_line(error))]) from None
    except DataError as error:
        raise WrongRow([row.problem("", _first_line(error))]) from None
    return instance


def _fill(register, instance, values):
    for name, value in values.items():
        field = register.noun.field(name)
        if isinstance(field, ForeignKey):
            setattr(instance, field.attname, value and register.target(name).pk_by_key[value])
        elif name not in register.many_links:
            empty = "" if value is None and field.empty_strings_allowed else value
            setattr(instance, name, field.to_python(empty))


def _check(register, instance):
    """The model's own rules for the fields we fill; links are known to exist, and keys the database checks."""
    ours = {name for name in register.noun.fields if not isinstance(register.noun.field(name), ForeignKey)}
    instance.clean_fields(exclude={field.name for field in instance._meta.fields} - ours)
    instance.clean()


def _link(register, instance, values):
    for name in register.many_links:
        pks = [register.target(name).pk_by_key[key] for key in values[name]]
        if instance.pk in register.rows:
            getattr(instance, name).set(pks)
        elif pks:
            _link_new(register.noun.field(name), instance.pk, pks)


def _link_new(field, source, targets):
    """As `set` does, without asking first what a new row is linked to."""
    through, ends = field.remote_field.through, (f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id")
    through._base_manager.bulk_create(through(**dict(zip(ends, (source, target), strict=True))) for target in targets)


def _problems(register, row, error):
    """A problem per field, named by the column it came from; a rule over several fields has no column."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {"": [error]}
    return [
        row.problem(getattr(register.noun.fields.get(name), "column", ""), said(each))
        for name, errors in by_field.items()
        for each in errors
    ]


def _broken_rule(instance):
    """The rule that the database refused a row for, in the model's words."""
    try:
        with translation.override(OUTPUT_LANGUAGE):  # a constraint puts its words together at once
            instance.validate_unique()
            instance.validate_constraints()
    except ValidationError as broken:
        return said(broken)
    return ""


def _first_line(error):
    return str(error).partition("\n")[0]
