"""What `manage.py check --database default` knows of a PostgreSQL that is not ours."""

import os

import psycopg2
import pytest
from django.core.checks import Tags, run_checks
from django.db import connection

from portal.checks import letters_of, warnings_for

NAME = f"portal_letters_{os.getpid()}"


@pytest.fixture
def database_without_letters(db):
    """A database as some servers make it: LC_CTYPE=C."""
    server = psycopg2.connect(**connection.get_connection_params() | {"dbname": "postgres"})
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(
            f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc"
        )
    other = connection.copy()
    other.settings_dict = {**connection.settings_dict, "NAME": NAME}
    yield other
    other.close()
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {NAME}")
    server.close()


@pytest.mark.django_db
def test_our_own_database_knows_chinese_letters():
    assert run_checks(tags=[Tags.database], databases=["default"]) == []


def test_database_without_letters_is_warned_of(database_without_letters):
    warnings = list(warnings_for(*letters_of(database_without_letters)))

    assert [warning.id for warning in warnings] == ["portal.W001", "portal.W002"]
    assert all("load a dump" in warning.hint for warning in warnings)
