"""The cast of every test, and a memory that is empty at its start."""

import gc
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import translation

from parks.models import Role
from portal.devdb.cluster import cluster_at
from portal.kit.versions import remembered
from portal.starting_data.loading import load_starting_data
from portal.starting_data.reading import Folder
from tests.factories import make_user
from tests.public_pages import Site
from tests.template_database import template_database
from tests.world import make_world

# The tables that the database lets nobody empty, and by which trigger.
APPEND_ONLY = {
    "kit_auditentry": "kit_audit_append_only",
    "investment_ledgerentry": "investment_ledger_append_only",
}


def pytest_unconfigure(config):
    """Stop the embedded database behind the last test run, unless `make run` or another run uses it."""
    is_worker_of_many = hasattr(config, "workerinput")
    if settings.configured and not is_worker_of_many and (folder := settings.DATABASES["default"].get("CLUSTER")):
        cluster_at(folder).stop_if_unused()


def pytest_collection_modifyitems(items):
    """What takes longest in one piece begins first: at the end one process would wait for the other."""
    items.sort(key=lambda item: item.path.name != "test_serve.py")


def pytest_collection_finish(session):
    """What is loaded by now lives as long as the run: Python need not look through it for garbage again and again."""
    gc.freeze()


@pytest.fixture(scope="session")
def _copied_database(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The test database begins as a copy of one that is migrated already; only what is missing there is migrated."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database()


@pytest.fixture(scope="session")
def django_db_setup(_copied_database, django_db_setup):
    """After a test that commits every table is emptied, which logs refuse: their protection sleeps for just that moment."""
    of_tables = type(connection.ops)
    empty = of_tables.execute_sql_flush
    asleep = [f"ALTER TABLE {table} DISABLE TRIGGER {trigger}" for table, trigger in APPEND_ONLY.items()]
    awake = [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}" for table, trigger in APPEND_ONLY.items()]
    with patch.object(of_tables, "execute_sql_flush", lambda ops, sql: empty(ops, [*asleep, *sql, *awake])):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered(request):
    """A test's rows are rolled back together with the content version, so what was remembered must go too.

    What is remembered of rows that live for a whole module stays, until a test writes.
    """
    if "module_rows" not in request.fixturenames:
        remembered.forget()
    before = remembered.state[0]
    yield
    if remembered.state[0] != before:
        remembered.forget()


@pytest.fixture(autouse=True)
def _chinese_first():
    """A test's request leaves its language active in the thread; the next test starts in Chinese."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def no_database(django_db_blocker, monkeypatch, tmp_path):
    """The database server is gone: at this place nobody listens."""
    monkeypatch.setitem(connection.settings_dict, "HOST", str(tmp_path))
    with django_db_blocker.unblock():
        connection.close()
        yield
        connection.close()


@pytest.fixture
def province(db):
    """The province's administrator."""
    return make_user("province", Role.PROVINCE_OWNER)


@pytest.fixture
def province_client(client, province):
    client.force_login(province)
    return client


@pytest.fixture(scope="module")
def module_rows(django_db_setup, django_db_blocker):
    """Rows made while this stands live for all tests of a module, which carry the mark `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test_"), "no test of this run carries the mark django_db"
        remembered.forget()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def site(module_rows):
    """The public site around one world of rows, for tests that only read."""
    return Site(make_world())


@pytest.fixture(scope="module")
def starting_data(module_rows):
    """The province's starting data, loaded once for all tests of a module; the value is the load's report."""
    return load_starting_data(Folder())
