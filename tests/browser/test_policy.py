"""The strict content security policy, seen by the browser that enforces it."""

import pytest


@pytest.mark.parametrize("address", ["/", "/en/", "/admin/login/"])
def test_browser_has_nothing_to_complain_of(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(address, wait_until="networkidle")

    assert page.complaints == []
    home = page.url.split("/", 3)[2]
    assert {url.split("/", 3)[2] for url in asked if url.startswith("http")} == {home}
