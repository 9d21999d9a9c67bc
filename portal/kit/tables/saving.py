"""What a checked file writes: drafts for new rows, and for what visitors read a change that waits for review."""

import json
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType

from portal.kit.history import LABEL
from portal.kit.models import Change, ChangeStep, Revision
from portal.kit.models.imports import Deed
from portal.kit.review import keep
from portal.kit.snapshots import Encoder, many_fields, part_relations, written_fields

from .review import owner_of


class Saving:
    """Writes outcomes of one import for one person; to be used inside the transaction of the whole file."""

    def __init__(self, table, *, by, reason):
        self.table, self.by, self.reason = table, by, reason

    def write(self, outcomes):
        new = [outcome for outcome in outcomes if outcome.deed == Deed.CREATE]
        changed = [outcome for outcome in outcomes if outcome.deed == Deed.CHANGE]
        if self.table.belongs_to:
            self._write_parts([*new, *changed])
            return
        create_drafts(self.table.model, new, by=self.by, reason=self.reason)
        for outcome in changed:
            self._change(outcome)

    def _change(self, outcome):
        stored = self.table.model._base_manager.select_for_update().get(pk=outcome.row.pk)
        keep(stored, lambda: put_values(stored, outcome), by=self.by, reason=self.reason)

    def _write_parts(self, outcomes):
        """Rows that are read with another one are part of what changes about that one."""
        by_owner = defaultdict(list)
        for outcome in outcomes:
            by_owner[owner_of(self.table, outcome.row)].append(outcome)
        for (model, key), parts in by_owner.items():
            owner = model._base_manager.select_for_update().get(pk=key)
            keep(owner, lambda parts=parts: self._put_parts(parts), by=self.by, reason=self.reason)

    def _put_parts(self, parts):
        for outcome in parts:
            put_values(self._stored_part(outcome), outcome)

    def _stored_part(self, outcome):
        """The row as it is stored, also when a change that waits has already made it."""
        key = self._key(outcome.row)
        found = self.table.model._base_manager.filter(pk=outcome.row.pk) if outcome.row.pk else None
        found = found or self.table.model._base_manager.filter(**key)
        return found.first() or outcome.row

    def _key(self, row):
        """By which columns the row is recognised: the first key that is filled."""
        fields = [[self.table.model._meta.get_field(name).attname for name in key] for key in self.table.keys]
        keys = [{name: getattr(row, name) for name in names} for names in fields]
        return next(key for key in keys if None not in key.values())


def put_values(row, outcome):
    """Write the cells of a line into a stored row or one that will be."""
    for name, value in outcome.values.items():
        setattr(row, name, value)
    row.save()
    for name, keys in outcome.many.items():
        getattr(row, name).set(keys)


def create_drafts(model, outcomes, *, by, reason):
    """Store new rows as drafts of `by`, with their relations, their change and their first version: a few queries."""
    rows = model._base_manager.bulk_create([outcome.row for outcome in outcomes], batch_size=200)
    for field in many_fields(model):
        link(field, outcomes)
    about = [
        {"content_type": ContentType.objects.get_for_model(model), "object_pk": row.pk, "label": str(row)[:LABEL]}
        for row in rows
    ]
    changes = Change.objects.bulk_create([Change(**said) for said in about])
    authors = Change.authors.through
    authors.objects.bulk_create([authors(change_id=change.pk, user_id=by.pk) for change in changes])
    steps = [ChangeStep(change=change, action=ChangeStep.Action.WRITE, by=by, text=reason) for change in changes]
    ChangeStep.objects.bulk_create(steps)
    keep_first_versions(outcomes, about, by=by, reason=reason)


def link(field, outcomes):
    """The rows of a many-to-many relation of new rows."""
    through, source, target = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    through._base_manager.bulk_create(
        [
            through(**{f"{source}_id": outcome.row.pk, f"{target}_id": key})
            for outcome in outcomes
            for key in outcome.many.get(field.name, ())
        ]
    )


def keep_first_versions(outcomes, about, *, by, reason):
    Revision.objects.bulk_create(
        [
            Revision(**said, by=by, reason=reason, action=Revision.Action.CREATED, after=first_snapshot(outcome))
            for outcome, said in zip(outcomes, about, strict=True)
        ]
    )


def first_snapshot(outcome):
    """What `snapshot` would read back of a row that has just been made, and so has no parts."""
    model = type(outcome.row)
    taken = {
        "pk": outcome.row.pk,
        "fields": {field.name: field.value_from_object(outcome.row) for field in written_fields(model)},
        "many": {field.name: outcome.many.get(field.name, []) for field in many_fields(model)},
        "parts": {name: [] for name in part_relations(model)},
    }
    return json.loads(json.dumps(taken, cls=Encoder))
