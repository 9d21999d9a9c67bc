"""Giving and ending roles in the admin: by whom, to whom, with what said beside the field."""

import pytest
from django.test import Client

from parks.models import Membership, Role, User
from tests.factories import make_area, make_enterprise, make_membership, make_park, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/parks/membership/"
ADD = f"{LIST}add/"


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def give(client, person, role, **scope):
    typed = {name: row.pk for name, row in scope.items() if name != "ends_on"}
    return client.post(ADD, {"user": person.username, "role": role, "ends_on": scope.get("ends_on", "")} | typed)


def errors(response):
    return response.context["adminform"].form.errors


def end(client, membership, **typed):
    return client.post(LIST, {"action": "end", "_selected_action": [membership.pk]} | typed, follow=True)


@pytest.fixture
def park():
    return make_park(area=make_area("220402"))


@pytest.fixture
def coordinator():
    return make_user("coordinator", Role.CITY_COORDINATOR, area=make_area("220400"))


def test_the_province_gives_and_ends_a_role(province_client, province, park):
    person = make_user("zhangsan")

    assert give(province_client, person, Role.COMMITTEE_EDITOR, park=park).status_code == 302
    membership = Membership.objects.get(user=person)
    assert membership.given_by == province
    assert "zhangsan" in province_client.get(f"/admin/parks/user/{person.pk}/change/").text

    assert "调离" not in end(province_client, membership).text
    assert not Membership.objects.filter(ended_by=province).exists()
    assert "已收回 1 个任职" in end(province_client, membership, reason="调离").text
    membership.refresh_from_db()
    assert (membership.ended_by, membership.end_reason) == (province, "调离")


def test_a_role_is_not_ended_without_a_reason(province_client, park):
    membership = make_membership(role=Role.COMMITTEE_EDITOR, park=park)

    response = end(province_client, membership, reason=" ")

    assert "errorlist" in response.text
    membership.refresh_from_db()
    assert membership.ended_at is None


def test_a_coordinator_is_offered_park_roles_and_parks_of_the_area_only(coordinator, park):
    far = make_park(area=make_area("220500"))
    client = signed_in(coordinator)

    form = client.get(ADD).context["adminform"].form

    assert [key for key, _label in form.fields["role"].choices if key] == ["committee_editor", "committee_publisher"]
    assert give(client, make_user("a"), Role.COMMITTEE_EDITOR, park=park).status_code == 302
    assert "park" in errors(give(client, make_user("b"), Role.COMMITTEE_EDITOR, park=far))
    assert "role" in errors(give(client, make_user("c"), Role.PROVINCE_OWNER))
    assert not User.objects.get(username="c").memberships.exists()


def test_a_coordinator_ends_only_roles_of_the_area(coordinator, park):
    far = make_membership(role=Role.COMMITTEE_EDITOR, park=make_park(area=make_area("220500")))
    near = make_membership(role=Role.COMMITTEE_EDITOR, park=park)
    client = signed_in(coordinator)

    assert near.user.username in client.get(LIST).text
    assert far.user.username not in client.get(LIST).text
    for membership in (far, near):
        end(client, membership, reason="清理")

    assert list(Membership.objects.exclude(ended_at=None)) == [near]
    assert client.get(f"{LIST}{far.pk}/change/").status_code == 404


def test_a_publisher_names_the_contact_of_an_enterprise_of_the_park(park):
    client = signed_in(make_user("publisher", Role.COMMITTEE_PUBLISHER, park=park))

    own, foreign = make_enterprise(park=park), make_enterprise(park=make_park())
    assert give(client, make_user("a"), Role.ENTERPRISE_CONTACT, enterprise=own).status_code == 302
    assert errors(give(client, make_user("b"), Role.ENTERPRISE_CONTACT, enterprise=foreign))
    assert "role" in errors(give(client, make_user("c"), Role.COMMITTEE_EDITOR, park=park))
    assert Membership.objects.filter(user__username__in=["b", "c"]).count() == 0


@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.PROVINCE_COOPERATION, Role.AUDITOR])
def test_other_roles_have_no_such_page(role, park):
    client = signed_in(make_user("x", role, **({"park": park} if role == Role.COMMITTEE_EDITOR else {})))

    assert client.get(LIST).status_code == 403
    assert client.get(ADD).status_code == 403


def test_nobody_raises_the_own_role(province_client, province, coordinator, park):
    assert "role" in errors(give(province_client, province, Role.AUDITOR))
    assert "role" in errors(give(signed_in(coordinator), coordinator, Role.COMMITTEE_PUBLISHER, park=park))
    own = end(province_client, province.memberships.get(), reason="试试")

    assert "您不能授予或收回" in own.text
    assert province.memberships.get().ended_at is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"user": "nobody"}, "user"),
        ({"user": ""}, "user"),
        ({"role": "king"}, "role"),
        ({"role": ""}, "role"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": "soon"}, "ends_on"),
        ({"area": "1"}, "area"),
        ({"park": "x"}, "park"),
        ({"park": ""}, None),
    ],
)
def test_what_is_wrong_is_said_and_nothing_given(province_client, park, typed, said):
    person = make_user("zhangsan")

    fields = {"user": "zhangsan", "role": "committee_editor", "park": park.pk, "ends_on": ""}
    response = province_client.post(ADD, fields | typed)

    assert response.status_code == 200
    assert said in errors(response) if said else errors(response)
    assert not person.memberships.exists()


def test_a_role_held_already_is_said(province_client, park):
    person = make_user("zhangsan", Role.COMMITTEE_EDITOR, park=park)

    assert "请先收回再授予" in str(errors(give(province_client, person, Role.COMMITTEE_EDITOR, park=park)))


def test_a_membership_is_neither_changed_nor_deleted(province_client, park):
    membership = make_membership(role=Role.COMMITTEE_EDITOR, park=park)
    page = f"{LIST}{membership.pk}"

    assert province_client.get(f"{page}/change/").status_code == 200
    assert province_client.post(f"{page}/change/", {"role": "province_owner"}).status_code == 403
    assert province_client.post(f"{page}/delete/", {"post": "yes"}).status_code == 403
    province_client.post(LIST, {"action": "delete_selected", "_selected_action": [membership.pk], "post": "yes"})

    membership.refresh_from_db()
    assert (membership.role, membership.ended_at) == (Role.COMMITTEE_EDITOR, None)
