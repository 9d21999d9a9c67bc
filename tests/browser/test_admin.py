"""The admin in a real browser: nothing breaks the content security policy, nobody is shut out, it fits a phone."""

import json
from contextlib import contextmanager

import pytest

from tests.browser.axe import grave_findings
from tests.browser.desks import make_desks, sign_in
from tests.browser.visits import DESK, PHONE

PAGES = [
    "admin/",
    "admin/parks/",
    "admin/parks/park/",
    "admin/parks/park/?_facets=True",
    "admin/parks/park/add/",
    "admin/brands/brand/add/",
    "admin/parks/area/add/",
    "admin/investment/measure/add/",
    "admin/portal/searchentry/",
    "admin/account/password/change/",
    "admin/account/2fa/totp/activate/",
    "admin/parks/membership/add/",
    "admin/kit/auditentry/",
    "admin/kit/letter/",
    "admin/guide/",
]
FREE_PAGES = ["admin/account/login/", "admin/account/password/reset/"]
# Who opens it, and which page: see `desks.py`.
WORK = [
    ("editor", "admin/"),
    ("publisher", "admin/"),
    ("coordinator", "admin/"),
    ("cooperation", "admin/"),
    ("auditor", "admin/"),
    ("enterprise", "admin/"),
    ("nobody", "admin/"),
    ("editor", "{park}change/"),
    ("editor", "{firm}change/"),
    ("editor", "{park}review/"),
    ("editor", "{park}facts/"),
    ("editor", "{site}facts/"),
    ("editor", "{site}change/"),
    ("editor", "{doubted}"),
    ("publisher", "{park}review/"),
    ("publisher", "{draft}review/"),
    ("publisher", "admin/kit/change/?turn=mine"),
    ("editor", "{changed}history/"),
    ("editor", "admin/parks/enterprise/import/"),
    ("editor", "{refused}"),
    ("editor", "{ready}"),
    ("province", "{entry}change/"),
    ("province", "{letter}change/"),
    ("auditor", "admin/kit/auditentry/"),
]
both_languages = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
every_page = pytest.mark.parametrize("address", PAGES)


MOST_STEPS = 120  # of the tabulator, with the menu at the side
every_work = pytest.mark.parametrize(("who", "address"), WORK, ids=lambda value: value)


@pytest.fixture(scope="module")
def desks(live_site, django_db_blocker):
    with django_db_blocker.unblock():
        return make_desks(live_site.world)


@pytest.fixture
def desk(page, live_site, desks):
    return sign_in(page, live_site, desks.sessions["province"])


@pytest.fixture
def desk_reader(reader, live_site, desks):
    return sign_in(reader, live_site, desks.sessions["province"])


@both_languages
@every_page
def test_every_page_keeps_to_the_policy_shuts_nobody_out_and_fits_a_phone(desk_reader, language, address):
    desk_reader.goto(f"/{language}{address}")

    assert desk_reader.complaints == []
    assert grave_findings(desk_reader) == []
    with as_narrow_as_a_phone(desk_reader):
        assert beyond_the_edge(desk_reader) <= 0


@both_languages
@pytest.mark.parametrize("address", FREE_PAGES)
def test_the_pages_before_signing_in_are_open_to_all(reader, language, address):
    reader.goto(f"/{language}{address}")

    assert reader.complaints == []
    assert grave_findings(reader) == []


@every_work
def test_the_work_of_each_role_keeps_to_the_policy_shuts_nobody_out_and_fits_a_phone(
    reader, live_site, desks, who, address
):
    sign_in(reader, live_site, desks.sessions[who])

    response = reader.goto(f"/{address.format(**desks.places)}")

    assert response.status == 200
    assert reader.complaints == []
    assert grave_findings(reader) == []
    with as_narrow_as_a_phone(reader):
        assert beyond_the_edge(reader) <= 0


