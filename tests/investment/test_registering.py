"""Places: given once, in order, also when many want the last one at the same moment; every change of state and what follows."""

import threading
from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from investment import registering
from investment.models import NoticeVersion, Registrant, Registration, RegistrationMove
from investment.places import places_left
from portal.kit.audit import Kind
from portal.kit.models import AuditEntry, Letter
from portal.management.commands.run_regularly import REGULAR
from tests.factories import make_event, make_registrant, make_registration, make_user, taking_registrations

from .registrations import asked, open_event

pytestmark = pytest.mark.django_db
State = Registration.State
NOTICE_TEXTS = ("handler", "purpose", "kinds", "sharing", "retention", "rights")


def register(event, **changes):
    return registering.register(asked(event, **changes)).registration


def states(event):
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


def settle():
    call_command("settle_registrations", verbosity=0)


def test_places_are_given_until_they_are_gone():
    event = open_event(places=3)

    found = [register(event, people=people).state for people in (2, 1, 1)]

    assert found == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
    assert places_left(event) == 0


def test_nobody_is_passed_over_by_a_smaller_party():
    event = open_event(places=3)

    found = [register(event, people=people).state for people in (2, 2, 1)]

    assert found == [State.CONFIRMED, State.WAITING, State.WAITING]


def test_without_a_limit_everybody_is_confirmed():
    event = open_event()

    assert {register(event, people=20).state for _ in range(3)} == {State.CONFIRMED}


def test_who_cancels_makes_room_for_those_who_wait_in_their_order():
    event = open_event(places=2)
    first, second, third = (register(event, people=people) for people in (2, 1, 1))
    Letter.objects.all().delete()

    registering.cancel(first)

    assert states(event) == [State.CANCELLED, State.CONFIRMED, State.CONFIRMED]
    told = Letter.objects.filter(name="registration_moved").order_by("pk")
    assert [one.number in letter.body + letter.subject for one, letter in zip((second, third), told, strict=True)] == [
        True,
        True,
    ]


def test_cancelling_twice_is_the_same_as_once():
    registration = register(open_event())

    registering.cancel(registration)
    registering.cancel(registration)

    assert registration.moves.count() == 2


def test_added_places_go_to_those_who_wait():
    event = open_event(places=1)
    register(event), register(event)
    event.places = 5
    event.save()

    settle()

    assert states(event) == [State.CONFIRMED, State.CONFIRMED]


def test_cancelled_event_cancels_and_tells_whoever_registered():
    event = open_event(places=1)
    register(event), register(event)
    Letter.objects.all().delete()
    event.is_cancelled = True
    event.save()

    settle()
    settle()

    assert states(event) == [State.CANCELLED, State.CANCELLED]
    assert Letter.objects.count() == 2
    assert all("这个活动已取消" in letter.body for letter in Letter.objects.all())


def test_nobody_moves_up_when_the_event_is_over():
    event = open_event(places=1)
    register(event), register(event)
    event.starts_on, event.places = "2020-01-01", 9
    event.save()

    settle()

    assert states(event) == [State.CONFIRMED, State.WAITING]


def test_event_that_closed_meanwhile_refuses():
    event = open_event()
    event.registers_until = timezone.now()
    event.save()

    with pytest.raises(ValidationError, match="不接受报名"):
        register(event)


DEEDS = {
    "release": (lambda one, by: registering.release(one, by=by), {State.HELD: State.CONFIRMED}),
    "decline": (
        lambda one, by: registering.decline(one, by=by, reason="名额调整"),
        dict.fromkeys([State.HELD, State.CONFIRMED, State.WAITING], State.DECLINED),
    ),
    "check_in": (lambda one, by: registering.check_in(one, by=by), {State.CONFIRMED: State.ATTENDED}),
    "undo_check_in": (lambda one, by: registering.undo_check_in(one, by=by), {State.ATTENDED: State.CONFIRMED}),
    "cancel": (
        lambda one, by: registering.cancel(one),
        dict.fromkeys([*Registration.ALIVE, State.CANCELLED], State.CANCELLED),
    ),
    "erase": (
        lambda one, by: registering.erase(one, reason="asked"),
        dict.fromkeys(Registration.ALIVE, State.CANCELLED)
        | {state: state for state in (State.CANCELLED, State.DECLINED, State.ATTENDED)},
    ),
}


@pytest.mark.parametrize(("deed", "state"), list(product(DEEDS, State)), ids=str)
def test_every_deed_in_every_state(deed, state):
    event = make_event(**taking_registrations(starts_on=f"{timezone.localdate()}"))
    registration = make_registration(event, state=state)
    make_registrant(registration)
    do, leads_to = DEEDS[deed]

    if state in leads_to:
        do(registration, make_user())
    else:
        with pytest.raises(ValidationError):
            do(registration, make_user())

    registration.refresh_from_db()
    assert registration.state == leads_to.get(state, state)
    assert registration.moves.exists() == (registration.state != state)


