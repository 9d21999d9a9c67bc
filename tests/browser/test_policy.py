"""The strict content security policy, seen by the browser that enforces it, and the hosts a page asks."""

import pytest

from tests.browser.visits import DESK, strangers
from tests.public_pages import VIEWS, every

BREACH = "() => document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))"
STRANGER = "() => { new Image().src = 'http://127.0.0.1:9/picture.png'; }"


@every(kinds=VIEWS, languages=["zh-hans"])
def test_browser_has_nothing_to_complain_of_and_asks_no_stranger(reader, live_site, kind, language):
    reader.goto(kind.path(live_site.world, language))

    assert reader.complaints == []
    assert strangers(reader, live_site.url) == []


@pytest.mark.parametrize(
    "address", ["/admin/account/login/", "/en/admin/account/login/", "/no-such-page/", "/en/no-such-page/"]
)
def test_pages_beside_the_site_are_as_strict(reader, live_site, address):
    reader.goto(address)

    assert [complaint for complaint in reader.complaints if "404" not in complaint] == []
    assert strangers(reader, live_site.url) == []


@pytest.mark.parametrize("misdeed", [BREACH, STRANGER], ids=["breach", "stranger"])
def test_no_visit_hides_a_breach(visits, misdeed):
    """Every test of this folder ends with the same questions."""
    with pytest.raises(AssertionError), visits.visit(**DESK) as page:  # noqa: PT012 – the visit's end is what raises
        page.goto("/contact/")
        page.evaluate(misdeed)
        page.wait_for_timeout(200)
