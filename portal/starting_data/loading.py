"""Brings the files into the database: writes what nobody has touched, keeps what people changed, says what is wrong.

Every row is written whole, with its links, in a savepoint of its own, or not at all; the load is one transaction.
"""

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import ForeignKey
from django.utils import translation

from portal.kit.publishing import PublishingState
from portal.models import LoadedRow

from .cells import Link, Links
from .reading import WrongCell
from .registers import Register, plain
from .report import Outcome, Report
from .rows import NOUNS

ONE_LOAD_AT_A_TIME = 0x6A696C696E  # a number of our own for the advisory lock


class WrongRow(Exception):
    """The row cannot be written; holds its problems."""

    def __init__(self, problems):
        super().__init__(problems)
        self.problems = problems


class LeftOut(Exception):
    """The row is not wrong, but what it needs is not there."""


def load_starting_data(folder, *, dry_run=False):
    """Load a folder of starting data and return the `Report`; a second load at the same time waits for the first."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_LOAD_AT_A_TIME])
        report = Load(folder).run()
        transaction.set_rollback(dry_run)
    return report


class Load:
    """One run over a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.registers = {}
        self.report = Report()

    def run(self):
        for noun in NOUNS:
            self._load_noun(noun)
        self.report.problems[:0] = self.folder.problems
        return self.report

    def _load_noun(self, noun):
        register = self.registers[noun.model] = Register(noun, self.registers)
        seen = {}
        for row in noun.rows(self.folder):
            self._load_row(register, row, seen)
        if self.folder.has(noun.file):
            self.report.gone += [f"{noun.label} {key}" for key in register.written if key not in seen]

    def _load_row(self, register, row, seen):
        noun, key = register.noun, None
        try:
            key = _key(noun, row, seen)
            seen[key] = row
            if reason := noun.left_out(row):
                raise LeftOut(reason)
            values = _values(register, row)
            outcome, why = _place(register, row, key, values)
        except WrongRow as wrong:
            register.failed.setdefault(key, f"{row.where} is wrong")
            self.report.wrong(noun, wrong.problems)
        except LeftOut as reason:
            register.failed.setdefault(key, f"{row.where} is left out")
            self.report.tell(noun, row, Outcome.LEFT_OUT, str(reason))
        else:
            self.report.tell(noun, row, outcome, why)
            self._count_withheld(noun, row, values, outcome)

    def _count_withheld(self, noun, row, values, outcome):
        ours = outcome in {Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED}
        if ours and values.get("state") == PublishingState.DRAFT:
            reason = row["withheld_reason"]
            words = self.folder.cell("labels.csv", "code", reason, "name_en") or reason or "no reason given"
            self.report.withhold(noun, words)


def _key(noun, row, seen):
    """The row's key; raises WrongRow when it has none or another row has it too."""
    if row.fault:
        raise WrongRow([row.problem("", row.fault)])
    try:
        key = noun.key_of(row)
    except WrongCell as cell:
        raise WrongRow([row.problem(cell.column, cell.reason)]) from None
    if key in seen:
        raise WrongRow([row.problem(_key_column(noun), f"“{key}” stands in line {seen[key].line} already")])
    return key


def _key_column(noun):
    return noun.row_key or noun.fields[noun.key[-1]].column


def _values(register, row):
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


def _value(register, name, cell, row):
    read = cell.read(row)
    field = register.noun.model._meta.get_field(name)
    if isinstance(cell, Links):
        return [key for key in read if _leads_somewhere(register.target(name), key, cell.column)]
    if isinstance(cell, Link):
        return _link(register.target(name), read, cell.column, required=not field.null)
    return _converted(field, read, cell.column)


def _link(target, key, column, required):
    if key is not None and _leads_somewhere(target, key, column):
        return key
    if required:
        if key is None:
            raise WrongCell(column, "is missing")
        raise LeftOut(f"{column}: {key} was deleted")
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
    try:
        return plain(field.to_python(value))
    except ValidationError as error:
        raise WrongCell(column, _said(error)) from None


def _said(error):
    with translation.override("en"):
        return " ".join(error.messages)


