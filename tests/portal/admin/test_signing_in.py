"""Who gets into the admin, how they prove who they are, and what everybody else is told."""

import pytest
from django.test import Client, RequestFactory

from parks.models import Park, Role
from portal.accounts.locking import network_of
from portal.kit.models import AuditEntry
from tests.factories import make_park, make_user

from .desk import EDITED, MODELS, address, named

pytestmark = pytest.mark.django_db
SIGN_IN = "/admin/account/login/"
RIGHT = {"login": "editor", "password": "Jilin-test-2026"}
WRONG = RIGHT | {"password": "wrong"}


def sign_in(client, **said):
    """Send the sign-in form; `address` is where it comes from."""
    return client.post(SIGN_IN, RIGHT | said.pop("typed", {}), REMOTE_ADDR=said.pop("address", "10.0.0.1"), **said)


def kinds():
    return list(AuditEntry.objects.order_by("number").values_list("kind", flat=True))


# The way in


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_visitor_is_asked_to_sign_in(client, model):
    response = client.get(address(model, "changelist"), follow=True)

    assert response.redirect_chain[-1][0].startswith(f"{SIGN_IN}?next=")
    assert "登录管理后台" in response.text


def test_signing_in_leads_to_where_one_was_going(client):
    make_user("editor")

    asked = client.get("/en/admin/parks/park/", follow=True)
    response = client.post(asked.request["PATH_INFO"], RIGHT | {"next": asked.context["redirect_field_value"]})

    assert response.url == "/en/admin/parks/park/"
    assert kinds() == ["sign_in"]


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "https:///example.com", "javascript:x"])
def test_signing_in_leads_to_no_other_host(client, settings, elsewhere):
    settings.ALLOWED_HOSTS = ["testserver", "example.com"]
    make_user("editor")

    response = client.post(f"{SIGN_IN}?next={elsewhere}", RIGHT | {"next": elsewhere})

    assert response.url == "/admin/"


@pytest.mark.parametrize(
    "wrong", [{"password": "wrong"}, {"login": "nobody"}, {"login": "a\0b"}, {"login": "", "password": ""}]
)
def test_a_wrong_name_or_password_is_told_and_the_name_kept(client, wrong):
    make_user("editor")

    response = client.post(SIGN_IN, RIGHT | wrong)

    assert response.status_code == 200
    assert "errornote" in response.text or "errorlist" in response.text
    assert not wrong.get("password") or wrong["password"] not in response.text


def test_a_wrong_name_and_a_wrong_password_are_told_the_same(client):
    make_user("editor")

    said = [sign_in(client, typed=typed).context["form"].non_field_errors() for typed in (WRONG, {"login": "nobody"})]

    assert said[0] == said[1]
    assert "用户名或密码不对" in said[0][0]


def test_an_account_switched_off_is_told_so_only_with_the_right_password(client):
    make_user("editor", is_active=False)

    assert "用户名或密码不对" in sign_in(client, typed=WRONG).text
    assert "已停用" in client.get(sign_in(client).url).text
    assert client.get("/admin/").status_code == 302


def test_nobody_signs_up(client):
    for path in ("signup/", "email/", "login/code/", "password/set/"):
        assert client.get(f"/admin/account/{path}").status_code in (302, 404)
        assert client.get(f"/admin/account/{path}", follow=True).status_code in (200, 404)
    assert "signup" not in client.get(SIGN_IN).text


# Once in


def test_a_person_without_membership_sees_an_explanation_and_nothing_else(client):
    client.force_login(make_user())
    park = make_park("秘密园区", state="draft")

    assert "还没有获得任何权限" in client.get("/admin/").text
    for model in MODELS:
        assert client.get(address(model, "changelist")).status_code == 403
    for model in EDITED:
        assert client.get(address(model, "add")).status_code == 403
    assert client.get(address(Park, "change", park.pk)).status_code in (403, 404)
    for path in ("parks/", "autocomplete/?app_label=parks&model_name=park&field_name=area&term=x", "account/kept/"):
        assert client.get(f"/admin/{path}").status_code in (403, 404)


