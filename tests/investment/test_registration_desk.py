"""Who of the staff sees and does what with registrations, and what is kept of it."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from investment.models import Registration
from parks.models import Role
from portal.kit.audit import Kind
from portal.kit.models import AuditEntry
from tests.factories import make_area, make_event, make_park, make_registrant, make_registration, make_user

pytestmark = pytest.mark.django_db
State = Registration.State
LIST = reverse("admin:investment_registration_changelist")
EXPORT = reverse("admin:investment_registration_export")


@pytest.fixture
def park():
    return make_park(area=make_area("220403", "西安区"))


@pytest.fixture
def event(park):
    return make_event(host=park, area=park.area, starts_on=f"{timezone.localdate()}")


@pytest.fixture
def registration(event):
    registration = make_registration(event)
    make_registrant(registration)
    return registration


def person(role, park):
    scope = {
        Role.COMMITTEE_EDITOR: {"park": park},
        Role.COMMITTEE_PUBLISHER: {"park": park},
        Role.CITY_COORDINATOR: {"area": make_area("220400")},
    }
    return make_user(role=role, **scope.get(role, {}))


def desk_of(registration):
    return reverse("admin:investment_registration_desk", args=[registration.pk])


MAY_WORK = [
    *(Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER, Role.CITY_COORDINATOR),
    *(Role.PROVINCE_COOPERATION, Role.PROVINCE_OWNER),
]
DEEDS = {
    "release": (State.HELD, State.CONFIRMED),
    "decline": (State.CONFIRMED, State.DECLINED),
    "check_in": (State.CONFIRMED, State.ATTENDED),
    "undo_check_in": (State.ATTENDED, State.CONFIRMED),
}


@pytest.mark.parametrize("role", MAY_WORK)
@pytest.mark.parametrize("deed", DEEDS)
def test_whoever_edits_the_event_works_on_its_registrations(client, registration, park, role, deed):
    before, after = DEEDS[deed]
    Registration.objects.update(state=before)
    client.force_login(person(role, park))

    response = client.post(desk_of(registration), {"do": deed, "reason": "名额调整"})

    registration.refresh_from_db()
    assert response.status_code == 302
    assert registration.state == after
    assert registration.moves.get().actor.memberships.get().role == role


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER])
def test_registrations_of_another_park_do_not_exist(client, registration, role, deed):
    client.force_login(person(role, make_park(area=make_area("220403", "西安区"))))

    assert client.get(desk_of(registration)).status_code == 404
    assert client.post(desk_of(registration), {"do": deed, "reason": "x"}).status_code == 404
    assert registration.number not in client.get(LIST).text
    assert not registration.moves.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ASSOCIATION_EDITOR, Role.ENTERPRISE_CONTACT])
def test_other_roles_see_no_registrations(client, registration, park, role):
    from tests.factories import make_association, make_enterprise

    scope = {
        Role.ASSOCIATION_EDITOR: lambda: {"association": make_association()},
        Role.ENTERPRISE_CONTACT: lambda: {"enterprise": make_enterprise(park=park)},
    }
    client.force_login(make_user(role=role, **scope.get(role, dict)()))

    assert client.get(LIST).status_code == 403
    assert client.get(EXPORT).status_code == 403
    assert client.get(desk_of(registration)).status_code in (403, 404)


def test_nobody_is_offered_to_have_come_before_the_event_begins(client, registration, event, park):
    client.force_login(person(Role.COMMITTEE_EDITOR, park))
    offered = lambda: [deed for deed, _word in client.get(desk_of(registration)).context["deeds"]]  # noqa: E731

    assert offered() == ["check_in", "decline"]
    event.starts_on = "2100-01-01"
    event.save()
    assert offered() == ["decline"]


@pytest.mark.parametrize("role", MAY_WORK)
def test_declining_without_a_reason_is_refused_beside_the_field(client, registration, park, role):
    client.force_login(person(role, park))

    response = client.post(desk_of(registration), {"do": "decline", "reason": " "})

    assert response.status_code == 200
    assert "请写明原因。" in response.text
    assert Registration.objects.get().state == State.CONFIRMED


@pytest.mark.parametrize("deed", ["release", "burn", "", "a\0b"])
def test_what_cannot_be_done_changes_nothing(client, registration, park, deed):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    assert client.post(desk_of(registration), {"do": deed}, follow=True).status_code == 200
    assert Registration.objects.get().state == State.CONFIRMED


def test_list_masks_who_comes_and_a_look_stands_in_the_log(client, registration, park):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))
    registrants = reverse("admin:investment_registrant_changelist")

    assert "王先生" not in client.get(registrants).text
    assert "王先生" not in client.get(desk_of(registration)).text
    page = client.get(reverse("admin:investment_registrant_change", args=[registration.registrant.pk]))

    assert "王先生" in page.text
    assert AuditEntry.objects.get(kind=Kind.PERSONAL_DATA_VIEWED).object_pk == registration.pk


def rows_of(response):
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


@pytest.mark.parametrize("role", MAY_WORK)
def test_list_of_an_event_is_exported_for_a_reason_that_the_log_keeps(client, registration, event, park, role):
    make_registrant(make_registration(), person="别家的")
    client.force_login(person(role, park))

    refused = client.post(EXPORT, {"event": event.pk, "reason": ""})
    response = client.post(EXPORT, {"event": event.pk, "reason": "现场签到"})

    assert "请写明原因。" in refused.text
    rows = rows_of(response)
    assert [row[0] for row in rows[1:]] == [registration.number]
    assert "王先生" in rows[1]
    entry = AuditEntry.objects.get(kind=Kind.EXPORTED)
    assert (entry.detail["reason"], entry.detail["rows"], entry.object_pk) == ("现场签到", 1, event.pk)


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 40, "1\0"])
def test_list_of_an_event_that_is_none_of_theirs_is_not_exported(client, registration, park, number):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))
    foreign = make_registration().event.pk

    for key in (number, foreign):
        assert "text/html" in client.post(EXPORT, {"event": key, "reason": "x"}).headers["Content-Type"]
    assert not AuditEntry.objects.filter(kind=Kind.EXPORTED).exists()


def test_formula_in_a_name_is_no_formula_in_the_file(client, event, park):
    make_registrant(make_registration(event), person="=1+1")
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    rows = rows_of(client.post(EXPORT, {"event": event.pk, "reason": "签到"}))

    assert "=1+1" not in rows[1]


def test_erased_registration_is_told_by_its_number_alone(client, registration, event, park):
    from investment import registering

    registering.erase(registration, reason="asked")
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    assert rows_of(client.post(EXPORT, {"event": event.pk, "reason": "签到"}))[1][5:] == [""] * 5
    assert "个人信息已删除" in client.get(desk_of(registration)).text
