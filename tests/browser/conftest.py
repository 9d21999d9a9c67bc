"""A real browser for what only a browser does. Everything in this folder carries the marks `browser` and `django_db`.

The tests of this folder only read: one server with the starting data serves them all.
"""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from portal.models import SearchEntry
from tests.browser.example_rows import example_rows
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
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            item.add_marker("django_db")


@pytest.fixture(scope="session")
def browser():
    executable = os.environ.get("PORTAL_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not executable:
        no_browser()
    # Playwright keeps an event loop in this thread; Django would take our queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET + as_root)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def no_browser():
    if os.environ.get("PORTAL_REQUIRE_BROWSER"):
        pytest.fail("PORTAL_REQUIRE_BROWSER is set, but there is no chromium in the path.")
    pytest.skip("No chromium in the path (Debian: apt install chromium).")


@pytest.fixture(scope="package")
def live_site(browser, django_db_setup, django_db_blocker):
    """The portal with the starting data on a server of its own: `url`; `world`, made rows; `real`, rows of the data."""
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_"), "no test of this run carries the mark django_db"
        call_command("load_starting_data", verbosity=0)
        real, world = example_rows(), make_world()
        assert SearchEntry.objects.exists()
        server = LiveServer("localhost")
        yield SimpleNamespace(url=server.url, real=real, world=world)
        server.stop()
        close_other_connections()
        call_command("flush", interactive=False, verbosity=0)


def close_other_connections():
    """A thread of the server that still waits for a browser would keep the test database from being dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def page(browser, live_site):
    """A fresh visitor at a desk: page.goto("/en/"). What the console says is wrong is in page.complaints."""
    yield from visit(browser, live_site, **DESK)


@pytest.fixture
def phone(browser, live_site):
    """A fresh visitor with a phone of 360 px, the narrowest in use."""
    yield from visit(browser, live_site, **PHONE)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def visitor(request, browser, live_site):
    """A fresh visitor at a desk, once with script and once without."""
    yield from visit(browser, live_site, java_script_enabled=request.param, **DESK)


def visit(browser, live_site, **context):
    with browser.new_context(base_url=live_site.url, locale="zh-CN", reduced_motion="reduce", **context) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.complaints, page.asked = [], []
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        yield page
