"""A database for the rows a server must see: committed ones, which no roll-back of a test takes away."""

from contextlib import contextmanager

from django.db import connection, connections

from portal.kit.versions import remembered


@contextmanager
def database_of_its_own():
    """Connect everything to a fresh copy of the empty test database, and to the test database again afterwards.

    Whatever an earlier run left or a thread still holds, the copy begins empty, and nothing of it reaches other tests.
    """
    settings = connections.settings["default"]
    original, copy = settings["NAME"], f"{settings['NAME']}_browser"
    assert original.startswith("test_"), "no test of this run carries the mark django_db"
    _make_anew(copy, original)
    try:
        _connect_to(copy)
        yield
    finally:
        _connect_to(original)
        _execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


def _make_anew(copy, original):
    connections.close_all()
    _execute(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{original}'",
        f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)',
        f'CREATE DATABASE "{copy}" TEMPLATE "{original}"',
    )


def _connect_to(name):
    connections.close_all()
    connections.settings["default"]["NAME"] = name
    remembered.forget()


def _execute(*statements):
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
