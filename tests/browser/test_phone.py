"""Every kind of page at 360 px: nothing to push sideways, nothing too small for a finger."""

from tests.public_pages import DETAILS, KINDS, VIEWS, every

WIDER = """() => document.scrollingElement.scrollWidth - innerWidth"""
BEYOND = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("svg, .visually-hidden"))
    .slice(0, 5).map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`)"""
# Links inside a sentence are as high as their line; WCAG 2.5.8 excepts them.
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && getComputedStyle(e).display !== "inline")
    .filter((e) => !e.closest(".visually-hidden, .skip, svg"))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width > 1 && box.height > 0 && Math.min(box.height, box.width) < least)
    .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)"""
FINGER, LEAST = 43.5, 23.5  # CSS px: 44 for what is used often, 24 for the rest, half a pixel for rounding


def too_wide(page):
    return page.evaluate(BEYOND) if page.evaluate(WIDER) > 0 else []


def too_small(page, selector, least):
    return page.evaluate(SMALL, [selector, least])


@every()
def test_page_fits_a_phone_and_its_targets_a_finger(phone_reader, live_site, kind, language):
    phone_reader.goto(kind.path(live_site.real, language))
    assert phone_reader.evaluate(WIDER) <= 0, too_wide(phone_reader)

    drawer = phone_reader.locator("details.facets > summary")
    if drawer.is_visible():
        drawer.tap()
    assert phone_reader.evaluate(WIDER) <= 0, too_wide(phone_reader)
    assert too_small(phone_reader, ".site-head a, .site-head button, .site-head input", FINGER) == []
    assert too_small(phone_reader, ".facets a, .facets summary, .pager a, .pager span[aria-current]", FINGER) == []
    assert too_small(phone_reader, "main a, main button, main summary, footer a", LEAST) == []


@every(kinds=[kind for kind in KINDS if kind.view in DETAILS])
def test_page_with_every_field_filled_fits_a_phone(phone_reader, live_site, kind, language):
    phone_reader.goto(kind.path(live_site.world, language))

    assert phone_reader.evaluate(WIDER) <= 0, too_wide(phone_reader)


@every(kinds=VIEWS, languages=["en"])
def test_page_in_elder_mode_fits_a_phone(phone_reader, live_site, kind, language):
    """English, whose words are longer."""
    phone_reader.goto(f"/elder/?on=1&next={kind.path(live_site.real, language)}")

    assert phone_reader.evaluate(WIDER) <= 0, too_wide(phone_reader)