def _place(register, row, key, values):
    """Write the row unless a person had a hand in it; returns the outcome and, where it needs saying, why."""
    entry = register.written.get(key)
    if entry is None:
        return _first_time(register, row, key, values)
    if entry.object_pk not in register.rows:
        there_again = key in register.pk_by_key
        return (
            (Outcome.KEPT, "made anew by a person")
            if there_again
            else (Outcome.DELETED, f"{register.noun.label} {key}")
        )
    before = _without_deleted(register, entry.values)
    return _again(register, row, entry, before, values)


def _first_time(register, row, key, values):
    pk = register.find(values)
    if pk is None:
        written = _write(register, row, register.noun.model(), values)
        register.add(written, key, values)
        LoadedRow.objects.create(model=register.noun.label, key=key, object_pk=written.pk, values=values)
        return Outcome.CREATED, ""
    if _touched(register.values(pk), values):
        return Outcome.KEPT, f"{key} was there before"
    LoadedRow.objects.create(model=register.noun.label, key=key, object_pk=pk, values=values)
    return Outcome.UNCHANGED, ""


def _again(register, row, entry, before, values):
    if touched := _touched(register.values(entry.object_pk), before):
        return Outcome.KEPT, f"{entry.key} was edited ({', '.join(touched)})"
    if before == values:
        return Outcome.UNCHANGED, ""
    if not register.refresh(entry.object_pk):
        return Outcome.DELETED, entry.key
    if touched := _touched(register.values(entry.object_pk), before):
        return Outcome.KEPT, f"{entry.key} was edited ({', '.join(touched)})"
    _write(register, row, register.rows[entry.object_pk], values)
    entry.values = values
    entry.save()
    return Outcome.UPDATED, ""


def _touched(now, before):
    """The fields in which a person left something else than was written; a field never written counts when filled."""
    return [name for name, value in now.items() if value != before.get(name) and (name in before or value)]


def _without_deleted(register, values):
    """What was written, less the links to rows that people have deleted since: those went with the rows."""
    return {
        name: [key for key in value if key not in register.target(name).deleted]
        if name in register.many_links
        else value
        for name, value in values.items()
    }


def _write(register, row, instance, values):
    """Write one row with its links, or raise WrongRow and leave the database as it was."""
    try:
        with transaction.atomic():
            _fill(register, instance, values)
            _check(register, instance)
            instance.save()
            _link_many(register, instance, values)
    except ValidationError as error:
        raise WrongRow(_problems(register, row, error)) from None
    except (IntegrityError, DataError) as error:
        raise WrongRow([row.problem("", _refusal(instance, error))]) from None
    return instance


def _fill(register, instance, values):
    for name, value in values.items():
        field = instance._meta.get_field(name)
        if isinstance(field, ForeignKey):
            setattr(instance, field.attname, value and register.target(name).pk_by_key[value])
        elif name not in register.many_links:
            empty = "" if value is None and field.empty_strings_allowed else value
            setattr(instance, name, field.to_python(empty))


def _check(register, instance):
    """The model's own rules for the fields we fill. Links are known to exist; keys and constraints the database checks."""
    ours = {name for name in register.noun.fields if not isinstance(instance._meta.get_field(name), ForeignKey)}
    instance.clean_fields(exclude={field.name for field in instance._meta.fields} - ours)
    instance.clean()


def _link_many(register, instance, values):
    for name in register.many_links:
        pks = [register.target(name).pk_by_key[key] for key in values[name]]
        manager = getattr(instance, name)
        if instance.pk in register.rows:
            manager.set(pks)
        elif pks:
            manager.add(*pks)


def _problems(register, row, error):
    """A problem per field, named by the column it came from."""
    problems = []
    for name, errors in error.error_dict.items() if hasattr(error, "error_dict") else [("", [error])]:
        column = getattr(register.noun.fields.get(name), "column", name)
        problems += [row.problem(column.replace("__all__", ""), _said(each)) for each in errors]
    return problems


def _refusal(instance, error):
    """The rule that the database says is broken, in the model's words where it has some."""
    try:
        instance.validate_unique()
        instance.validate_constraints()
    except ValidationError as broken:
        return _said(broken)
    return str(error).partition("\n")[0]
