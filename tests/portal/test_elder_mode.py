import pytest
from django.urls import get_script_prefix, set_script_prefix


@pytest.fixture
def below_a_subpath(settings):
    """The portal as a column of another host's site."""
    settings.COOKIE_PATH = "/parks-portal/"
    before = get_script_prefix()
    set_script_prefix("/parks-portal/")
    yield
    set_script_prefix(before)


def test_the_switch_is_kept_in_a_cookie_of_this_site_for_a_year(client):
    response = client.get("/elder/", {"on": "1", "next": "/parks/?area=220400"})

    cookie = response.cookies["elder"]
    assert (response.status_code, response.url) == (302, "/parks/?area=220400")
    assert (cookie.value, cookie["path"], cookie["samesite"], cookie["max-age"]) == ("1", "/", "Lax", 31536000)


def test_switching_off_takes_the_cookie_away(client):
    client.cookies["elder"] = "1"

    response = client.get("/elder/", {"on": "0"})

    assert response.cookies["elder"]["max-age"] == 0


def test_without_a_wish_the_mode_changes(client):
    assert client.get("/elder/").cookies["elder"].value == "1"
    assert client.get("/elder/").cookies["elder"].value == ""


@pytest.mark.django_db
def test_pages_are_drawn_for_elders_until_switched_back(client):
    client.get("/elder/", {"on": "1"})
    assert 'class="elder"' in client.get("/contact/").text

    client.get("/elder/", {"on": "0"})
    assert 'class="elder"' not in client.get("/contact/").text


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "///evil.example",
        "javascript:alert(1)",
        "evil",
        "\0",
        "http://testserver/parks/",
        "",
    ],
)
def test_only_pages_of_this_site_are_returned_to(client, address):
    assert client.get("/elder/", {"next": address}).url == "/"


def test_english_visitors_stay_in_english(client):
    assert client.get("/en/elder/", {"next": "/en/parks/"}).url == "/en/parks/"
    assert client.get("/en/elder/").url == "/en/"


@pytest.mark.parametrize("address", ["/parks-portal/parks/", "/parks-portal/en/?q=a"])
def test_below_a_subpath_its_pages_are_returned_to(client, below_a_subpath, address):
    response = client.get("/elder/", {"next": address})

    assert response.url == address
    assert response.cookies["elder"]["path"] == "/parks-portal/"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/other/",
        "/parks-portal-of-others/",
        "/parks-portal/../other/",
        "/parks-portal/%2e%2e/other/",
        "/parks-portal/..\\other/",
    ],
)
def test_below_a_subpath_the_rest_of_the_host_is_not(client, below_a_subpath, address):
    assert client.get("/elder/", {"next": address}).url == "/parks-portal/"
