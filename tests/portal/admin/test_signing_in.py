"""Who gets into the admin, and what everybody else is told."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from parks.models import Park
from tests.factories import make_park, make_user

from .desk import EDITED, MODELS, address, named

pytestmark = pytest.mark.django_db
RIGHT = {"username": "editor", "password": "Jilin-test-2026"}


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_visitor_is_asked_to_sign_in(client, model):
    response = client.get(address(model, "changelist"), follow=True)

    assert response.redirect_chain[-1][0].startswith("/admin/login/?next=")
    assert "登录管理后台" in response.text


def test_signing_in_leads_to_where_one_was_going(client):
    make_user(is_staff=True)

    response = client.post("/en/admin/login/?next=/en/admin/parks/", RIGHT | {"next": "/en/admin/parks/"})

    assert response.url == "/en/admin/parks/"


def test_signing_in_leads_to_no_other_host(client):
    make_user(is_staff=True)

    response = client.post("/admin/login/", RIGHT | {"next": "https://example.com/"})

    assert response.url == "/admin/"


@pytest.mark.parametrize(
    "wrong", [{"password": "wrong"}, {"username": "nobody"}, {"username": "a\0b"}, {"username": "", "password": ""}]
)
def test_a_wrong_name_or_password_is_told_and_the_name_kept(client, wrong):
    make_user(is_staff=True)

    response = client.post("/admin/login/", RIGHT | wrong)

    assert response.status_code == 200
    assert "errornote" in response.text or "errorlist" in response.text
    assert (RIGHT | wrong)["password"] not in response.text or not (RIGHT | wrong)["password"]


def test_an_account_without_access_is_told_the_same_as_a_wrong_password(client):
    make_user(is_staff=False)

    response = client.post("/admin/login/", RIGHT)

    assert "用户名或密码不对" in response.text


def test_a_signed_in_person_without_access_gets_nothing(client):
    client.force_login(make_user(is_staff=False))
    park = make_park("秘密园区", state="draft")

    for url in ("/admin/", address(Park, "changelist"), address(Park, "change", park.pk)):
        response = client.get(url, follow=True)

        assert "不能进入管理后台" in response.text
        assert "秘密园区" not in response.text


def test_staff_without_any_right_sees_an_explanation_and_no_row(client):
    client.force_login(make_user(is_staff=True))

    assert "还没有获得任何权限" in client.get("/admin/").text
    for model in MODELS:
        assert client.get(address(model, "changelist")).status_code == 403
    for model in EDITED:
        assert client.get(address(model, "add")).status_code == 403


def test_accounts_and_groups_are_for_superusers_even_with_the_right_to_change_them(client):
    editor = make_user(is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user", "change_group"]))
    client.force_login(editor)

    assert client.get(f"/admin/parks/user/{editor.pk}/change/").status_code == 403
    assert client.get("/admin/auth/group/").status_code == 403


def test_signing_out_ends_the_session(province_client):
    response = province_client.post("/admin/logout/")

    assert "您已退出" in response.text
    assert province_client.get("/admin/").status_code == 302


def test_a_form_without_its_token_is_refused(province):
    client = Client(enforce_csrf_checks=True)
    client.force_login(province)

    assert client.post(address(Park, "add"), {}).status_code == 403
