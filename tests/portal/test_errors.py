import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from portal.views import errors
from tests.factories import make_article, make_park


@pytest.mark.django_db
@pytest.mark.parametrize(("prefix", "heading"), [("", "没有找到这个页面"), ("/en", "")])
def test_a_lost_visitor_finds_search_and_the_nearest_list(client, prefix, heading):
    make_park()
    make_article()

    response = client.get(f"{prefix}/parks/no-such-park/")

    assert response.status_code == 404
    assert heading in response.text
    assert f'action="{prefix}/search/"' in response.text
    assert response.context["nearest"].view == "parks:park_list"
    assert f'href="{prefix}/news/"' in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/no-such-page/", "/en/no/such/page/", "/parks", "/%00/"])
def test_an_address_far_from_everything_still_gets_a_page(client, path):
    assert client.get(path, follow=True).status_code in (200, 404)


@pytest.mark.django_db
def test_what_is_not_published_is_not_told_from_what_never_was(client):
    hidden = make_park(state="draft")

    one, other = client.get(f"/parks/{hidden.slug}/"), client.get("/parks/never-was-here/")

    assert (one.status_code, other.status_code) == (404, 404)
    assert one.text.replace(hidden.slug, "never-was-here") == other.text


def ask(view, *args, language="zh-hans"):
    with override(language):
        return view(RequestFactory().get("/"), *args)


@pytest.mark.parametrize(
    ("view", "args", "status"),
    [(errors.server_error, (), 500), (errors.bad_request, (ValueError(),), 400), (errors.csrf_failure, (), 403)],
)
@pytest.mark.parametrize(("language", "lang"), [("zh-hans", "zh-Hans"), ("en", "en")])
def test_pages_for_bad_moments_need_no_database(view, args, status, language, lang):
    response = ask(view, *args, language=language)

    assert response.status_code == status
    assert f'<html lang="{lang}">' in response.text
    assert "<h1>" in response.text


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_advice():
    response = Client(enforce_csrf_checks=True).post("/admin/account/login/", {"username": "x"})

    assert response.status_code == 403
    assert "表单已过期" in response.text


@pytest.mark.django_db
def test_a_fault_in_a_view_gives_the_page_of_faults(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("portal.views.home.front_page", lambda request: 1 / 0)

    response = client.get("/")

    assert response.status_code == 500
    assert "网站出了问题" in response.text


def test_a_fault_is_told_in_plain_words_when_not_even_its_page_can_be_drawn(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path  # where no file was ever collected
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}

    response = ask(errors.server_error)

    assert response.status_code == 500
    assert "网站出了问题" in response.text
    assert response.headers["Content-Type"].startswith("text/plain")
