"""The editors' guide: drawn in the admin from the text in docs/, with all that it shows and leads to."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from parks.models import Role
from tests.factories import make_park, make_user

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).parents[3] / "docs" / "editors-guide.md"
LARGEST = 120_000  # bytes of a picture


@pytest.fixture
def page(client):
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=make_park()))
    return client.get("/admin/guide/").text


def test_an_editor_reads_the_guide_and_finds_it_from_every_page(client):
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=make_park()))

    assert '<a href="/admin/guide/">使用指南</a>' in client.get("/admin/parks/park/").text
    assert "<h1>使用指南：园区编辑的第一天</h1>" in re.sub(' lang="[^"]+"', "", client.get("/admin/guide/").text)


def test_somebody_without_a_role_may_read_it(client):
    client.force_login(make_user())

    assert client.get("/admin/guide/").status_code == 200


def test_a_visitor_is_led_to_signing_in(client):
    response = client.get("/admin/guide/", follow=True)

    assert response.redirect_chain[-1][0] == "/admin/account/login/?next=%2Fadmin%2Fguide%2F"


def test_the_english_admin_says_that_the_guide_is_in_chinese(client):
    client.force_login(make_user())

    assert client.get("/en/admin/guide/").text.count('<p class="notice">') == 1
    assert client.get("/admin/guide/").text.count('<p class="notice">') == 0


def test_every_picture_is_served_small_with_its_size_and_says_what_it_shows(page):
    pictures = re.findall(r"<img [^>]*static/(guide/[^\"]+\.png)\"[^>]*>", page)
    tags = [tag for tag in re.findall(r"<img [^>]+>", page) if "static/guide/" in tag]

    assert len(pictures) == len(tags) == GUIDE.read_text(encoding="utf-8").count("](../static/guide/") >= 8
    assert all(re.search(r'alt="[^"]{4,}"', tag) and 'width="' in tag and 'height="' in tag for tag in tags)
    for name in pictures:
        assert 0 < Path(finders.find(name)).stat().st_size < LARGEST, name


def test_every_picture_kept_for_the_guide_is_shown_in_it():
    shown = set(re.findall(r"\.\./static/guide/([^)]+)", GUIDE.read_text(encoding="utf-8")))

    assert {path.name for path in GUIDE.parents[1].glob("static/guide/*")} == shown


def test_every_part_is_listed_and_every_link_of_the_text_leads_to_one(page):
    text = page[page.index("guide-frame") : page.index("</article>")]
    parts = re.findall(r'<h2 id="([^"]+)">\d', text)

    assert [link.removeprefix("#") for link in re.findall(r'href="([^"]+)"', text)] == parts
    assert len(parts) == len(set(parts)) == 17


def test_the_guide_keeps_to_the_policy_and_steps_down_one_heading_at_a_time(page):
    article = page[page.index("<article>") : page.index("</article>")]
    levels = [1, *(int(level) for level in re.findall(r"<h(\d)", article))]

    assert "style=" not in article
    assert all(deeper <= level + 1 for level, deeper in zip(levels, levels[1:], strict=False))
