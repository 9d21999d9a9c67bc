"""axe has no serious finding on any kind of page."""

import pytest

from tests.browser.axe import grave_findings
from tests.public_pages import KINDS, Kind, every

ELDER = [
    Kind(view)
    for view in ("portal:home", "parks:park_list", "parks:park_detail", "brands:product_list", "portal:search")
]


@every(kinds=KINDS)
def test_axe_finds_nothing_serious(reader, live_site, kind, language):
    reader.goto(kind.path(live_site.real, language))

    assert grave_findings(reader) == []


@every(kinds=ELDER)
def test_axe_finds_nothing_serious_in_elder_mode(reader, live_site, kind, language):
    reader.goto(f"/elder/?on=1&next={kind.path(live_site.real, language)}")

    assert reader.locator("html.elder").count() == 1
    assert grave_findings(reader) == []


@pytest.mark.parametrize("address", ["/admin/account/login/", "/no-such-page/", "/en/no-such-page/"])
def test_axe_finds_nothing_serious_beside_the_site(reader, address):
    reader.goto(address)

    assert grave_findings(reader) == []


@every(kinds=ELDER)
def test_axe_finds_nothing_serious_on_a_phone(phone_reader, live_site, kind, language):
    phone_reader.goto(kind.path(live_site.real, language))

    assert grave_findings(phone_reader) == []
