"""The second factor: offered to everybody, asked of those who publish or look over, with a way back."""

import base64
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from parks.models import Role
from portal.kit.models import AuditEntry
from tests.factories import make_park, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "Jilin-test-2026"  # noqa: S105


def kinds():
    return list(AuditEntry.objects.order_by("number").values_list("kind", flat=True))


def code_of(secret, steps=0):
    """What an app on a telephone shows now, or some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(person):
    client = Client()
    return client, client.post("/admin/account/login/", {"login": person.username, "password": PASSWORD})


def set_up(client):
    """Set the second factor up as a person would; gives its secret."""
    client.post("/admin/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/admin/account/2fa/totp/activate/").context["form"].secret
    assert client.post("/admin/account/2fa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    return secret


def codes_of(client):
    return client.get("/admin/account/2fa/recovery-codes/").context["unused_codes"]


def editor():
    return make_user(role=Role.COMMITTEE_EDITOR, park=make_park())


def test_everybody_is_offered_it_and_signs_in_with_it_from_then_on(django_capture_on_commit_callbacks):
    person = editor()
    client, _response = sign_in(person)
    assert "/admin/account/2fa/" in client.get("/admin/parks/park/").text
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up(client)

    client, response = sign_in(person)
    assert response.url == "/admin/account/2fa/authenticate/"
    assert client.get("/admin/parks/park/").status_code == 302
    assert client.post(response.url, {"code": code_of(secret, 1)}).url == "/admin/"
    assert client.get("/admin/parks/park/").status_code == 200
    assert kinds() == ["sign_in", "second_factor_added", "recovery_codes_made", "sign_in"]


def test_the_page_to_set_it_up_draws_a_picture_that_the_policy_allows():
    client, _response = sign_in(editor())
    client.post("/admin/account/reauthenticate/", {"password": PASSWORD})

    response = client.get("/admin/account/2fa/totp/activate/")

    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', response.text)
    assert b"<svg" in base64.b64decode(picture[1])
    assert "data:" in response.headers["Content-Security-Policy"]
    assert response.context["form"].secret in response.text


def test_setting_it_up_asks_for_the_password_again():
    client, _response = sign_in(editor())

    response = client.get("/admin/account/2fa/totp/activate/")

    assert response.url.startswith("/admin/account/reauthenticate/")


def test_a_recovery_code_opens_once():
    person = editor()
    client, _response = sign_in(person)
    set_up(client)
    code = codes_of(client)[0]

    for status in (302, 200):
        client, response = sign_in(person)
        assert client.post(response.url, {"code": code}).status_code == status

    assert "验证码不对" in client.post(response.url, {"code": code}).text
    assert "recovery_code_used" in kinds()


def test_wrong_codes_lock_as_wrong_passwords_do():
    person = editor()
    client, _response = sign_in(person)
    set_up(client)

    client, response = sign_in(person)
    answers = [client.post(response.url, {"code": "000000"}).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert client.get(response.url).status_code == 302
    assert sign_in(person)[1].status_code == 429
    assert kinds()[-2:] == ["sign_in_failed", "lock_out"]


@pytest.mark.parametrize("path", ["", "parks/park/", "parks/park/add/", "password_change/", "parks/user/"])
def test_whoever_needs_it_is_led_to_set_it_up_before_anything_else(settings, path):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _response = sign_in(make_user(role=Role.PROVINCE_OWNER))

    response = client.get(f"/admin/{path}")

    assert response.url == "/admin/account/2fa/totp/activate/"
    assert client.post(f"/admin/{path}", {"x": "y"}).status_code == 302


def test_after_setting_it_up_everything_opens(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _response = sign_in(make_user(role=Role.PROVINCE_OWNER))

    set_up(client)

    assert client.get("/admin/parks/park/").status_code == 200


def test_whoever_needs_it_cannot_put_it_off(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _response = sign_in(make_user(role=Role.PROVINCE_OWNER))
    set_up(client)

    client.post("/admin/account/reauthenticate/", {"password": PASSWORD})
    response = client.post("/admin/account/2fa/totp/deactivate/")

    assert "不能停用" in response.text
    assert Authenticator.objects.filter(type="totp").exists()


def test_whoever_does_not_need_it_may_put_it_off():
    client, _response = sign_in(editor())
    set_up(client)

    assert client.post("/admin/account/2fa/totp/deactivate/").status_code == 302

    assert not Authenticator.objects.exists()
    assert "second_factor_removed" in kinds()


def test_signing_out_is_free_without_it(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _response = sign_in(make_user(role=Role.PROVINCE_OWNER))

    assert client.post("/admin/logout/").status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_province_takes_a_lost_one_away(province_client):
    person = editor()
    client, _response = sign_in(person)
    set_up(client)

    province_client.post("/admin/parks/user/", {"action": "take_second_factor", "_selected_action": [person.pk]})

    assert client.get("/admin/parks/park/").status_code == 302
    assert sign_in(person)[1].url == "/admin/"


@pytest.mark.parametrize("path", ["2fa/", "2fa/recovery-codes/", "2fa/totp/activate/", "password/change/"])
def test_strangers_are_asked_to_sign_in(client, path):
    response = client.get(f"/admin/account/{path}")

    assert response.status_code in (302, 403)
    assert response.status_code == 403 or response.url.startswith("/admin/account/login/")
