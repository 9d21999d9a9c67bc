import pytest
from django.test import Client


@pytest.fixture
def client(settings):
    settings.MAINTENANCE = True
    return Client()


@pytest.mark.parametrize(("path", "lang"), [("/", "zh-Hans"), ("/en/parks/", "en"), ("/no-such-page/", "zh-Hans")])
def test_public_pages_say_that_they_come_back_without_asking_the_database(client, path, lang):
    response = client.get(path)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "600")
    assert f'<html lang="{lang}">' in response.text
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/admin/account/login/", "/en/admin/account/login/"])
def test_health_and_staff_are_served_meanwhile(client, path):
    assert client.get(path).status_code == 200
