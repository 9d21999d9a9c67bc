"""Which language the words of every page are in: English chrome speaks English, Chinese chrome Chinese."""

import re

import pytest

from tests.page_reading import CHINESE
from tests.public_pages import KINDS, LANGUAGES, every

pytestmark = pytest.mark.django_db
# Latin words that Chinese readers use as they are: units, codes, names of standards.
LATIN = {
    "PDF",
    "Atom",
    "iCal",
    "Excel",
    "JSON",
    "OpenAPI",
    "CORS",
    "WGS",
    "CSV",
    "GeoJSON",
    "ZIP",
    "GB",
    "ISO",
    "CNY",
    "USD",
    "km",
    "ha",
    "WCAG",
    "AA",
    "HTML",
    "CSS",
    "SVG",
    "Cookie",
    "axe",
}
ADDRESSES = re.compile(r"\S+@\S+|https?://\S+|\S+/\S+|\S+\.(?:example|cn|com)\b")
WORD = re.compile(r"[A-Za-z]{2,}")


@every(languages=["en"])
def test_english_page_leaves_no_chinese_unmarked(site, kind, language):
    page = site.page(kind, language)

    assert [text.strip() for text, lang in page.texts if lang == "en" and CHINESE.search(text)] == []
    assert [label for label in page.labels if CHINESE.search(label)] == []


@every(languages=["zh-hans"])
def test_chinese_page_leaves_no_english_unmarked(site, kind, language):
    page = site.page(kind, language)

    unmarked = [text for text, lang in page.texts if lang == "zh-Hans"] + page.labels
    said = [ADDRESSES.sub("", text) for text in unmarked]
    assert sorted({word for text in said for word in WORD.findall(text)} - LATIN - _asked(kind)) == []


@every()
def test_every_language_on_a_page_is_one_of_ours(site, kind, language):
    page = site.page(kind, language)

    assert {lang for _text, lang in page.texts} <= set(LANGUAGES.values())


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_sites_name_stands_in_both_languages(site, kind):
    chinese, english = site.page(kind, "zh-hans"), site.page(kind, "en")

    assert "吉林省特色产业园区网" in chinese.words("zh-Hans")
    assert "Jilin Characteristic Industrial Parks" in chinese.words("en")
    assert "吉林省特色产业园区网" in english.words("zh-Hans")


def _asked(kind):
    """What the visitor typed stands on the page as typed."""
    return set(WORD.findall(kind.query))
