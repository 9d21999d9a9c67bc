"""The admin in a real browser: nothing breaks the content security policy, nobody is shut out, it fits a phone."""

import pytest
from django.conf import settings
from django.test import Client

from parks.models import Role
from tests.browser.axe import grave_findings
from tests.factories import make_user

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
    "admin/password_change/",
]
both_languages = pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
every_page = pytest.mark.parametrize("address", PAGES)


@pytest.fixture(scope="module")
def session(live_site, django_db_blocker):
    with django_db_blocker.unblock():
        person = make_user("browser-desk", Role.PROVINCE_OWNER)
        client = Client()
        client.force_login(person)
        return client.cookies[settings.SESSION_COOKIE_NAME].value


def sign_in(page, live_site, session):
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site.url}])
    return page


@pytest.fixture
def desk(page, live_site, session):
    return sign_in(page, live_site, session)


@pytest.fixture
def desk_reader(reader, live_site, session):
    return sign_in(reader, live_site, session)


@pytest.fixture
def pocket_reader(phone_reader, live_site, session):
    return sign_in(phone_reader, live_site, session)


@both_languages
@every_page
def test_no_page_breaks_the_policy_or_shuts_anybody_out(desk_reader, language, address):
    desk_reader.goto(f"/{language}{address}")

    assert desk_reader.complaints == []
    assert grave_findings(desk_reader) == []


@every_page
def test_every_page_fits_a_phone(pocket_reader, address):
    pocket_reader.goto(f"/{address}")

    assert pocket_reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


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


def test_history_and_delete_confirmation_keep_to_the_policy(desk, live_site):
    for page in ("history", "delete"):
        desk.goto(f"/admin/parks/park/{live_site.world.park.pk}/{page}/", wait_until="load")

    assert desk.complaints == []


def test_signing_in_by_keyboard_and_switching_language(page, session):
    page.goto("/admin/")
    page.keyboard.type("browser-desk")
    page.keyboard.press("Tab")
    page.keyboard.type("Jilin-test-2026")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="今日工作").wait_for()

    page.locator("#user-tools a[hreflang=en]").click()

    page.wait_for_url("**/en/admin/")
    assert page.complaints == []


def _look_up(page, label, term, row):
    page.get_by_role("combobox", name=label).click()
    page.locator(".select2-container--open .select2-search__field").fill(term)
    page.locator(".select2-results__option", has_text=row).first.click()


def _add_category(popup):
    popup.fill("#id_name_zh_hans", "浏览器品类")
    popup.fill("#id_name_en", "Browser category")
    popup.fill("#id_slug", "browser-category")
    popup.locator("input[name=_save]").click()
