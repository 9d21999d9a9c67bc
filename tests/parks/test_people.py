"""Accounts: made and invited by the province, switched off when unused, and what their passwords must be like."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from parks.invitations import token_for
from parks.models import PasswordHistory, Role, User
from parks.passwords import KEPT
from parks.workflow import invite, switch_off, switch_on
from portal.kit.models import AuditEntry, Letter
from portal.kit.snapshots import snapshot
from tests.factories import make_park, make_user

pytestmark = pytest.mark.django_db
GOOD = "Snow-on-pines-7"


def kinds():
    return list(AuditEntry.objects.order_by("number").values_list("kind", flat=True))


def invitation_in(letter):
    return letter.body.split("/admin/account/invitation/")[1].split()[0].rstrip("/")


# Passwords


@pytest.mark.parametrize(
    "plain",
    ["Sn-ow7", "snowonpines7", "SNOWONPINES77", "12345678901", "Password123!", "password-1234567", "zhangsan-A1"],
)
def test_plain_passwords_are_refused(plain):
    person = make_user("zhangsan", display_name="张三", email="zhangsan@example.com")

    with pytest.raises(ValidationError):
        validate_password(plain, person)


@pytest.mark.parametrize("good", [GOOD, "雪落松林一百年整Ab", "Xue-luo-song-lin"])
def test_passwords_of_three_kinds_are_taken(good):
    validate_password(good, make_user("zhangsan"))


def through_model(person, password):
    person.set_password(password)
    person.save()


def through_change(person, password):
    client = Client()
    client.force_login(person)
    fields = {"oldpassword": "Jilin-test-2026", "password1": password, "password2": password}
    return client.post("/admin/account/password/change/", fields)


def through_reset(person, password):
    client = Client()
    client.post("/admin/account/password/reset/", {"email": person.email})
    link = Letter.objects.get(name="password_reset").body.split("http://localhost:8000")[1].split()[0]
    form = client.get(link, follow=True).request["PATH_INFO"]
    return client.post(form, {"password1": password, "password2": password})


def through_invitation(person, password):
    invite(person, by=None)
    path = f"/admin/account/invitation/{invitation_in(Letter.objects.get(name='invitation'))}/"
    return Client().post(path, {"password1": password, "password2": password})


FORMS = [through_change, through_reset, through_invitation]


@pytest.mark.parametrize("door", [through_model, *FORMS])
def test_every_door_remembers_the_password_it_sets(door):
    person = make_user(email="a@example.com")

    door(person, GOOD)

    person.refresh_from_db()
    assert person.check_password(GOOD)
    assert person.old_passwords.newest_first().first().password == person.password


@pytest.mark.parametrize("door", FORMS)
def test_every_form_refuses_one_of_the_last_five(door):
    person = make_user(email="a@example.com")
    before = ["Older-word-11", "Older-word-22", "Older-word-33", "Older-word-44", "Jilin-test-2026"]
    for password in before:
        through_model(person, password)

    response = door(person, "Older-word-11")

    assert "最近五次" in str(response.context["form"].errors)
    assert response.status_code == 200


@pytest.mark.parametrize("door", FORMS)
@pytest.mark.parametrize(
    ("first", "second", "said"), [("short-A1", "short-A1", "password1"), (GOOD, "other", "password2")]
)
def test_every_form_says_what_is_wrong_beside_the_field(door, first, second, said, monkeypatch):
    person = make_user(email="a@example.com")
    post = Client.post
    monkeypatch.setattr(
        Client,
        "post",
        lambda self, path, data: post(self, path, data | ({"password2": second} if "password2" in data else {})),
    )

    response = door(person, first)

    assert said in response.context["form"].errors
    assert User.objects.get().check_password("Jilin-test-2026")


def test_a_sixth_password_makes_room_for_the_first():
    person = make_user()
    for number in range(KEPT + 1):
        through_model(person, f"Older-word-{number}")

    assert PasswordHistory.objects.filter(user=person).count() == KEPT
    validate_password("Jilin-test-2026", person)


def test_changing_the_password_keeps_this_session_and_ends_the_others():
    person = make_user(role=Role.COMMITTEE_EDITOR, park=make_park())
    here, elsewhere = Client(), Client()
    here.force_login(person)
    elsewhere.force_login(person)

    fields = {"oldpassword": "Jilin-test-2026", "password1": GOOD, "password2": GOOD}
    here.post("/admin/account/password/change/", fields)

    assert here.get("/admin/parks/park/").status_code == 200
    assert elsewhere.get("/admin/parks/park/").status_code == 302
    assert "password_changed" in kinds()


def test_nobody_sets_a_password_for_somebody_else(province_client):
    person = make_user()

    assert province_client.get(f"/admin/parks/user/{person.pk}/password/").status_code in (302, 404)
    page = province_client.get(f"/admin/parks/user/{person.pk}/change/")
    assert 'type="password"' not in page.text
    assert person.password not in page.text


def test_no_secret_stands_in_the_history_of_an_account():
    person = make_user()
    person.authenticator_set.create(type="totp", data={"secret": "a-secret"})

    kept = snapshot(person)

    assert set(kept["fields"]) == {"username", "display_name", "email", "language"}
    assert kept["parts"] == {}


# Resetting a password


def test_a_reset_says_the_same_whether_there_is_such_an_account(client):
    make_user(email="a@example.com")

    answers = [client.post("/admin/account/password/reset/", {"email": f"{who}@example.com"}) for who in "ab"]

    assert answers[0].url == answers[1].url
    assert Letter.objects.count() == 1


def test_a_reset_letter_speaks_the_persons_language_and_opens_a_lock(client):
    person = make_user("zhangsan", email="a@example.com", language="en")
    for _ in range(5):
        client.post("/admin/account/login/", {"login": "zhangsan", "password": "wrong"})

    through_reset(person, GOOD)

    letter = Letter.objects.get()
    assert (letter.user, letter.language, letter.urgent) == (person, "en", True)
    assert "/en/admin/account/password/reset/key/" in letter.body
    assert client.post("/admin/account/login/", {"login": "zhangsan", "password": GOOD}).status_code == 302
    assert "password_reset" in kinds()


def test_a_reset_link_works_once(client):
    person = make_user(email="a@example.com")
    through_reset(person, GOOD)
    link = Letter.objects.get().body.split("http://localhost:8000")[1].split()[0]

    assert "这个链接不能用" in client.get(link).text


# Invitations


def add_person(client, **fields):
    typed = {"username": "lisi", "display_name": "李四", "email": "lisi@example.com", "language": "zh-hans"}
    return client.post("/admin/parks/user/add/", typed | fields)


def test_the_province_makes_an_account_without_password_and_invites(province_client, province):
    response = add_person(province_client)

    person = User.objects.get(username="lisi")
    assert response.status_code == 302
    assert not person.has_usable_password()
    letter = Letter.objects.get(user=person, urgent=True)
    assert "lisi" in letter.body
    assert "7 天" in letter.body
    assert {"account_created", "account_invited"} <= set(kinds())


@pytest.mark.parametrize("wrong", [{"email": ""}, {"email": "nonsense"}, {"username": ""}, {"username": "有 空格"}])
def test_an_account_needs_a_name_and_an_address(province_client, wrong):
    response = add_person(province_client, **wrong)

    assert response.status_code == 200
    assert set(wrong) <= set(response.context["adminform"].form.errors)
    assert Letter.objects.count() == 0


def test_an_address_belongs_to_one_person(province_client):
    make_user(email="LiSi@example.com")

    response = add_person(province_client)

    assert "email" in response.context["adminform"].form.errors


def test_an_invitation_is_taken_up_once(client):
    person = make_user(email="a@example.com")
    person.set_unusable_password()
    person.save()
    invite(person, by=None)
    path = f"/admin/account/invitation/{invitation_in(Letter.objects.get())}/"
    assert person.username in client.get(path).text

    assert client.post(path, {"password1": GOOD, "password2": GOOD}).url == "/admin/account/login/"

    assert client.get(path).status_code == 410
    assert client.post(path, {"password1": "Other-word-99", "password2": "Other-word-99"}).status_code == 410
    assert User.objects.get().check_password(GOOD)


def test_an_invitation_expires_after_seven_days(client, time_machine):
    person = make_user(email="a@example.com")
    time_machine.move_to("2026-11-22 10:00+08:00")
    path = f"/admin/account/invitation/{token_for(person)}/"

    time_machine.move_to("2026-11-29 09:59+08:00")
    assert client.get(path).status_code == 200
    time_machine.move_to("2026-11-29 10:01+08:00")
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("change", ["again", "address", "off"])
def test_an_invitation_ends_with_a_newer_one_another_address_or_the_account(client, change):
    person = make_user(email="a@example.com")
    path = f"/admin/account/invitation/{token_for(person)}/"
    make_user("second-owner", Role.PROVINCE_OWNER)

    match change:
        case "again":
            invite(person, by=None)
        case "address":
            person.email = "b@example.com"
            person.save()
        case "off":
            switch_off(person, by=None)

    assert client.get(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "W10:1:x", "e30"])
def test_a_made_up_invitation_is_refused(client, token):
    assert client.get(f"/admin/account/invitation/{token}/").status_code == 410


def test_an_invitation_needs_an_address_and_an_active_account():
    with pytest.raises(ValidationError):
        invite(make_user(), by=None)
    with pytest.raises(ValidationError):
        invite(make_user(email="a@example.com", is_active=False), by=None)


# Unused accounts


def old(days, **fields):
    return make_user(date_joined=timezone.now() - timedelta(days=days), **fields)


def test_accounts_unused_for_180_days_are_switched_off(province, capsys):
    long_ago, lately = timezone.now() - timedelta(days=181), timezone.now() - timedelta(days=179)
    unused = [old(181), old(400, last_login=long_ago), old(400, invited_at=long_ago)]
    used = [old(179), old(400, last_login=lately), old(400, invited_at=lately), old(400, switched_on_at=lately)]

    call_command("switch_off_unused_accounts")

    assert set(User.objects.filter(is_active=False)) == set(unused)
    assert set(User.objects.filter(is_active=True)) == {province, *used}
    assert kinds() == ["account_switched_off"] * 3
    assert unused[0].username in capsys.readouterr().out


def test_the_last_owner_of_the_province_is_never_switched_off_for_disuse(capsys):
    owner = old(400, role=Role.PROVINCE_OWNER)

    call_command("switch_off_unused_accounts")

    owner.refresh_from_db()
    assert owner.is_active
    assert f"{owner.username} stays" in capsys.readouterr().err


def test_switching_on_again_begins_a_new_count(province):
    person = old(400)
    call_command("switch_off_unused_accounts", verbosity=0)

    switch_on(person, by=province)
    call_command("switch_off_unused_accounts", verbosity=0)

    person.refresh_from_db()
    assert person.is_active


@pytest.mark.parametrize("action", ["switch_off", "take_second_factor"])
def test_the_admin_says_what_cannot_be_done_with_oneself(province_client, province, action):
    make_user("second-owner", Role.PROVINCE_OWNER)

    fields = {"action": action, "_selected_action": [province.pk]}
    response = province_client.post("/admin/parks/user/", fields, follow=True)

    assert "不能对自己的账号" in response.text
    province.refresh_from_db()
    assert province.is_active
