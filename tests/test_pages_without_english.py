"""Content that has no English yet: its Chinese stands on the English page, marked as Chinese, never an empty line."""

import pytest

from tests.page_reading import CHINESE
from tests.public_pages import REACH, Kind, Site, every
from tests.world import make_world, without_english

pytestmark = pytest.mark.django_db
SHOWN = {
    "parks:park_detail": "park",
    "parks:industry_detail": "industry",
    "parks:area_detail": "area",
    "parks:chain_detail": "chain",
    "parks:chain_link_detail": "chain_link",
    "parks:enterprise_detail": "enterprise",
    "investment:project_detail": "project",
    "investment:site_detail": "site",
    "investment:policy_detail": "policy",
    "investment:measure_detail": "measure",
    "investment:event_detail": "event",
    "brands:brand_detail": "brand",
    "brands:product_detail": "product",
    "portal:column": "column",
    "portal:article_detail": "article",
}


@pytest.fixture(scope="module")
def site(module_rows):
    world = make_world()
    without_english()
    return Site(world)


@every(languages=["en"])
def test_english_page_marks_every_chinese_text(site, kind, language):
    page = site.page(kind, language)

    assert (page.status, page.lang) == (200, "en")
    assert [text.strip() for text, lang in page.texts if lang == "en" and CHINESE.search(text)] == []


@pytest.mark.parametrize(("view", "noun"), SHOWN.items())
def test_the_chinese_name_stands_on_the_english_page(site, view, noun):
    page = site.page(Kind(view), "en")

    row = getattr(site.world, noun)
    name = getattr(row, "name_zh_hans", None) or row.title_zh_hans
    assert name in page.words("zh-Hans")
    assert name in page.title


def test_every_detail_page_is_looked_at():
    assert {view for view in REACH if view.endswith("_detail")} <= set(SHOWN)


@every(languages=["en"])
def test_nothing_is_an_empty_line(site, kind, language):
    page = site.page(kind, language)

    empty = [e.tag for e in page.all("h1", "h2", "h3", "a", "dd", "dt", "th", "caption", "figcaption") if _is_empty(e)]
    assert empty == []


def _is_empty(element):
    pictures = [child for child in element.iter() if child.tag in ("img", "svg")]
    return not "".join(element.itertext()).strip() and not pictures and not element.get("aria-label")
