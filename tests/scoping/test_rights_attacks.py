"""Attacks that want more rights than were given: kept ones, own ones raised, own texts approved, other doors."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin import FieldListFilter
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from brands.admin.marks import MarkInline
from brands.models import Brand
from parks.models import Enterprise, Membership, Park, Role, User
from portal.kit.admin.base import BaseAdmin
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.scoped import Narrowed
from portal.kit.models import Change, Letter
from portal.kit.review import open_change
from tests.factories import make_event, make_user
from tests.portal.admin.cast import make_person

from .people import address, form_of, list_of, sign_in

pytestmark = pytest.mark.django_db


def end(person, **how):
    person.user.memberships.update(**how)


# Rights that are over


def test_a_membership_that_was_ended_is_gone_within_the_running_session(cast):
    assert cast.editor.open(cast.ours.firm).status_code == 200

    end(cast.editor, ended_at=timezone.now())

    assert list_of(cast.editor, Enterprise).status_code in (302, 403)
    assert cast.editor.open(cast.ours.firm).status_code in (302, 404)


def test_a_membership_that_has_run_out_is_gone_within_the_running_session(cast, time_machine):
    end(cast.editor, ends_on=timezone.localdate())
    assert sign_in(cast.editor.user).open(cast.ours.firm).status_code == 200

    time_machine.move_to(timezone.now() + timedelta(days=1))

    assert list_of(cast.editor, Enterprise).status_code in (302, 403)
    assert cast.editor.open(cast.ours.firm).status_code in (302, 404)


def test_a_new_sign_in_after_the_end_of_a_membership_opens_nothing(cast):
    end(cast.editor, ended_at=timezone.now())
    again = sign_in(User.objects.get(pk=cast.editor.user.pk))

    assert list_of(again, Enterprise).status_code == 403
    assert again.open(cast.ours.firm).status_code == 404
    assert "没有" in again.client.get(reverse("admin:index")).text


def test_a_form_opened_before_the_end_of_a_membership_saves_nothing(cast):
    data = form_of(cast.editor, cast.ours.firm) | {"stock_code": "600666"}
    end(cast.editor, ended_at=timezone.now())

    answer = cast.editor.client.post(address(Enterprise, "change", cast.ours.firm.pk), data)

    assert answer.status_code in (302, 404)
    assert open_change(cast.ours.firm) is None


def test_a_reviewer_whose_membership_ended_approves_nothing(cast):
    cast.editor.save(cast.ours.firm, "_submit", stock_code="600009")
    end(cast.publisher, ended_at=timezone.now())

    cast.publisher.step(cast.ours.firm, "approve")

    assert open_change(cast.ours.firm).state == Change.State.IN_REVIEW


def test_an_account_switched_off_opens_nothing(cast):
    User.objects.filter(pk=cast.editor.user.pk).update(is_active=False)

    assert cast.editor.open(cast.ours.firm).status_code in (302, 404)


def test_a_moved_membership_leaves_the_old_park_at_once(cast):
    end(cast.editor, park=cast.theirs.park)

    assert cast.editor.open(cast.ours.firm).status_code == 404
    assert cast.editor.open(cast.theirs.firm).status_code == 200


# Rights one gives oneself


def give(person, user, role, **scope):
    data = {"user": user.username, "role": role, "_save": "1"} | {name: row.pk for name, row in scope.items()}
    return person.client.post(address(Membership, "add"), data)


@pytest.mark.parametrize("role", Role)
def test_nobody_raises_the_own_role(cast, role):
    for person in (cast.editor, cast.publisher, cast.city):
        before = person.user.memberships.count()

        give(person, person.user, role, park=cast.ours.park)
        give(person, person.user, role, enterprise=cast.ours.firm)
        give(person, person.user, role)

        assert person.user.memberships.count() == before


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.PROVINCE_OWNER, {}),
        (Role.AUDITOR, {}),
        (Role.COMMITTEE_PUBLISHER, {"park": "ours"}),
        (Role.ENTERPRISE_CONTACT, {"enterprise": "theirs"}),
        (Role.COMMITTEE_EDITOR, {"park": "theirs"}),
    ],
)
def test_a_publisher_gives_nobody_more_than_a_contact_of_an_own_firm(cast, role, scope):
    friend = make_user("friend")
    names = {"park": "park", "enterprise": "firm"}
    rows = {column: getattr(getattr(cast, side), names[column]) for column, side in scope.items()}

    give(cast.publisher, friend, role, **rows)

    assert not friend.memberships.exists()
    give(cast.publisher, friend, Role.ENTERPRISE_CONTACT, enterprise=cast.ours.firm)
    assert friend.memberships.get().role == Role.ENTERPRISE_CONTACT


def test_a_coordinator_gives_nothing_in_another_prefecture(cast):
    friend = make_user("friend")

    give(cast.city, friend, Role.COMMITTEE_EDITOR, park=cast.theirs.park)

    assert not friend.memberships.exists()


def test_a_membership_is_never_changed_by_a_form(cast):
    membership = cast.editor.user.memberships.get()

    answer = cast.province.client.post(address(Membership, "change", membership.pk), {"role": Role.PROVINCE_OWNER})

    assert answer.status_code == 403
    membership.refresh_from_db()
    assert membership.role == Role.COMMITTEE_EDITOR


def test_a_foreign_membership_is_not_ended_from_the_list(cast):
    membership = cast.their_editor.user.memberships.get()

    for person in (cast.editor, cast.publisher, cast.city):
        person.client.post(
            address(Membership, "changelist"),
            {"action": "end", "_selected_action": [membership.pk], "reason": "原因", "select_across": "1"},
        )

    membership.refresh_from_db()
    assert membership.ended_at is None


@pytest.mark.parametrize("person", ["editor", "publisher", "city"])
def test_another_persons_account_is_not_edited(cast, person):
    victim = cast.their_editor.user
    client = getattr(cast, person).client
    data = {"username": victim.username, "email": "mine@example.com", "_save": "1"}

    answers = [client.post(address(User, "change", victim.pk), data), client.post(address(User, "add"), data)]
    client.post(address(User, "changelist"), {"action": "take_second_factor", "_selected_action": [victim.pk]})

    assert [answer.status_code for answer in answers] == [404, 403]
    assert User.objects.get(pk=victim.pk).email == victim.email


# Approving one's own text


def approve_own(person, row):
    person.step(row, "approve")
    change = Change.objects.about(row).latest("pk")
    person.client.post(address(Change, "changelist"), {"action": "approve_changes", "_selected_action": [change.pk]})
    return Change.objects.get(pk=change.pk).state


@pytest.mark.parametrize("second", [Role.PROVINCE_OWNER, Role.CITY_COORDINATOR])
def test_nobody_approves_the_own_text_by_a_second_membership(cast, second):
    cast.publisher.save(cast.ours.firm, "_submit", stock_code="600009")
    scope = {"area": cast.ours.area.parent} if second == Role.CITY_COORDINATOR else {}
    cast.publisher.user.memberships.create(role=second, **scope)

    assert approve_own(cast.publisher, cast.ours.firm) == Change.State.IN_REVIEW


def test_nobody_approves_what_they_took_over_and_somebody_else_submitted(cast):
    cast.editor.save(cast.ours.firm, "_submit", stock_code="600009")
    cast.publisher.step(cast.ours.firm, "take_over")
    cast.editor.save(cast.ours.firm, "_submit", stock_code="600010")

    assert approve_own(cast.publisher, cast.ours.firm) == Change.State.IN_REVIEW


def test_nobody_approves_what_they_wrote_once_and_others_rewrote(cast):
    cast.publisher.save(cast.ours.firm, "_save", stock_code="600009")
    cast.editor.save(cast.ours.firm, "_submit", stock_code="600010")

    assert approve_own(cast.publisher, cast.ours.firm) == Change.State.IN_REVIEW


def test_an_editor_does_not_approve_a_colleagues_text(cast):
    cast.publisher.save(cast.ours.firm, "_submit", stock_code="600009")

    assert approve_own(cast.editor, cast.ours.firm) == Change.State.IN_REVIEW


def test_whoever_reviews_all_rows_of_a_kind_finds_their_changes_in_the_list():
    """Not an attack, but what the wall must let through: the province's cooperation office and its events."""
    author, reviewer = (make_person(Role.PROVINCE_COOPERATION) for _ in range(2))
    event = make_event()
    author.save(event, "_submit", place_zh_hans="长春国际会展中心")
    change = open_change(event)

    listed = list(list_of(reviewer, Change, turn="mine").context["cl"].queryset)
    reviewer.client.post(address(Change, "changelist"), {"action": "approve_changes", "_selected_action": [change.pk]})

    assert listed == [change]
    event.refresh_from_db()
    assert event.place_zh_hans == "长春国际会展中心"


