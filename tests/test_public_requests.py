"""What visitors, robots and mischief send: odd addresses answer, nothing is executed, readers are not followed."""

import pytest
from django.test import Client

from tests.page_reading import Page
from tests.public_pages import KINDS, LISTS, REACH, VIEWS, WRITES, Kind, every

pytestmark = pytest.mark.django_db
MISCHIEF = "'\"><script>alert(1)</script>"
ODD = {
    "page far away": "?page=999",
    "page below one": "?page=-1",
    "page that is a word": "?page=last",
    "page beyond numbers": "?page=99999999999999999999999999",
    "unknown parameter": "?unknown=1",
    "unknown choice": "?area=xxx&industry=xxx&level=xxx&kind=xxx&sort=xxx&park=xxx",
    "the same twice": "?area=220400&area=220500&q=a&q=b",
    "empty": "?area=&q=&page=",
    "zero byte": "?q=%00&area=%00&page=%00&sort=%00&industry=a%00b",
    "not UTF-8": "?q=%ff%fe&area=%ff",
    "half a character": "?q=%ed%a0%80&area=%ed%a0%80",
    "very long": f"?q={'长' * 5000}&area={'x' * 5000}",
    "many words": f"?q={'+'.join('ab' for _ in range(500))}",
    "emoji": "?q=👩‍🏭🧦&area=🧦",
    "percent and underscore": "?q=%25_%5C&area=%25",
    "SQL": "?q='+OR+1=1;+DROP+TABLE+parks_park;--&area='+OR+''='&sort=name;--",
    "search operators": "?q=%21%28%26+%7C+%3A%2A+%22+%27+-a+%3C-%3E",
    "HTML": f"?q={MISCHIEF}&area={MISCHIEF}&{MISCHIEF}=1",
    "template": "?q={{ settings.SECRET_KEY }}{% debug %}&area={{7*7}}",
}


@every(kinds=VIEWS)
def test_odd_questions_are_answered(site, kind, language):
    address = kind.path(site.world, language)

    pages = {name: Page(Client().get(address + query)) for name, query in ODD.items()}

    assert {name: page.status for name, page in pages.items() if page.status != 200} == {}
    assert [name for name, page in pages.items() if "<script>alert" in page.html] == []


@every(kinds=[Kind(name) for name in [*LISTS, "portal:search"]])
def test_what_was_typed_comes_back_as_text(site, kind, language):
    response = Client().get(kind.path(site.world, language), {"q": MISCHIEF, "area": MISCHIEF, MISCHIEF: "1"})

    page = Page(response)
    assert page.errors == []
    assert [script for script in page.all("script") if not script.get("src")] == []


@every(kinds=VIEWS)
def test_head_answers_like_get_without_a_body(site, kind, language):
    address = kind.path(site.world, language)

    response = Client().head(address)

    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Type"] == site.page(kind, language).response["Content-Type"]


@every(kinds=[kind for kind in VIEWS if kind.view not in WRITES])
def test_pages_are_only_read(site, kind, language):
    address = kind.path(site.world, language)

    answers = {method: getattr(Client(), method)(address).status_code for method in ("post", "put", "patch", "delete")}

    assert set(answers.values()) == {405}


@every()
def test_security_headers_stand_on_every_page(site, kind, language):
    headers = site.page(kind, language).response.headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in ("same-origin", "strict-origin-when-cross-origin")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@every(kinds=[kind for kind in KINDS if kind.view not in WRITES])
def test_reader_gets_no_cookie(site, kind, language):
    assert not site.page(kind, language).response.cookies


@every()
def test_shared_caches_can_keep_pages_apart(site, kind, language):
    """The elder switch is a cookie; a list answers htmx with a part of itself."""
    varies = {name.strip().lower() for name in site.page(kind, language).response.get("Vary", "").split(",")}

    assert "cookie" in varies
    assert "*" not in varies
    assert kind.view not in LISTS or "hx-request" in varies


@every(kinds=VIEWS)
def test_the_address_decides_the_language_not_the_browser(site, kind, language):
    address = kind.path(site.world, language)

    page = Page(
        Client(headers={"accept-language": "en-US,en;q=0.9" if language == "zh-hans" else "zh-CN"}).get(address)
    )

    assert page.lang == site.page(kind, language).lang


@every(kinds=[kind for kind in VIEWS if kind.view in LISTS])
def test_htmx_gets_the_list_alone(site, kind, language):
    response = Client(headers={"HX-Request": "true"}).get(kind.path(site.world, language))

    text = response.content.decode().strip()
    assert response.status_code == 200
    assert 'id="list"' in text.partition(">")[0]
    assert "<html" not in text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.view in REACH], ids=str)
def test_address_without_the_last_slash_leads_to_the_page(site, kind):
    path, mark, query = kind.path(site.world, "zh-hans").partition("?")
    if path == "/" or not path.endswith("/"):
        return  # no page has this address without a slash, or it has none

    response = Client().get(f"{path.rstrip('/')}{mark}{query}")

    assert (response.status_code, response["Location"]) == (301, path + mark + query)
