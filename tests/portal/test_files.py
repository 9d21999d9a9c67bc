"""Fetching uploaded files: visitors get those of published rows, staff what their roles reach, nobody guesses one."""

import pytest
from django.test import Client
from django.urls import reverse, set_script_prefix
from django.utils.translation import override

from parks.models import Role
from portal.kit.media.keys import preview_url
from portal.kit.media.names import FileName
from portal.kit.media.pictures import take_picture
from portal.kit.media.renditions import make_renditions
from portal.kit.models import Change
from portal.kit.publishing import PublishingState
from tests.factories import a_picture, make_attachment, make_park, make_picture, make_user

pytestmark = pytest.mark.django_db
HIDDEN = [state for state in PublishingState.values if state != PublishingState.PUBLISHED]
VIEWS = {"picture": make_picture, "attachment": make_attachment}
every_kind = pytest.mark.parametrize("view", VIEWS)


def address(view, name):
    return reverse(view, args=[str(name)])


def signed_in(role, **scope):
    client = Client()
    client.force_login(make_user(None, role, **scope))
    return client


@every_kind
def test_file_of_a_published_row_is_for_everybody(client, django_assert_num_queries, view):
    file = VIEWS[view]()

    with django_assert_num_queries(2):
        response = client.get(address(view, file.name))

    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public")
    assert "Cookie" not in response.get("Vary", "")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content)


@every_kind
@pytest.mark.parametrize("state", HIDDEN)
def test_file_of_a_row_that_is_not_published_does_not_exist(client, view, state):
    file = VIEWS[view](make_park(state=state))

    assert client.get(address(view, file.name)).status_code == 404
    assert client.get(address(view, file.name), {"key": "1:2"}).status_code == 404


@every_kind
def test_staff_fetches_what_their_role_reaches_and_nothing_else(view):
    own, foreign = make_park(state="draft"), make_park(state="draft")
    editor = signed_in(Role.COMMITTEE_EDITOR, park=own)

    response = editor.get(address(view, VIEWS[view](own).name))

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert editor.get(address(view, VIEWS[view](foreign).name)).status_code == 404


def test_file_that_only_a_change_names_is_for_those_who_may_see_the_row(client):
    park, name = make_park(), take_picture(a_picture((4, 3)))["name"]
    after = {"parts": {"pictures": [{"fields": {"name": name}}]}}
    Change.objects.create(row=park, label="园区", before={}, after=after)

    assert signed_in(Role.COMMITTEE_EDITOR, park=park).get(address("picture", name)).status_code == 200
    assert signed_in(Role.COMMITTEE_EDITOR, park=make_park()).get(address("picture", name)).status_code == 404
    assert client.get(address("picture", name)).status_code == 404


@every_kind
def test_key_shows_a_file_before_it_belongs_to_anything(client, view):
    file, other = VIEWS[view](make_park(state="draft")), VIEWS[view](make_park(state="draft"))
    with_key = preview_url(view, file.name)

    response = client.get(with_key)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert client.get(with_key.replace(file.name, other.name)).status_code == 404


@every_kind
@pytest.mark.parametrize(
    "name", ["a" * 32 + ".jpg", "a" * 32 + ".pdf", "..%2f..%2fsecret-key", "x.jpg", "%00", "a" * 32]
)
def test_name_that_nobody_was_given_leads_nowhere(client, view, name):
    assert client.get(f"/media/{view}s/{name}").status_code == 404


def test_sizes_come_as_they_are_ready(client):
    name = FileName.read(make_picture(size=(500, 300)).name)
    small = address("picture", name.sized(320, "webp"))

    early = client.get(small)
    make_renditions.call(str(name))
    late = client.get(small)

    assert (early["Content-Type"], early["Cache-Control"]) == ("image/jpeg", "public, max-age=60")
    assert late["Content-Type"] == "image/webp"
    assert "immutable" in late["Cache-Control"]
    assert early["ETag"] != late["ETag"]


def test_size_that_is_never_made_does_not_exist(client):
    name = FileName.read(make_picture(size=(500, 300)).name)
    make_renditions.call(str(name))

    assert client.get(address("picture", name.sized(333, "webp"))).status_code == 404


def test_file_is_sent_once(client):
    url = address("picture", make_picture().name)
    etag = client.get(url)["ETag"]

    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_document_is_saved_under_its_title(client):
    url = address("attachment", make_attachment(title_zh_hans="建设用地/目录", title_en="Land: list..").name)

    chinese, english = client.get(url), client.get(url + "?lang=en")

    assert (
        chinese["Content-Disposition"]
        == "attachment; filename*=utf-8''%E5%BB%BA%E8%AE%BE%E7%94%A8%E5%9C%B0%E7%9B%AE%E5%BD%95.pdf"
    )
    assert english["Content-Disposition"] == 'attachment; filename="Land list.pdf"'
    assert chinese["Content-Type"] == "application/pdf"


@every_kind
def test_file_can_only_be_fetched(client, view):
    assert client.post(address(view, VIEWS[view]().name)).status_code == 405


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_page_shows_pictures_and_documents_in_its_language(client, language):
    park = make_park()
    make_picture(
        park, alt_zh_hans="厂房", alt_en="Halls", credit="市工信局", is_map=True, map_review_number="吉S(2024)012号"
    )
    make_attachment(park, title_zh_hans="用地目录", title_en="Land list")

    with override(language):
        page = client.get(park.get_absolute_url()).text

    alt, title = {"zh-hans": ("厂房", "用地目录"), "en": ("Halls", "Land list")}[language]
    assert f'width="1600" height="1000" alt="{alt}"' in page
    assert "市工信局" in page
    assert "吉S(2024)012号" in page
    assert f">{title}</a>" in page
    assert "PDF ·" in page


def test_page_offers_every_size_and_fetches_only_the_first_at_once(client):
    park = make_park()
    names = [FileName.read(make_picture(park, order=n).name) for n in (1, 2)]

    page = client.get(park.get_absolute_url()).text

    for ending, kind in {"avif": "image/avif", "webp": "image/webp"}.items():
        srcset = ", ".join(f"{address('picture', names[0].sized(w, ending))} {w}w" for w in (320, 640, 1280, 1600))
        assert f'<source type="{kind}" srcset="{srcset}"' in page
    assert page.count('loading="lazy"') == 1
    assert page.index(str(names[0])) < page.index(str(names[1]))


def test_page_without_files_speaks_of_none(client):
    page = client.get(make_park().get_absolute_url()).text

    assert 'id="pictures"' not in page
    assert 'id="attachments"' not in page


def test_addresses_stand_below_the_sites_path():
    name = "a" * 32 + ".jpg"
    set_script_prefix("/parks-portal/")
    try:
        assert preview_url("picture", name).startswith(f"/parks-portal/media/pictures/{name}?key=")
    finally:
        set_script_prefix("/")
