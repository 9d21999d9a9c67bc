"""axe, the checker behind WCAG 2.2, has no serious finding on any kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.public_pages import KINDS, Kind, every

AXE = Axe()
GRAVE = {"serious", "critical"}
ELDER = [
    Kind(view)
    for view in ("portal:home", "parks:park_list", "parks:park_detail", "brands:product_list", "portal:search")
]


def findings(page):
    violations = AXE.run(page).response["violations"]
    return [
        f"{found['id']}: {node['html'][:150]}"
        for found in violations
        if found["impact"] in GRAVE
        for node in found["nodes"][:3]
    ]


@every(kinds=KINDS)
def test_axe_finds_nothing_serious(page, live_site, kind, language):
    page.goto(kind.path(live_site.real, language))

    assert findings(page) == []
    assert page.complaints == []


@every(kinds=ELDER)
def test_axe_finds_nothing_serious_in_elder_mode(page, live_site, kind, language):
    page.goto(f"/elder/?on=1&next={kind.path(live_site.real, language)}")

    assert page.locator("html.elder").count() == 1
    assert findings(page) == []


@pytest.mark.parametrize("address", ["/admin/login/", "/no-such-page/", "/en/no-such-page/"])
def test_axe_finds_nothing_serious_beside_the_site(page, address):
    page.goto(address)

    assert findings(page) == []


@every(kinds=ELDER)
def test_axe_finds_nothing_serious_on_a_phone(phone, live_site, kind, language):
    phone.goto(kind.path(live_site.real, language))

    assert findings(phone) == []
