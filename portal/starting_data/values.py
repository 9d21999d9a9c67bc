"""From a row of a file to the values of a row of the database: everything wrong with it is found at once."""

import re

from django.core.exceptions import ValidationError
from django.utils import translation

from portal.models import LoadedRow

from .cells import Link, Links
from .reading import WrongCell
from .registers import plain

LONGEST_KEY = LoadedRow._meta.get_field("key").max_length
NO_TEXT_OF_THE_DATABASE = re.compile("[\0\ud800-\udfff]")
OUTPUT_LANGUAGE = "en"


class WrongRow(Exception):
    """The row cannot be written; holds its problems."""

    def __init__(self, problems):
        super().__init__(problems)
        self.problems = problems


class LeftOut(Exception):
    """The row is not wrong, but what it needs is not there."""


def key_of(noun, row, seen):
    """The row's key; raises WrongRow when it has none or a row before it has the same."""
    if row.fault:
        raise WrongRow([row.problem("", row.fault)])
    try:
        key = noun.key_of(row)
    except WrongCell as cell:
        raise WrongRow([row.problem(cell.column, cell.reason)]) from None
    if len(key) > LONGEST_KEY:
        raise WrongRow([row.problem(noun.key_column, f"is longer than {LONGEST_KEY} characters")])
    if key in seen:
        raise WrongRow([row.problem(noun.key_column, f"“{key}” stands in line {seen[key].line} already")])
    return key


def values_of(register, row):
    """The row's values in plain form; raises WrongRow with all that is wrong, or LeftOut when a link fails."""
    values, problems, missing = {}, [], []
    for name, cell in register.noun.fields.items():
        try:
            values[name] = _value(register, name, cell, row)
        except WrongCell as wrong:
            problems.append(row.problem(wrong.column, wrong.reason))
        except LeftOut as reason:
            missing.append(str(reason))
    if problems:
        raise WrongRow(problems)
    if missing:
        raise LeftOut("; ".join(missing))
    return values


def said(error):
    """A validation error in the language of this command's output."""
    with translation.override(OUTPUT_LANGUAGE):
        return " ".join(error.messages)


def _value(register, name, cell, row):
    read, field = cell.read(row), register.noun.field(name)
    if isinstance(cell, Links):
        return [key for key in read if _leads_somewhere(register.target(name), key, cell.column)]
    if isinstance(cell, Link):
        return _link(register.target(name), read, cell.column, required=not field.null)
    return _converted(field, read, cell.column)


def _link(target, key, column, required):
    if key is not None and _leads_somewhere(target, key, column):
        return key
    if required and key is None:
        raise WrongCell(column, "is missing")
    if required:
        raise LeftOut(f"{column}: {target.noun.label} {key} was deleted")
    return None


def _leads_somewhere(target, key, column):
    """Whether there is such a row; False when a person deleted it, which the row that links to it survives."""
    if key in target.pk_by_key:
        return True
    if key in target.deleted:
        return False
    if key in target.failed:
        raise LeftOut(f"{column}: {target.failed[key]}")
    raise WrongCell(column, f"there is no {target.noun.label} “{key}”")


def _converted(field, value, column):
    if value in ("", None):
        return None
    if isinstance(value, str) and NO_TEXT_OF_THE_DATABASE.search(value):
        raise WrongCell(column, "holds a character that is no text")
    try:
        return plain(field.to_python(value))
    except ValidationError as error:
        raise WrongCell(column, said(error)) from None