def test_moves_name_who_did_it_and_why():
    registration, person = register(open_event()), make_user()

    registering.decline(registration, by=person, reason="名额调整")

    move = registration.moves.last()
    assert (move.before, move.after, move.side, move.actor, move.reason) == (
        *("confirmed", "declined", RegistrationMove.Side.STAFF),
        *(person, "名额调整"),
    )
    assert "名额调整" in Letter.objects.get(name="registration_moved").body


def test_declining_needs_a_reason():
    with pytest.raises(ValidationError, match="原因"):
        registering.decline(register(open_event()), by=make_user(), reason="")


def test_nobody_has_come_before_the_day():
    with pytest.raises(ValidationError, match="还没有开始"):
        registering.check_in(register(open_event()), by=make_user())


def test_erasure_leaves_nothing_personal_and_keeps_the_number():
    registration = register(open_event(), wish="想见林女士")
    registering.correct(registration, person="王先生", organisation="", email="other@firm.example", phone="", wish="")
    registering.decline(registration, by=make_user(), reason="林女士不在")

    registering.erase(registration, reason="asked")

    registration.refresh_from_db()
    assert not Registrant.objects.exists()
    assert not Letter.objects.filter(user=None).exists()
    assert registration.code_hash == ""
    assert set(registration.moves.values_list("reason", flat=True)) == {""}
    assert AuditEntry.objects.get(kind=Kind.PERSONAL_DATA_ERASED).detail["reason"] == "asked"
    assert "王先生" not in str([vars(entry) for entry in AuditEntry.objects.all()])


def test_registration_is_kept_to_its_last_day_and_erased_the_next():
    registration = register(open_event())

    with time_machine.travel(noon(registration.retained_until), tick=False):
        settle()
        assert Registrant.objects.count() == 1
    with time_machine.travel(noon(registration.retained_until + timedelta(days=1)), tick=False):
        settle()
        settle()

    registration.refresh_from_db()
    assert registration.is_erased
    assert not Registrant.objects.exists()
    assert AuditEntry.objects.filter(kind=Kind.PERSONAL_DATA_ERASED).count() == 1


def noon(day):
    return timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time())) + timedelta(hours=12)


def test_settling_is_part_of_what_is_done_again_and_again():
    assert "settle_registrations" in REGULAR


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "last"),
    [
        ("2026-05-01", "2026-05-03", "2026-05-03"),
        ("2026-05-01", "", "2026-05-01"),
        ("2026-02", "", "2026-02-28"),
        ("2026-12", "", "2026-12-31"),
        ("2026", "", "2026-12-31"),
        ("", "", None),
    ],
)
def test_last_day_of_an_event_as_far_as_it_is_known(starts_on, ends_on, last):
    day = registering.last_day(make_event(starts_on=starts_on, ends_on=ends_on))

    assert day == (last and timezone.datetime.fromisoformat(last).date())


def at_once(*deeds):
    """Do all of it at the same moment, each with a connection of its own; what each came to."""
    together, found = threading.Barrier(len(deeds)), []

    def do(deed):
        together.wait()
        try:
            found.append(deed())
        except ValidationError as problem:
            found.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return found


@pytest.fixture
def committed(transactional_db):
    """A notice: the tables were emptied after the last test that committed."""
    words = {f"{name}_zh_hans": "告知" for name in NOTICE_TEXTS}
    NoticeVersion.objects.get_or_create(
        use=NoticeVersion.Use.REGISTRATION, number=1, defaults={"in_force_from": "2026-01-01", **words}
    )


def test_last_places_are_given_once_however_many_want_them(committed):
    event = open_event(places=3)

    at_once(*[lambda: register(event, email="") for _ in range(6)])

    assert sorted(states(event)) == [State.CONFIRMED] * 3 + [State.WAITING] * 3


def test_same_form_twice_at_once_is_one_registration(committed):
    event, form = open_event(places=1), asked(open_event(slug="other"))
    form = asked(event, token=form.token, email="")

    receipts = at_once(*[lambda: registering.register(form) for _ in range(2)])

    assert {receipt.registration.pk for receipt in receipts} == {event.registrations.get().pk}
    assert sorted(receipt.is_new for receipt in receipts) == [False, True]


def test_cancelling_and_registering_at_once_fill_every_place_once(committed):
    event = open_event(places=1)
    first, waiting = register(event, email=""), register(event, email="")

    at_once(lambda: registering.cancel(first), lambda: register(event, email=""))

    waiting.refresh_from_db()
    assert waiting.state == State.CONFIRMED
    assert event.registrations.filter(state=State.CONFIRMED).count() == 1


def test_two_who_cancel_the_same_registration_let_one_move_up(committed):
    event = open_event(places=1)
    first, second, third = (register(event, email="") for _ in range(3))

    at_once(*[lambda: registering.cancel(first) for _ in range(2)])

    assert states(event) == [State.CANCELLED, State.CONFIRMED, State.WAITING]