# Doors beside the wall


def test_every_admin_stands_on_the_scoped_base():
    assert [
        model for model in admin.site.models() if not isinstance(admin.site.get_model_admin(model), BaseAdmin)
    ] == []


def test_every_inline_is_narrowed():
    inlines = {inline for model in admin.site.models() for inline in admin.site.get_model_admin(model).inlines}

    assert inlines
    assert [inline for inline in inlines if not issubclass(inline, Narrowed)] == []


@pytest.fixture
def asking(cast, rf):
    """A request of our publisher."""
    request = rf.get("/")
    request.user = User.objects.get(pk=cast.publisher.user.pk)
    return request


@pytest.mark.parametrize("verb", ["view", "change", "review", "export", "delete"])
def test_a_right_is_asked_for_the_row_itself_and_not_for_its_kind(cast, asking, verb):
    allowed = getattr(admin.site.get_model_admin(Enterprise), f"has_{verb}_permission")

    assert [allowed(asking, place.firm) for place in (cast.theirs, cast.secret)] == [False, False]
    assert allowed(asking, cast.ours.firm) == (verb != "delete")


@pytest.mark.parametrize("verb", ["view", "add", "change", "delete"])
@pytest.mark.parametrize("inline", [MarkInline, PictureInline])
def test_rows_below_a_foreign_row_are_as_closed_as_that_row(cast, asking, verb, inline):
    allowed = getattr(inline(Brand, admin.site), f"has_{verb}_permission")

    assert [allowed(asking, place.brand) for place in (cast.ours, cast.theirs)] == [True, False]


