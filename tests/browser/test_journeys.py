"""What people come for, walked in a real browser: with script the list changes in place, without it the page does."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from brands.models import Product
from parks.models import Park
from portal.kit.publishing import PublishingState

PREFIXES = pytest.mark.parametrize("prefix", ["", "/en"], ids=["zh-hans", "en"])


def result_count(page):
    return int(page.locator(".count b").inner_text().replace(",", ""))


def asked(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def choose(page, parameter, value):
    """Click the facet's option and return the number it promises."""
    link = page.locator(f'.facets a[href*="{parameter}={value}"]').first
    if not link.is_visible():
        page.locator(".facets > summary").first.click()
    promised = int(link.locator(".num").inner_text())
    link.click()
    page.wait_for_url(re.compile(rf"[?&]{parameter}={value}"))
    return promised


@PREFIXES
def test_visitor_narrows_the_parks_and_goes_back(visitor, prefix):
    visitor.goto(f"{prefix}/parks/")
    everything = result_count(visitor)

    in_tonghua = choose(visitor, "area", "220500")
    expect(visitor.locator(".count b")).to_have_text(str(in_tonghua))
    of_medicine = choose(visitor, "industry", "medicine")
    expect(visitor.locator(".count b")).to_have_text(str(of_medicine))
    expect(visitor.locator("#list .card")).to_have_count(of_medicine)
    assert asked(visitor) == {"area": "220500", "industry": "medicine"}
    assert 0 < of_medicine < in_tonghua < everything

    visitor.locator(".chips .chip").first.click()
    visitor.wait_for_url(lambda url: "area=" not in url)
    expect(visitor.locator(".chips .chip")).to_have_count(1)

    visitor.go_back()
    expect(visitor.locator(".count b")).to_have_text(str(of_medicine))
    expect(visitor.locator(".chips .chip")).to_have_count(2)
    assert asked(visitor) == {"area": "220500", "industry": "medicine"}


def test_list_changes_in_place_where_there_is_script(page):
    page.goto("/parks/")
    page.evaluate("() => { window.stillHere = true; }")

    choose(page, "area", "220500")

    assert page.evaluate("() => window.stillHere")
    expect(page.locator("#live")).not_to_be_empty()


@PREFIXES
def test_visitor_goes_from_search_to_park_enterprise_product_and_brand(visitor, prefix):
    product = whole_chain()
    park, enterprise = product.enterprise.park, product.enterprise
    visitor.goto(f"{prefix}/")

    visitor.locator("#site-q").fill(park.name_zh_hans)
    visitor.locator(".site-search button").click()
    for row in (park, enterprise, product, product.brand):
        visitor.locator(f'main a[href="{prefix}{row.get_absolute_url()}"]').first.click()
        visitor.wait_for_url(f"**{row.get_absolute_url()}")
        expect(visitor.locator("h1")).to_contain_text(row.name_en if prefix else row.name_zh_hans)


def whole_chain():
    """A product with a brand, whose maker stands in a park, all of them published."""
    public = {
        f"{relation}state": PublishingState.PUBLISHED for relation in ("brand__", "enterprise__", "enterprise__park__")
    }
    return Product.objects.published().filter(**public).select_related("brand", "enterprise__park").first()


def test_language_switch_keeps_page_and_filters(visitor):
    visitor.goto("/parks/?area=220500&industry=medicine")
    chinese = result_count(visitor)

    visitor.locator('.switches a[hreflang="en"]').click()
    visitor.wait_for_url("**/en/parks/?area=220500&industry=medicine")

    assert result_count(visitor) == chinese
    assert visitor.locator("html").get_attribute("lang") == "en"

    visitor.locator('.switches a[hreflang="zh-Hans"]').click()
    visitor.wait_for_url(lambda url: "/en/" not in url)
    assert asked(visitor) == {"area": "220500", "industry": "medicine"}


def test_switches_of_the_header_follow_a_list_that_changed_in_place(page):
    page.goto("/parks/")
    choose(page, "area", "220500")

    page.locator('.switches a[href*="/elder/"]').click()
    page.wait_for_url("**/parks/?area=220500")
    page.goto("/parks/")
    choose(page, "area", "220500")
    page.locator('.switches a[hreflang="en"]').click()
    page.wait_for_url("**/en/parks/**")

    assert page.locator("html.elder").count() == 1
    assert asked(page) == {"area": "220500"}


@PREFIXES
def test_elder_mode_stays_until_it_is_left(visitor, prefix):
    visitor.goto(f"{prefix}/parks/?area=220500")
    elder_link = visitor.locator('.switches a[href*="/elder/"]')

    elder_link.click()
    visitor.wait_for_url(f"**{prefix}/parks/?area=220500")
    assert text_size(visitor) == "22px"

    visitor.goto(f"{prefix}/brands/")
    assert text_size(visitor) == "22px"

    elder_link.click()
    visitor.wait_for_url(f"**{prefix}/brands/")
    assert text_size(visitor) == "16px"


def text_size(page):
    return page.locator("body").evaluate("(body) => getComputedStyle(body).fontSize")


def test_keyboard_reaches_everything_in_order_and_shows_where_it_is(page):
    page.goto("/parks/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    for _ in range(40):
        page.keyboard.press("Tab")
        assert focus_is_visible(page), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if page.evaluate("Boolean(document.activeElement.closest('.facet a'))"):
            break
    else:
        pytest.fail("forty tabs from the start of the text the filters were not reached")

    page.keyboard.press("Enter")
    page.wait_for_url("**/parks/?*")
    expect(page.locator(".chips .chip")).to_have_count(1)


def focus_is_visible(page):
    """An outline, or a shadow in its place, on the element in focus; and it is on the screen."""
    return page.evaluate("""() => {
        const style = getComputedStyle(document.activeElement);
        const box = document.activeElement.getBoundingClientRect();
        const drawn = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
        return drawn && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    }""")


def test_phone_opens_the_filters_by_touch(phone):
    phone.goto("/parks/")
    first = phone.locator(".facets .facet a").first
    assert not first.is_visible()

    phone.locator(".facets > summary").tap()

    assert first.is_visible()


def test_print_shows_the_text_without_the_ways_around_it(page, live_site):
    page.goto(live_site.real.park.get_absolute_url())

    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    for around in (".doors", ".site-search", ".switches", ".skip", ".foot-links", ".crumbs"):
        assert not page.locator(around).first.is_visible(), around


def test_park_without_published_makers_is_not_a_dead_end(page):
    lonely = Park.objects.published().filter(enterprises=None, projects=None, products=None).first()

    page.goto(lonely.get_absolute_url())

    onward = page.locator("main a[href^='/areas/'], main a[href^='/industries/']")
    assert onward.count() > 0
