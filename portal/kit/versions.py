"""Results that need not be computed again until a public table changes or a new day begins.

Every tracked table bumps a row of `content_version` by a trigger, inside the writer's own transaction: whoever reads the
sum and then the rows can never keep old rows under a new number. One small query a request tells whether what this
process remembers is still true, whichever process wrote.
"""

from collections import OrderedDict

from django.db import connection
from django.db.migrations import RunSQL
from django.utils.timezone import localdate

from .samples import samples_asked

_UNKNOWN = object()
_KEEP = 5000  # every language of every card and filtered list that is asked for again and again

CREATE = RunSQL(
    """
    CREATE TABLE content_version (
        table_name text PRIMARY KEY, version bigint NOT NULL DEFAULT 1, changed_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE FUNCTION bump_content_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE content_version SET version = version + 1, changed_at = now() WHERE table_name = TG_TABLE_NAME;
        RETURN NULL;
    END $$;
    """,
    "DROP FUNCTION bump_content_version() CASCADE; DROP TABLE content_version;",
)


def track(*tables):
    """Migration operations that make writes to these tables count as a change of public content."""
    return [RunSQL(_track_sql(table), _untrack_sql(table)) for table in tables]


def _track_sql(table):
    return f"""
        INSERT INTO content_version (table_name) VALUES ('{table}');
        CREATE TRIGGER bump_content_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION bump_content_version();
    """  # noqa: S608 – table names are our own constants


def _untrack_sql(table):
    return f"""
        DROP TRIGGER bump_content_version ON {table};
        DELETE FROM content_version WHERE table_name = '{table}';
    """  # noqa: S608


def content_version(request):
    """A number that grows with every change to a public table; read once a request."""
    return _state(request)[0]


def content_changed_at(request):
    """When a public table last changed."""
    return _state(request)[1]


def _state(request):
    if not hasattr(request, "_content_state"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT sum(version), max(changed_at) FROM content_version")
            version, changed_at = cursor.fetchone()
        request._content_state = int(version or 0), changed_at
    return request._content_state


def _table_version(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM content_version WHERE table_name = %s", [table])
        return cursor.fetchone()[0]


class Remembered:
    """What this process computed for the present content version and day; what nobody has asked for longest goes first.

    Threads share it: version and values are swapped as one, so that nothing computed under an old version can end up
    among the values of a newer one.
    """

    def __init__(self, keep=_KEEP):
        self.keep = keep
        self.forget()

    def forget(self):
        self.state = None, OrderedDict()
        self.of_tables = {}

    def get(self, request, key, compute):
        return self.get_each(request, [key], lambda keys: {key: compute()})[key]

    def get_each(self, request, keys, compute):
        """{key: value} of several keys at once; `compute` makes {key: value} of those that are not remembered, in one go."""
        if getattr(request, "shows_what_waits", False):  # nothing that may be rolled back is remembered
            return compute(keys)
        values, samples = self._values_of((content_version(request), localdate())), samples_asked(request)
        found = {key: _used(values, (key, samples)) for key in keys}
        if unknown := [key for key, value in found.items() if value is _UNKNOWN]:
            made = compute(unknown)
            found |= made
            values.update({(key, samples): value for key, value in made.items()})
        while len(values) > self.keep:
            values.popitem(last=False)
        return found

    def get_of(self, table, request, key, compute):
        """For what is costly and depends on the rows of one tracked table alone: other changes leave it as it is."""
        return self.get(request, key, lambda: self._of_table(table, key, compute))

    def _of_table(self, table, key, compute):
        version = _table_version(table)
        known, value = self.of_tables.get((table, key), (None, None))
        if known != version:
            value = compute()
            self.of_tables[table, key] = version, value
        return value

    def _values_of(self, version):
        known, values = self.state
        if known != version:
            values = OrderedDict()
            self.state = version, values
        return values


def _used(values, key):
    """The value, which is now the one asked for last; another thread may take it out at any moment."""
    try:
        values.move_to_end(key)
        return values[key]
    except KeyError:
        return _UNKNOWN


remembered = Remembered()
