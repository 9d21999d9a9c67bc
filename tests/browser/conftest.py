"""A real browser for what only a browser does. Everything in this folder carries the mark `browser`."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None) or no_browser()
    # Playwright keeps an event loop in this thread; Django would take our queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    in_containers = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=in_containers)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def no_browser():
    if os.environ.get("PORTAL_REQUIRE_BROWSER"):
        pytest.fail("PORTAL_REQUIRE_BROWSER is set, but there is no chromium in the path.")
    pytest.skip("No chromium in the path (Debian: apt install chromium).")


@pytest.fixture
def page(browser, live_server):
    """A fresh visitor on the live server: page.goto("/en/"). What the console complains of is in page.complaints."""
    with browser.new_context(
        base_url=live_server.url, locale="zh-CN", viewport={"width": 1280, "height": 900}
    ) as context:
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        yield page


@pytest.fixture
def page_without_script(browser, live_server):
    with browser.new_context(base_url=live_server.url, locale="zh-CN", java_script_enabled=False) as context:
        yield context.new_page()
