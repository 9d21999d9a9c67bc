"""The strict content security policy, seen by the browser that enforces it, and the hosts a page asks."""

import pytest

from tests.public_pages import VIEWS, every


def hosts(addresses):
    return {address.split("/", 3)[2] for address in addresses if address.startswith("http")}


@every(kinds=VIEWS, languages=["zh-hans"])
def test_browser_has_nothing_to_complain_of_and_asks_no_stranger(page, live_site, kind, language):
    page.goto(kind.path(live_site.world, language), wait_until="load")

    assert page.complaints == []
    assert hosts(page.asked) == hosts([live_site.url])


@pytest.mark.parametrize("address", ["/admin/login/", "/en/admin/login/", "/no-such-page/", "/en/no-such-page/"])
def test_pages_beside_the_site_are_as_strict(page, live_site, address):
    page.goto(address, wait_until="load")

    assert [complaint for complaint in page.complaints if "404" not in complaint] == []
    assert hosts(page.asked) == hosts([live_site.url])
