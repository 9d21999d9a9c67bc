"""What becomes of one row: people's hands come first, the files second."""

from .registers import Register
from .report import Outcome
from .writing import write


def place(register: Register, row, key, values):
    """Write the row unless a person had a hand in it; returns the outcome and, where it needs saying, why."""
    entry = register.written.get(key)
    if entry is None:
        return _place_new(register, row, key, values)
    if entry.object_pk not in register.rows:
        return _place_deleted(register, key)
    return _place_again(register, row, entry, values)


def _place_new(register, row, key, values):
    """A row with this key that is there already is a person's, unless it says just what the file says."""
    pk = register.find(values)
    if pk is None:
        written = write(register, row, values)
        register.add(written, key, values)
        register.remember(key, written.pk, values)
        return Outcome.CREATED, ""
    if register.differences(pk, values):
        return Outcome.KEPT, f"{key} was there before"
    register.remember(key, pk, values)
    return Outcome.UNCHANGED, ""


def _place_deleted(register, key):
    if key in register.pk_by_key:
        return Outcome.KEPT, f"{key} was deleted and made anew"
    return Outcome.DELETED, f"{register.noun.label} {key}"


def _place_again(register, row, entry, values):
    pk, before = entry.object_pk, register.without_deleted(entry.values)
    if not register.differences(pk, values):
        return Outcome.UNCHANGED, ""
    if edited := register.differences(pk, before):
        return _kept(entry, edited)
    if not register.hold(pk):
        return Outcome.DELETED, f"{register.noun.label} {entry.key}"
    if edited := register.differences(pk, before):  # by somebody who was faster than the lock
        return _kept(entry, edited)
    write(register, row, values, pk)
    register.remember(entry.key, pk, values)
    return Outcome.UPDATED, ""


def _kept(entry, edited):
    return Outcome.KEPT, f"{entry.key} was edited ({', '.join(edited)})"
