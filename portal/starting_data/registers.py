"""What the database holds of one model, by the keys the files use, and what the starting data last wrote there."""

from datetime import date
from decimal import Decimal

from django.db.models import ForeignKey
from django.utils import timezone

from portal.models import LoadedRow

from .cells import Link, Links


def plain(value):
    """A value as JSON keeps it; an empty text and no value are the same."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


class Register:
    """The rows of one noun. Links are told by the keys of their targets, whose registers stand in `registers`."""

    def __init__(self, noun, registers):
        self.noun = noun
        self.registers = registers | {noun.model: self}
        self.written = {entry.key: entry for entry in LoadedRow.objects.filter(model=noun.label)}
        self.failed = {}
        self.notes = []
        self.rows = {row.pk: row for row in noun.model._base_manager.all()}
        self.linked = {name: self._linked_pks(name) for name in self.many_links}
        self._index()

    @property
    def many_links(self):
        return [name for name, cell in self.noun.fields.items() if isinstance(cell, Links)]

    @property
    def deleted(self):
        """Keys of rows that the starting data wrote and that are no longer there."""
        return self.written.keys() - self.pk_by_key.keys()

    def values(self, pk):
        """What the row holds now in the fields that the starting data fills."""
        return {name: self._value(self.rows[pk], name) for name in self.noun.fields}

    def find(self, values):
        """The row with these values in its key fields, whoever made it; or None."""
        return self.pk_by_natural.get(self._natural(values))

    def differences(self, pk, values):
        """The fields that hold something else now; one that `values` does not know counts when it is filled."""
        now = self.values(pk)
        return [name for name in now if now[name] != values.get(name) and (name in values or now[name])]

    def without_deleted(self, values):
        """What was written, less the links to rows that people have deleted since: those went with the rows."""
        links = {
            name: [key for key in values[name] if key not in self.target(name).deleted]
            for name in self.many_links
            if name in values
        }
        return values | links

    def remember(self, key, pk, values):
        """Note what was written, so that a later load can tell a person's edit from it; `save` keeps the notes."""
        entry = self.written.get(key) or LoadedRow(model=self.noun.label, key=key)
        entry.object_pk, entry.values, entry.loaded_at = pk, values, timezone.now()
        self.notes.append(entry)

    def save(self):
        """Keep the notes, in the transaction of the rows they are about."""
        LoadedRow.objects.bulk_create(
            self.notes,
            update_conflicts=True,
            unique_fields=["model", "key"],
            update_fields=["object_pk", "values", "loaded_at"],
        )

    def fail(self, key, where):
        """Remember that this row of the file did not come in, unless one with the same key did."""
        self.failed.setdefault(key, where)

    def hold(self, pk):
        """Read the row again and lock it until the load ends; False when it has gone."""
        row = self.noun.model._base_manager.select_for_update().filter(pk=pk).first()
        if row is None:
            return False
        self.rows[pk] = row
        for name in self.many_links:
            self.linked[name].update(self._linked_pks(name, pk))
        return True

    def add(self, row, key, values):
        """Remember a row that was just written."""
        self.rows[row.pk] = row
        self.pk_by_key[key] = self.pk_by_natural[self._natural(values)] = row.pk
        self.key_by_pk[row.pk] = key
        for name in self.many_links:
            self.linked[name][row.pk] = {self.target(name).pk_by_key[link] for link in values[name]}

    def target(self, name):
        """The register that the links of this field lead to."""
        return self.registers[self.noun.fields[name].model]

    def _index(self):
        self.key_by_pk = {}  # asked for while the keys are worked out
        self.pk_by_natural = {self._natural(_Lazily(self, row)): pk for pk, row in self.rows.items()}
        ours = {key: entry.object_pk for key, entry in self.written.items() if entry.object_pk in self.rows}
        self.pk_by_key = self.pk_by_natural | ours
        self.key_by_pk = {pk: key for key, pk in (self.pk_by_natural | ours).items()}

    def _natural(self, values):
        return "/".join(str(values[name]) for name in self.noun.key)

    def _value(self, row, name):
        field = self.noun.field(name)
        if name in self.linked:
            return sorted(self.target(name).key_of(pk) for pk in self.linked[name].get(row.pk, ()))
        if isinstance(field, ForeignKey):
            pk = getattr(row, field.attname)
            return pk and (self.target(name).key_of(pk) if isinstance(self.noun.fields[name], Link) else pk)
        return plain(getattr(row, field.attname))

    def key_of(self, pk):
        return self.key_by_pk.get(pk, f"#{pk}")

    def _linked_pks(self, name, pk=None):
        field = self.noun.field(name)
        source, target = field.m2m_column_name(), field.m2m_reverse_name()
        pairs = field.remote_field.through._base_manager.filter(**{source: pk} if pk else {}).values_list(
            source, target
        )
        linked = {pk: set()} if pk else {}
        for source_pk, target_pk in pairs:
            linked.setdefault(source_pk, set()).add(target_pk)
        return linked


class _Lazily:
    """The values of one row, each worked out when it is asked for."""

    def __init__(self, register, row):
        self.register, self.row = register, row

    def __getitem__(self, name):
        return self.register._value(self.row, name)
