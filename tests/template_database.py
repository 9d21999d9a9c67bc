"""The migrated, empty database that every process of a test run copies: a hundred migrations need to run only once.

It stays on the server until a migration, or code of the kit that migrations use, reads differently.
"""

import hashlib
import inspect
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

PREFIX = "test_template_"
LOCK = 6_688  # any number that nothing else on the server locks


def template_database():
    """The name of the template, which is made first when there is none."""
    name = PREFIX + _fingerprint()
    with connection._nodb_cursor() as cursor, _one_at_a_time(cursor):
        _wait_for_no_disk(cursor)
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        found = [row[0] for row in cursor.fetchall()]
        if name not in found:
            for outdated in found:
                cursor.execute(f'DROP DATABASE IF EXISTS "{outdated}" WITH (FORCE)')
            unfinished = _migrate(f"{name}_unfinished")
            cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def _wait_for_no_disk(cursor):
    """What the embedded server of the tests keeps may be lost with the machine: made anew it is as good."""
    if "CLUSTER" in connection.settings_dict:
        cursor.execute("ALTER SYSTEM SET fsync = off")
        cursor.execute("SELECT pg_reload_conf()")


@contextmanager
def _one_at_a_time(cursor):
    cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    yield
    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _migrate(name):
    """Make a database of this name and run every migration in it."""
    own = connection.settings_dict["NAME"]
    with patch.dict(connection.settings_dict["TEST"], NAME=name):
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = own
    return name


def _fingerprint():
    """Of every file that decides what the migrated database is like."""
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    files = {inspect.getfile(type(migration)) for migration in migrations}
    files |= {str(path) for path in Path(settings.BASE_DIR, "portal/kit").glob("*.py")}
    return hashlib.sha256(b"".join(Path(file).read_bytes() for file in sorted(files))).hexdigest()[:16]
