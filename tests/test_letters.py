"""Every letter in every language: text and HTML say the same, in the reader's language, and keep to what mail programs show."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.letters import FOLDER, LETTERS, OURS, TEMPLATES, make_rows, write
from tests.page_reading import CHINESE
from tests.public_pages import LANGUAGES

pytestmark = pytest.mark.django_db
every_letter = pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in LETTERS for language in LANGUAGES]
)
ADDRESS = re.compile(r"https?://[!-~]+")
# What mail programs do not show, or show differently everywhere.
UNSAFE = {"table", "img", "script", "link", "form", "input", "button", "svg", "style", "iframe"}


@pytest.fixture(autouse=True)
def _in_public(settings):
    settings.PORTAL_SITE_URL = OURS


@pytest.fixture(scope="module")
def rows(module_rows):
    return make_rows()


def words_of(text):
    """The words of a line: what stands before them as a mark, and a colon after them, is drawn in HTML."""
    return " ".join(text.strip().removeprefix("- ").rstrip("：:").split())


def test_every_template_is_in_the_loop():
    assert sorted(LETTERS) == TEMPLATES


@every_letter
def test_both_parts_say_the_same(rows, name, language):
    written = write(name, rows, language)

    said = [line for line in written.text.splitlines() if line.strip() not in ("", "--")]
    assert [words_of(line) for line in said if not ADDRESS.search(line) and words_of(line) not in written.words] == []
    assert {address for address in ADDRESS.findall(written.text) if address.startswith(OURS)} == set(written.links)
    assert written.letter.subject in written.words


@every_letter
def test_a_letter_is_in_its_readers_language(rows, name, language):
    written = write(name, rows, language)

    assert written.tree.get("lang") == LANGUAGES[language]
    assert written.message["Content-Language"] == language
    assert all("/en/" in link for link in written.links if language == "en")
    assert bool(CHINESE.search(written.letter.subject + written.text + written.html)) == (language == "zh-hans")


@every_letter
def test_the_html_is_plain_and_whole(rows, name, language):
    written = write(name, rows, language)

    assert written.errors == []
    assert written.html.startswith("<!DOCTYPE html>")
    assert UNSAFE & {element.tag for element in written.tree.iter()} == set()
    assert [element.tag for element in written.tree.iter() if set(element.attrib) & {"class", "id", "onclick"}] == []
    assert len(list(written.tree.iter("h1"))) == 1
    assert max(map(len, written.html.splitlines())) < 998  # RFC 5322


def test_what_people_wrote_stays_text(rows):
    written = write("enquiry_answered", rows, "en")

    assert "<b>50 & 60</b> t/h?" in written.words
    assert "https://elsewhere.example/" in written.words
    assert [link for link in written.links if not link.startswith(OURS)] == []


def test_colours_are_those_of_the_site():
    tokens = Path(settings.BASE_DIR, "static/css/tokens.css").read_text("utf-8")
    colours = re.findall(r"#[0-9a-f]+", (FOLDER / "_letter.html").read_text("utf-8"))

    assert colours
    assert {colour for colour in colours if f"{colour};" not in tokens} <= {"#ffffff"}  # #fff is read by fewer