def test_a_filter_over_any_relation_offers_own_rows_only(cast, asking):
    field, keeper = Brand._meta.get_field("enterprise"), admin.site.get_model_admin(Brand)

    made = FieldListFilter.create(field, asking, {}, Brand, keeper, "enterprise")

    assert [key for key, _name in made.lookup_choices] == [cast.ours.firm.pk]


@pytest.mark.parametrize(
    "name",
    [
        *("auth_group", "auth_user", "account_emailaddress", "mfa_authenticator", "axes_accessattempt"),
        *("axes_accesslog", "axes_accessfailurelog", "django_tasks_db_dbtaskresult", "sites_site", "sessions_session"),
    ],
)
def test_admins_of_packages_are_not_reachable(cast, name):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{name}_changelist")
    app_label, _, model_name = name.rpartition("_")
    assert cast.province.client.get(f"/admin/{app_label}/{model_name}/").status_code == 404


def test_only_models_of_the_project_have_pages():
    assert {model._meta.app_label for model in admin.site.models()} <= {
        "kit",
        "parks",
        "brands",
        "investment",
        "portal",
    }


def test_a_visitor_without_an_account_is_asked_to_sign_in(client, cast):
    for url in (address(Park, "changelist"), address(Park, "change", cast.ours.park.pk), reverse("admin:autocomplete")):
        assert client.get(url).status_code == 302


def test_a_letter_with_a_secret_link_is_for_the_province_alone_and_shows_no_text(cast):
    letter = Letter.objects.create(
        user=cast.their_editor.user, language="zh-hans", name="x", subject="邀请", body="SECRET-LINK"
    )

    assert [person.open(letter).status_code for person in (cast.editor, cast.publisher, cast.city)] == [404] * 3
    assert "SECRET-LINK" not in cast.province.open(letter).text
