"""A real browser for what only a browser does. Everything in this folder carries the marks `browser` and `django_db`.

The tests of this folder only read: one server with the starting data serves them all.
"""

import os
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from investment.models import NoticeVersion
from portal.models import SearchEntry
from portal.starting_data.loading import load_starting_data
from portal.starting_data.reading import Folder
from tests.browser import axe
from tests.browser.example_rows import example_rows
from tests.browser.visits import DESK, PHONE, Visits
from tests.factories import make_notice_version
from tests.own_database import database_of_its_own
from tests.world import make_world

HERE = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",  # small in containers
]


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            item.add_marker("django_db")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """The rows stay as they are from test to test, and so may what the server remembers of them."""


@pytest.fixture(scope="package")
def browser(django_db_setup):
    executable = os.environ.get("PORTAL_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not executable:
        no_browser()
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright_beside_django() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET + as_root)
        yield browser
        browser.close()


@contextmanager
def playwright_beside_django():
    """Playwright keeps an event loop in this thread: Django would take our queries for asynchronous ones.

    With a loop running Django also has connections of their own, which nobody else would close.
    """
    connections.close_all()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def no_browser():
    if os.environ.get("PORTAL_REQUIRE_BROWSER"):
        pytest.fail("PORTAL_REQUIRE_BROWSER is set, but there is no chromium in the path.")
    pytest.skip("No chromium in the path (Debian: apt install chromium).")


@pytest.fixture(scope="package")
def live_site(browser, django_db_blocker):
    """The portal with the starting data on a server of its own: `url`; `world`, made rows; `real`, rows of the data."""
    with django_db_blocker.unblock(), database_of_its_own(), ExitStack() as afterwards:
        load_starting_data(Folder())
        for use in NoticeVersion.Use.values:
            make_notice_version(use=use)  # a test that empties the tables takes away what the migration wrote
        real, world = example_rows(), make_world()
        for name in (
            "fact",
            "site",
            "site_fact",
            "area_fact",
            "open_event",
            "promotionplan",
            "subscription",
        ):  # of which the starting data has none
            setattr(real, name, getattr(world, name))
        assert SearchEntry.objects.exists()
        server = LiveServer("localhost")
        afterwards.callback(server.stop)
        yield SimpleNamespace(url=server.url, real=real, world=world)


@pytest.fixture(scope="package")
def visits(browser, live_site):
    with ExitStack() as contexts:
        yield Visits(browser, live_site.url, contexts)


@pytest.fixture
def reader(visits):
    """Who looks at one page after another at a desk, with axe at hand."""
    with visits.read(axe.SCRIPT, **DESK) as page:
        yield page


@pytest.fixture
def phone_reader(visits):
    """The same with a phone."""
    with visits.read(axe.SCRIPT, **PHONE) as page:
        yield page


@pytest.fixture
def page(visits):
    """A visitor at a desk: page.goto("/en/"). What the console says is wrong is in page.complaints."""
    with visits.visit(**DESK) as page:
        yield page


@pytest.fixture
def phone(visits):
    """A visitor with a phone of 360 px, the narrowest in use."""
    with visits.visit(**PHONE) as page:
        yield page


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def visitor(request, visits):
    """A visitor at a desk, once with script and once without."""
    with visits.visit(java_script_enabled=request.param, **DESK) as page:
        yield page