@pytest.mark.parametrize(
    ("who", "address", "button"),
    [
        ("publisher", "{park}review/", "button[value=approve]"),
        ("editor", "{ready}", "#content-main input[type=submit]"),
        ("editor", "admin/brands/product/add/", "[name=_submit]"),
        ("editor", "admin/", ".turns li:last-child a"),
    ],
)
def test_the_main_button_is_reached_by_keyboard_and_shows_where_one_is(reader, live_site, desks, who, address, button):
    sign_in(reader, live_site, desks.sessions[who])
    reader.goto(f"/{address.format(**desks.places)}")
    wanted = reader.locator(button)

    for _ in range(MOST_STEPS):
        reader.keyboard.press("Tab")
        if wanted.evaluate("button => button === document.activeElement"):
            break

    assert wanted.evaluate("button => button === document.activeElement")
    assert wanted.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    assert wanted.evaluate("button => parseFloat(getComputedStyle(button).outlineWidth)") >= 2


def test_a_brand_is_written_with_lookups_a_popup_a_new_mark_and_a_calendar(desk):
    desk.goto("/admin/brands/brand/add/")
    desk.fill("#id_name_en", "Browser Brand")
    desk.locator("#id_name_en").blur()
    _look_up(desk, "地区", "辽源", "辽源市")
    with desk.context.expect_page() as opened:
        desk.locator("#add_id_category").click()
    _add_category(opened.value)
    desk.locator("#select2-id_category-container", has_text="浏览器品类").wait_for()
    desk.locator("#marks-group .add-row a").click()
    desk.locator("#marks-0 .datetimeshortcuts a").first.click()

    assert desk.input_value("#id_slug") == "browser-brand"
    assert len(desk.input_value("#id_marks-0-valid_until")) == len("2026-11-22")
    desk.locator("input[name=_save]").click()
    assert "名称（中文）" in desk.locator(".errors label").first.inner_text()
    assert desk.input_value("#id_name_en") == "Browser Brand"
    assert desk.complaints == []


def test_a_plot_is_drawn_with_the_mouse_and_with_the_keyboard(reader, live_site, desks):
    sign_in(reader, live_site, desks.sessions["editor"])
    reader.goto(f"/{desks.places['site']}change/")
    field, drawing = reader.locator("#id_shape"), reader.locator(".outline-drawing")
    drawing.get_by_role("button", name="清空").click()

    for x, y in [(200, 100), (400, 100), (400, 300)]:
        drawing.locator("svg").click(position={"x": x, "y": y})
    drawing.locator("svg").press("ArrowLeft")
    drawing.locator("svg").press("Enter")

    (ring,) = json.loads(field.input_value())["coordinates"]
    assert len(ring) == 5
    assert ring[0] == ring[-1]
    assert "4" in drawing.get_by_role("status").inner_text()
    assert reader.complaints == []
    assert grave_findings(reader) == []


def test_history_and_delete_confirmation_keep_to_the_policy(desk, desks):
    for page in ("history", "delete"):
        desk.goto(f"/{desks.places['changed']}{page}/", wait_until="load")

    assert desk.complaints == []


def test_signing_in_by_keyboard_and_switching_language(page, desks):
    page.goto("/admin/")
    page.locator("#id_login:focus").wait_for()
    page.keyboard.type("desk-province")
    page.keyboard.press("Tab")
    page.keyboard.type("Jilin-test-2026")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="今日工作").wait_for()

    page.locator("#user-tools a[hreflang=en]").click()

    page.wait_for_url("**/en/admin/")
    assert page.complaints == []


@contextmanager
def as_narrow_as_a_phone(page):
    """A page that is open already, narrowed: it need not be asked for again."""
    page.set_viewport_size(PHONE["viewport"])
    try:
        yield
    finally:
        page.set_viewport_size(DESK["viewport"])


def beyond_the_edge(page):
    """Pixels by which a page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def _look_up(page, label, term, row):
    page.get_by_role("combobox", name=label).click()
    page.locator(".select2-container--open .select2-search__field").fill(term)
    page.locator(".select2-results__option", has_text=row).first.click()


def _add_category(popup):
    popup.fill("#id_name_zh_hans", "浏览器品类")
    popup.fill("#id_name_en", "Browser category")
    popup.fill("#id_slug", "browser-category")
    popup.locator("input[name=_save]").click()
