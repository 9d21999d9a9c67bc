"""What a stranger finds from the first page in three clicks or less, in both languages, on the real data."""

import pytest
from playwright.sync_api import expect

from brands.models import Product
from investment.models import Measure, Project
from parks.models import Enterprise, Park


class Stranger:
    """Clicks links of the page's own text, three times at most."""

    def __init__(self, page, prefix):
        self.page, self.prefix, self.clicks = page, prefix, 0
        page.goto(f"{prefix}/")

    def click(self, address, within="main"):
        self.clicks += 1
        assert self.clicks <= 3
        link = self.page.locator(f'{within} a[href$="{address}"]:visible').first
        expect(link).not_to_be_empty()
        link.click()
        self.page.wait_for_url(f"**{address}")

    def sees(self, rows):
        """All these rows, by name, as links to them."""
        rows = list(rows)
        assert rows
        for row in rows:
            named = self.page.locator(f'main a[href="{self.prefix}{row.get_absolute_url()}"]:visible')
            expect(named.filter(has_text=_name(row, self.prefix)).first).to_be_visible()

    def sees_only(self, rows):
        """Exactly these in the list."""
        rows = list(rows)
        self.sees(rows)
        expect(self.page.locator(".count b")).to_have_text(str(len(rows)))


def _name(row, prefix):
    field = "name" if hasattr(row, "name") else "title"
    return getattr(row, f"{field}_en" if prefix else f"{field}_zh_hans")


@pytest.fixture(params=["", "/en"], ids=["zh-hans", "en"])
def stranger(request, page):
    return Stranger(page, request.param)


def test_who_makes_socks_in_liaoyuan(stranger):
    makers = Enterprise.objects.published().filter(area__code__startswith="2204", industry__slug="socks")

    stranger.click("/areas/220400/")
    stranger.click("/industries/socks/")

    stranger.sees(makers)


def test_which_parks_of_tonghua_do_medicine(stranger):
    parks = Park.objects.published().filter(area__code__startswith="2205", industries__slug="medicine")

    stranger.click("/parks/", within="header")
    stranger.click("?area=220500")
    stranger.click("?area=220500&industry=medicine")

    stranger.sees_only(parks)


def test_every_product_with_the_ginseng_mark_of_changbai_mountain(stranger):
    products = Product.objects.published().filter(brand__slug="gi-changbaishan-ginseng", brand__marks__isnull=False)

    stranger.click("/industries/")
    stranger.click("/industries/ginseng/")
    stranger.click("/brands/gi-changbaishan-ginseng/")

    stranger.sees(products.distinct())


def test_the_rule_on_venture_capital(stranger):
    rule = Measure.objects.published().get(slug="vc-70-percent-deduction")

    stranger.click("?who=venture_capital_enterprise")
    stranger.click(rule.get_absolute_url())

    expect(stranger.page.locator("h1")).to_contain_text(_name(rule, stranger.prefix))
    expect(stranger.page.locator("main")).to_contain_text("70%")


def test_all_projects_about_ginseng(stranger):
    projects = Project.objects.published().filter(industry__slug="ginseng")

    stranger.click("/investment/", within="header")
    stranger.click("/investment/projects/")
    stranger.click("?industry=ginseng")

    stranger.sees_only(projects)
