"""What every public page promises in both languages: it answers, says what it is, is valid HTML and asks no stranger."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.utils.csp import CSP

from tests.public_pages import KINDS, LANGUAGES, NOT_A_PAGE, REACH, VIEWS, every, is_no_page, public_views
from tests.world import WEBSITE

pytestmark = pytest.mark.django_db
# Where a page may lead a visitor to outside: the records of the site itself, and the websites rows name.
OUTSIDE = {"beian.miit.gov.cn", "beian.mps.gov.cn", urlsplit(WEBSITE).netloc}
FETCHED = ("src", "srcset", "action", "formaction", "poster", "data", "hx-get", "hx-post")
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "select": {"option", "optgroup", "hr"},
}


def test_every_public_view_is_in_the_loop():
    missing = {view for view in public_views() if not is_no_page(view)} - set(REACH)

    assert not missing, f"say in tests/public_pages.py how to reach {', '.join(sorted(missing))}"


def test_the_loop_holds_no_view_that_is_gone():
    assert set(REACH) | NOT_A_PAGE <= set(public_views())


@every()
def test_page_answers_in_its_language_under_one_heading(site, kind, language):
    page = site.page(kind, language)

    headings = ["".join(heading.itertext()).strip() for heading in page.all("h1")]
    assert (page.status, page.lang) == (200, LANGUAGES[language])
    assert len(headings) == 1
    assert headings[0]


@every()
def test_heading_levels_leave_none_out(site, kind, language):
    page = site.page(kind, language)

    levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert [(before, after) for before, after in zip(levels, levels[1:], strict=False) if after > before + 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["title", "description"])
def test_pages_are_told_apart_by_title_and_description(site, what, language):
    said = {kind: getattr(site.page(kind, language), what) for kind in VIEWS}

    counted = Counter(said.values())
    assert [f"{kind}: {text}" for kind, text in said.items() if not text or counted[text] > 1] == []


@every()
def test_page_names_itself_in_both_languages(site, kind, language):
    page = site.page(kind, language)

    alternates = {link.get("hreflang"): link.get("href") for link in page.all("link") if link.get("rel") == "alternate"}
    both = {LANGUAGES[code]: f"http://testserver{kind.path(site.world, code)}" for code in LANGUAGES}
    assert {code: address for code, address in alternates.items() if code in both} == both


@every()
def test_search_engines_learn_the_one_address_of_a_page(site, kind, language):
    page = site.page(kind, language)

    canonical = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
    own = f"http://testserver{kind.path(site.world, language).partition('?')[0]}"
    assert canonical == ([] if "noindex" in page.meta("robots") else [own])


@every()
def test_page_fetches_nothing_from_another_host(site, kind, language):
    page = site.page(kind, language)

    fetched = [element.get(name) for element in page.tree.iter() for name in FETCHED if element.get(name)]
    fetched += [link.get("href") for link in page.all("link") if link.get("rel") not in ("canonical", "alternate")]
    fetched += [use.get("href") for use in page.all("use", "image")]
    assert [address for address in fetched if address and urlsplit(address).netloc] == []


@every()
def test_links_that_lead_outside_are_known_and_say_so(site, kind, language):
    page = site.page(kind, language)

    outside = [link for link in page.all("a") if urlsplit(link.get("href", "")).netloc not in ("", "testserver")]
    assert {urlsplit(link.get("href")).netloc for link in outside} <= OUTSIDE
    assert [link.get("href") for link in outside if "external" not in link.get("rel", "").split()] == []


@every()
def test_page_holds_nothing_inline(site, kind, language):
    page = site.page(kind, language)

    styled = [f"<{element.tag} style>" for element in page.tree.iter() if "style" in element.attrib]
    handlers = [name for element in page.tree.iter() for name in element.attrib if re.match("on[a-z]+$", name)]
    scripts = [script for script in page.all("script") if not script.get("src")]
    code = [link for link in page.links if link.strip().lower().startswith(("javascript:", "data:"))]
    assert (styled, handlers, scripts, code, page.all("style", "font", "center")) == ([], [], [], [], [])


@every()
def test_page_is_valid_html(site, kind, language):
    page = site.page(kind, language)

    assert page.errors == []


@every()
def test_lists_and_tables_hold_what_they_may(site, kind, language):
    page = site.page(kind, language)

    wrong = [
        f"<{child.tag}> in <{parent.tag}>"
        for parent in page.all(*CHILDREN)
        for child in parent
        if isinstance(child.tag, str) and child.tag not in CHILDREN[parent.tag]
    ]
    assert wrong == []


@every()
def test_ids_stand_once_and_references_lead_to_one(site, kind, language):
    page = site.page(kind, language)

    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")
    named = {one for e in page.tree.iter() for name in names for one in e.get(name, "").split()}
    inside = {link[1:] for link in page.links if link.startswith("#") and len(link) > 1}
    assert [name for name, times in Counter(page.ids).items() if times > 1] == []
    assert (named | inside) - set(page.ids) == set()


@every()
def test_every_field_picture_and_button_has_a_name(site, kind, language):
    page = site.page(kind, language)

    labelled = {label.get("for") for label in page.all("label")}
    fields = [f for f in page.all("input", "select", "textarea") if f.get("type") not in ("hidden", "submit")]
    assert [f.get("name") for f in fields if f.get("id") not in labelled and not f.get("aria-label")] == []
    assert [image.get("src") for image in page.all("img") if image.get("alt") is None] == []
    assert [e.attrib for e in page.all("a", "button") if not _spoken(e)] == []


def _spoken(element):
    pictures = "".join(image.get("alt", "") for image in element.iter("img"))
    return (element.get("aria-label") or "".join(element.itertext()) + pictures).strip()


@every()
def test_policy_for_content_is_strict(site, kind, language):
    policy = site.page(kind, language).response["Content-Security-Policy"]

    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["default-src"] == CSP.SELF
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == CSP.NONE
    assert "unsafe" not in policy
    assert not re.search(r"\bhttps?:|\*", policy)


@every(languages=["zh-hans"])
def test_page_is_light(site, kind, language):
    """An hour of a slow line is not spent on markup: 150 kB of HTML is ten times what a list of 24 needs."""
    assert len(site.page(kind, language).html) < 150_000, KINDS