def test_signing_out_ends_the_session(province_client):
    response = province_client.post("/admin/logout/")

    assert "您已退出" in response.text
    assert province_client.get("/admin/").status_code == 302
    assert kinds()[-1] == "sign_out"


def test_a_form_without_its_token_is_refused(province):
    client = Client(enforce_csrf_checks=True)
    client.force_login(province)

    assert client.post(address(Park, "add"), {}).status_code == 403


# The lock


def test_five_wrong_passwords_lock_the_name_from_that_address(client, time_machine):
    make_user("editor")
    time_machine.move_to("2026-11-22 10:00+08:00")
    for _ in range(4):
        assert sign_in(client, typed=WRONG).status_code == 200

    assert sign_in(client, typed=WRONG).status_code == 429
    locked = sign_in(client)

    assert locked.status_code == 429
    assert "15 分钟" in locked.text
    assert "重设密码" in locked.text
    assert sign_in(client, typed={"login": "EDITOR"}).status_code == 429
    assert kinds() == ["sign_in_failed"] * 4 + ["lock_out"]

    time_machine.move_to("2026-11-22 10:15:01+08:00")
    assert sign_in(client).url == "/admin/"


def test_a_lock_keeps_out_nobody_elsewhere_and_no_other_name(client):
    make_user("editor")
    make_user("colleague")
    for _ in range(5):
        sign_in(client, typed=WRONG)

    assert sign_in(client, typed={"login": "colleague"}).status_code == 302
    assert sign_in(Client(), address="10.0.0.2").status_code == 302


def test_one_network_of_ipv6_is_one_address(client):
    make_user("editor")
    for number in range(5):
        sign_in(client, typed=WRONG, address=f"2001:db8:1:2::{number + 1}")

    assert sign_in(client, address="2001:db8:1:2:ffff::9").status_code == 429
    assert sign_in(client, address="2001:db8:1:3::1").status_code == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "1.1.1.1", "10.0.0.9"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 10.0.0.8", "1.1.1.1"),
        (1, "", "10.0.0.9"),
        (1, "not an address", "0.0.0.0"),
        (1, "::ffff:1.1.1.1", "1.1.1.1"),
    ],
)
def test_addresses_are_believed_of_our_own_proxies_only(settings, proxies, forwarded, seen):
    settings.PROXIES = proxies

    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers={"x-forwarded-for": forwarded})

    assert network_of(request) == seen


def test_addresses_and_names_of_visitors_do_not_stand_in_the_server_log(client, caplog):
    make_user("editor")
    for _ in range(6):
        sign_in(client, typed=WRONG, address="203.0.113.77")

    printed = [record.getMessage() for record in caplog.records if not record.name.startswith("django.request")]
    assert "203.0.113.77" not in " ".join(printed)


def test_the_province_unlocks(client, province):
    person = make_user("editor")
    for _ in range(5):
        sign_in(client, typed=WRONG)
    office = Client()
    office.force_login(province)

    office.post("/admin/parks/user/", {"action": "unlock", "_selected_action": [person.pk]})

    assert sign_in(client).status_code == 302
    assert "unlock" in kinds()


# Accounts in the admin


def test_tables_of_allauth_and_axes_have_no_page():
    assert not {model._meta.app_label for model in MODELS} & {"account", "mfa", "axes", "auth"}


@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER])
def test_accounts_are_for_the_province(client, role):
    person = make_user(role=role, park=make_park())
    client.force_login(person)

    assert client.get("/admin/parks/user/").status_code == 403
    assert client.get(f"/admin/parks/user/{person.pk}/change/").status_code in (403, 404)
    assert client.get("/admin/parks/user/add/").status_code == 403
