"""Who may give which roles, and what giving and ending one does at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from parks.models import Role, User
from parks.workflow import end_role, give_role, switch_off
from portal.kit.models import AuditEntry
from tests.factories import make_area, make_association, make_enterprise, make_membership, make_park, make_user

pytestmark = pytest.mark.django_db


def kinds():
    return list(AuditEntry.objects.order_by("number").values_list("kind", flat=True))


def fresh(user):
    """The person as the next request reads them."""
    return User.objects.get(pk=user.pk)


def scope_of(role):
    """A scope that fits the role."""
    match role:
        case Role.COMMITTEE_EDITOR | Role.COMMITTEE_PUBLISHER:
            return {"park": make_park()}
        case Role.CITY_COORDINATOR:
            return {"area": make_area()}
        case Role.ENTERPRISE_CONTACT:
            return {"enterprise": make_enterprise()}
        case Role.ASSOCIATION_EDITOR:
            return {"association": make_association()}
    return {}


@pytest.mark.parametrize("role", Role)
def test_the_province_gives_every_role_and_it_counts_at_once(province, role):
    person = make_user()

    membership = give_role(person, role, by=province, **scope_of(role))

    assert [one.role for one in fresh(person).in_force] == [role]
    assert membership.given_by == province
    assert kinds() == ["role_given"]


@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER])
def test_a_coordinator_gives_park_roles_within_the_area_only(role):
    coordinator = make_user(role=Role.CITY_COORDINATOR, area=make_area("220400"))
    near, far = make_park(area=make_area("220402")), make_park(area=make_area("220500"))

    assert give_role(make_user(), role, by=coordinator, park=near)
    with pytest.raises(PermissionDenied):
        give_role(make_user(), role, by=coordinator, park=far)


def test_a_publisher_names_contacts_of_enterprises_of_the_own_park_only():
    park = make_park()
    publisher = make_user(role=Role.COMMITTEE_PUBLISHER, park=park)

    assert give_role(make_user(), Role.ENTERPRISE_CONTACT, by=publisher, enterprise=make_enterprise(park=park))
    with pytest.raises(PermissionDenied):
        give_role(make_user(), Role.ENTERPRISE_CONTACT, by=publisher, enterprise=make_enterprise(park=make_park()))
    with pytest.raises(PermissionDenied):
        give_role(make_user(), Role.ENTERPRISE_CONTACT, by=publisher, enterprise=make_enterprise(park=None))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROVINCE_OWNER])
def test_nobody_but_the_province_gives_a_role_for_the_province(role):
    giver = make_user(role=role, **scope_of(role))

    for higher in (Role.PROVINCE_OWNER, Role.PROVINCE_COOPERATION, Role.AUDITOR):
        with pytest.raises(PermissionDenied):
            give_role(make_user(), higher, by=giver)

    assert kinds() == []


def test_nobody_gives_extends_or_ends_an_own_role(province):
    make_user(role=Role.PROVINCE_OWNER)

    with pytest.raises(PermissionDenied):
        give_role(province, Role.AUDITOR, by=province)
    with pytest.raises(PermissionDenied):
        end_role(province.memberships.get(), by=province, reason="自己收回")


def test_a_role_that_has_ended_gives_no_more_roles(province):
    coordinator = make_user(role=Role.CITY_COORDINATOR, area=make_area())
    end_role(coordinator.memberships.get(), by=province, reason="调离")

    with pytest.raises(PermissionDenied):
        give_role(make_user(), Role.COMMITTEE_EDITOR, by=fresh(coordinator), park=make_park(area=make_area()))


def test_an_account_switched_off_gives_no_roles(province):
    other = make_user(role=Role.PROVINCE_OWNER)
    switch_off(other, by=province)

    with pytest.raises(PermissionDenied):
        give_role(make_user(), Role.AUDITOR, by=fresh(other))


def test_role_and_scope_must_fit(province):
    with pytest.raises(ValidationError):
        give_role(make_user(), Role.COMMITTEE_EDITOR, by=province, area=make_area())
    with pytest.raises(ValidationError):
        give_role(make_user(), Role.AUDITOR, by=province, park=make_park())


def test_the_same_role_is_held_once_and_again_after_its_end(province):
    person, park = make_user(), make_park()
    first = give_role(person, Role.COMMITTEE_EDITOR, by=province, park=park)
    with pytest.raises(ValidationError, match="先收回"):
        give_role(person, Role.COMMITTEE_EDITOR, by=province, park=park)

    end_role(first, by=province, reason="换人")

    assert give_role(person, Role.COMMITTEE_EDITOR, by=province, park=park)


def test_ending_says_who_when_why_and_is_effective_at_once(province):
    person = make_user(role=Role.COMMITTEE_EDITOR, park=make_park())
    assert person.in_force

    ended = end_role(person.memberships.get(), by=province, reason="调离")

    assert not fresh(person).in_force
    assert (ended.ended_by, ended.end_reason) == (province, "调离")
    entry = AuditEntry.objects.get(kind="role_ended")
    assert (entry.actor, entry.detail["reason"]) == (province, "调离")
    with pytest.raises(ValidationError, match="已经收回"):
        end_role(ended, by=province, reason="再收一次")


def test_the_last_day_counts_and_the_next_does_not(province, time_machine):
    today = timezone.localdate()
    person = make_user()
    give_role(person, Role.AUDITOR, by=province, ends_on=today)
    assert fresh(person).in_force

    time_machine.move_to(timezone.now() + timedelta(days=1))

    assert not fresh(person).in_force


def test_the_last_lasting_owner_of_the_province_stays(province):
    other = make_user(role=Role.PROVINCE_OWNER)
    make_user(role=Role.PROVINCE_OWNER, is_active=False)
    give_role(make_user(), Role.PROVINCE_OWNER, by=province, ends_on=timezone.localdate())
    end_role(other.memberships.get(), by=province, reason="调离")
    second = User.objects.filter(memberships__ends_on__isnull=False).get()

    with pytest.raises(ValidationError, match="至少要保留"):
        end_role(province.memberships.get(), by=second, reason="清理")
    with pytest.raises(ValidationError, match="至少要保留"):
        switch_off(province, by=second)

    assert fresh(province).is_active
    assert fresh(province).in_force


def test_nobody_switches_off_the_own_account(province):
    make_user(role=Role.PROVINCE_OWNER)

    with pytest.raises(PermissionDenied):
        switch_off(province, by=province)


@pytest.mark.parametrize("deed", ["give", "end", "expire", "password", "switch_off"])
def test_every_session_ends_when_rights_change(client, province, time_machine, settings, deed):
    settings.SESSION_IDLE_SECONDS = 7 * 24 * 3600
    person = make_user(role=Role.COMMITTEE_EDITOR, park=make_park())
    auditor = make_membership(person, Role.AUDITOR)
    auditor.ends_on = timezone.localdate()
    auditor.save()
    client.force_login(fresh(person))
    assert client.get("/admin/parks/park/").status_code == 200

    match deed:
        case "give":
            give_role(person, Role.PROVINCE_COOPERATION, by=province)
        case "end":
            end_role(auditor, by=province, reason="调离")
        case "expire":
            time_machine.move_to(timezone.now() + timedelta(days=1))
        case "password":
            person.set_password("Another-word-77")
            person.save()
        case "switch_off":
            switch_off(person, by=province)

    assert client.get("/admin/parks/park/").url.startswith("/admin/login/")


def test_first_administrator_owns_the_province_and_the_log_says_so(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "First-word-2026")

    call_command("createsuperuser", username="first", email="first@example.com", interactive=False, verbosity=0)

    first = User.objects.get(username="first")
    assert [one.role for one in first.in_force] == [Role.PROVINCE_OWNER]
    assert kinds() == ["role_given"]


@pytest.mark.parametrize("role", Role)
def test_second_factor_is_asked_of_those_who_publish_or_look_over(settings, role):
    settings.SECOND_FACTOR_REQUIRED = True
    person = make_user(role=role, **scope_of(role))

    free = role in (Role.ENTERPRISE_CONTACT, Role.COMMITTEE_EDITOR, Role.ASSOCIATION_EDITOR)

    assert person.lacks_second_factor is not free
    assert bool(person.in_force) is free


def test_without_second_factor_other_roles_still_count(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    person = make_user(role=Role.COMMITTEE_EDITOR, park=make_park())
    make_membership(person, Role.PROVINCE_OWNER)

    assert [one.role for one in fresh(person).in_force] == [Role.COMMITTEE_EDITOR]
