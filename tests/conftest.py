"""The cast of every test, and a memory that is empty at its start."""

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation

from portal.devdb.cluster import cluster_at
from portal.kit.versions import remembered
from tests.factories import make_user
from tests.public_pages import Site
from tests.world import make_world


def pytest_unconfigure(config):
    """Stop the embedded database behind the last test run, unless `make run` or another run uses it."""
    is_worker_of_many = hasattr(config, "workerinput")
    if settings.configured and not is_worker_of_many and (folder := settings.DATABASES["default"].get("CLUSTER")):
        cluster_at(folder).stop_if_unused()


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """A test's rows are rolled back together with the content version, so what was remembered must go too."""
    remembered.forget()


@pytest.fixture(autouse=True)
def _chinese_first():
    """A test's request leaves its language active in the thread; the next test starts in Chinese."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def province(db):
    """The province's administrator."""
    return make_user("province", is_staff=True, is_superuser=True)


@pytest.fixture
def province_client(client, province):
    client.force_login(province)
    return client


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The public site around one world of rows, made once for all tests of a module that only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Site(make_world())
        transaction.set_rollback(True)
