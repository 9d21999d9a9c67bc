"""Databases of the benchmark alone, beside that of `make run`: made once, and anew when what fills them has changed."""

import hashlib
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections

from portal.kit.versions import remembered

from .invented import invent, tidy

START = "bench_start"  # migrated, with the starting data
FILLED_BY = [Path(__file__).with_name(name) for name in ("invented.py", "sizes.py")]


def prepare(sizes):
    """Make the database of each size that is missing or was filled otherwise."""
    connect(connection.settings_dict["NAME"])
    migrations = applied_migrations()
    if mark_of(START) != migrations:
        make(START, "template0", migrations, start)
    filled = digest(migrations.encode(), *(path.read_bytes() for path in FILLED_BY))
    for size in sizes:
        if mark_of(size.database) != filled:
            print(f"inventing {size} …", flush=True)
            make(size.database, START, filled, lambda size=size: invent(size))


def applied_migrations():
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return digest(repr(cursor.fetchall()).encode())


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]


def start():
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_starting_data", verbosity=0)


def make(name, template, mark, fill):
    """A database as a copy of another one, filled; it carries its mark only when that has succeeded."""
    own = connection.settings_dict["NAME"]
    connections.close_all()
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        connect(name)
        fill()
        tidy()
    finally:
        connect(own)
    execute(f"COMMENT ON DATABASE \"{name}\" IS '{mark}'")


def connect(name):
    """Let this process ask another database of the same server."""
    connections.close_all()
    connections.settings["default"]["NAME"] = name
    remembered.forget()


def mark_of(name):
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
        found = cursor.fetchone()
    return found and found[0]


def execute(*statements):
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
