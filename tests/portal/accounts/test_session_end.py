"""A session ends when nobody uses it, and nothing that was typed is lost with it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from parks.models import Park, Role
from portal.kit.models import AuditEntry
from tests.factories import make_park, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "Jilin-test-2026"  # noqa: S105
SENT = {"username": "wangwu", "display_name": "王五", "email": "w@example.com", "language": "zh-hans", "password": "no"}
ADD = "/admin/parks/user/add/"
KEPT = "/admin/account/kept/"


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-11-22 10:00:00+08:00", tick=False)
    return time_machine


def later(clock, **time):
    clock.move_to(timezone.now() + timedelta(**time), tick=False)


def sign_in(client, person):
    return client.post("/admin/account/login/", {"login": person.username, "password": PASSWORD, "next": KEPT})


def is_in(client):
    return client.get("/admin/parks/park/").status_code == 200


def test_a_session_nobody_uses_ends_after_half_an_hour(province_client, clock):
    assert is_in(province_client)

    later(clock, minutes=29)
    assert is_in(province_client)
    later(clock, minutes=29)
    assert is_in(province_client)
    later(clock, minutes=30)
    assert not is_in(province_client)

    assert AuditEntry.objects.first().kind == "sign_out"


def test_reading_public_pages_is_use_too(province_client, clock):
    is_in(province_client)
    later(clock, minutes=29)
    province_client.get("/robots.txt")
    later(clock, minutes=29)

    assert is_in(province_client)


def test_the_page_is_told_how_long_it_lasts_without_making_it_longer(province_client, clock):
    page = province_client.get("/admin/parks/park/")
    assert 'data-seconds="1800" data-warning="300"' in page.text
    assert "js/idle.js" in page.text

    later(clock, minutes=20)
    for _ in range(2):
        assert province_client.get("/admin/account/session/").json() == {"seconds": 600}
    assert province_client.post("/admin/account/session/").json() == {"seconds": 1800}
    later(clock, minutes=29)

    assert is_in(province_client)


def test_a_session_that_ended_has_no_seconds_left(province_client, clock):
    is_in(province_client)
    later(clock, minutes=30)

    assert province_client.post("/admin/account/session/").json() == {"seconds": 0}
    assert not is_in(province_client)


def test_what_was_sent_after_the_end_waits_behind_the_sign_in(province_client, province, clock):
    is_in(province_client)
    later(clock, minutes=31)

    response = province_client.post(ADD, SENT, follow=True)
    assert "您刚才提交的内容已保留" in response.text

    assert sign_in(province_client, province).url == KEPT
    page = province_client.get(KEPT)
    assert f'action="{ADD}"' in page.text
    assert 'name="display_name" value="王五"' in page.text
    assert 'name="password"' not in page.text
    assert "wangwu" not in [person.username for person in type(province).objects.all()]

    fields = dict(page.context["fields"])
    assert province_client.post(page.context["path"], fields).status_code == 302
    assert type(province).objects.filter(username="wangwu", display_name="王五").exists()


def test_text_is_kept_also_when_the_page_has_noticed_the_end_before(province_client, province, clock):
    is_in(province_client)
    later(clock, minutes=31)
    assert province_client.get("/admin/account/session/").json() == {"seconds": 0}

    assert province_client.post(ADD, SENT).status_code == 303
    sign_in(province_client, province)

    assert "王五" in province_client.get(KEPT).text


def test_several_values_of_one_name_are_all_kept(province_client, province, clock):
    is_in(province_client)
    later(clock, minutes=31)
    province_client.post("/admin/parks/park/", {"action": "x", "_selected_action": ["3", "1"]})
    sign_in(province_client, province)

    kept = province_client.get(KEPT).context["fields"]

    assert [value for name, value in kept if name == "_selected_action"] == ["3", "1"]


@pytest.mark.parametrize("reason", ["role", "password"])
def test_text_is_kept_when_a_role_or_the_password_ended_the_session(client, province, reason):
    client.force_login(province)
    if reason == "role":
        province.rights_version += 1
    else:
        province.set_password(PASSWORD)
    province.save()

    assert client.post(ADD, SENT).url.startswith("/admin/account/login/")
    sign_in(client, province)

    assert "王五" in client.get(KEPT).text


def test_somebody_else_who_signs_in_does_not_see_the_text(province_client, clock):
    is_in(province_client)
    later(clock, minutes=31)
    province_client.post(ADD, SENT)

    sign_in(province_client, make_user("stranger", Role.PROVINCE_OWNER))

    assert province_client.get(KEPT).status_code == 404
    assert "kept_text" not in province_client.session


def test_a_stranger_who_posts_is_only_asked_to_sign_in(client):
    make_park()

    response = client.post(ADD, SENT)

    assert response.status_code == 302
    assert KEPT not in response.url
    assert "sessionid" not in client.cookies


def old_page(client):
    """A form of a page that was opened before somebody signed in again in another window."""
    return SENT | {"csrfmiddlewaretoken": "a" * 64}


def test_a_form_older_than_the_last_sign_in_is_shown_again_with_its_text(province):
    client = Client(enforce_csrf_checks=True)
    client.force_login(province)

    response = client.post(ADD, old_page(client), headers={"origin": "http://testserver"})

    assert response.status_code == 403
    assert 'name="display_name" value="王五"' in response.text
    assert not type(province).objects.filter(username="wangwu").exists()


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
def test_a_form_of_another_site_is_refused_without_a_button_to_send_it(province, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(province)

    response = client.post(ADD, old_page(client), headers={"origin": origin} if origin else {})

    assert response.status_code == 403
    assert "王五" not in response.text
    assert Park.objects.count() == 0
