"""What happens to a registration: each function is one transaction and locks the event first, so that no place is given twice.

`MOVES` is the table of what may follow what. The order inside is always the same: rows, moves, letters, audit log.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from parks.reviewers import reviewers_of
from portal.kit.audit import Kind, record
from portal.kit.mail import post
from portal.kit.models import Letter

from . import receipts
from .models import Event, Registrant, Registration, RegistrationMove
from .places import fits, next_in_queue

TRIES = 5  # for a number that nobody has
LETTERS = "registration_"  # how the templates of all letters about registrations begin
PERSONAL = ("person", "organisation", "email", "phone", "wish")
State, Side = Registration.State, RegistrationMove.Side
MOVES = {
    State.HELD: {State.CONFIRMED, State.WAITING, State.CANCELLED, State.DECLINED},
    State.CONFIRMED: {State.CANCELLED, State.DECLINED, State.ATTENDED},
    State.WAITING: {State.CONFIRMED, State.CANCELLED, State.DECLINED},
    State.CANCELLED: set(),
    State.DECLINED: set(),
    State.ATTENDED: {State.CONFIRMED},
}


@dataclass(frozen=True)
class Asked:
    """All that a form says. `token` makes the second sending of the same form find the first registration."""

    token: str
    event: Event
    kind: str
    people: int
    language: str
    notice: object
    person: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    wish: str = ""
    is_held: bool = False


@dataclass(frozen=True)
class Receipt:
    registration: Registration
    code: str
    is_new: bool


def received_before(token):
    """The receipt of a form that was sent already, also when it has been erased since; None for a new one."""
    found = Registration.objects.filter(idempotency_key=receipts.key_of(token)).select_related("event").first()
    return found and Receipt(found, receipts.code_of(token), is_new=False)


def register(asked) -> Receipt:
    """Give places, or one in the queue, or hold it until somebody has looked. Raises ValidationError when it is closed."""
    try:
        return _register(asked)
    except IntegrityError:  # the same form came twice at once, and the other one was first
        if earlier := received_before(asked.token):
            return earlier
        raise


@transaction.atomic
def _register(asked):
    event = locked_event(asked.event)
    if earlier := received_before(asked.token):
        return earlier
    if not event.takes_registrations:
        raise ValidationError(_("这个活动现在不接受报名。"))
    registration = _new_registration(asked, event)
    Registrant.objects.create(registration=registration, **{name: getattr(asked, name) for name in PERSONAL})
    _note(registration, "", side=Side.REGISTRANT)
    receipt = Receipt(registration, receipts.code_of(asked.token), is_new=True)
    _tell_registrant(registration, "registration_received", code=receipt.code)
    if asked.is_held:
        _tell_office(registration)
    return receipt


def _new_registration(asked, event):
    now = timezone.now()
    return Registration.objects.create(
        event=event,
        number=_free_number(),
        code_hash=receipts.hashed(receipts.code_of(asked.token)),
        idempotency_key=receipts.key_of(asked.token),
        kind=asked.kind,
        people=asked.people,
        state=State.HELD if asked.is_held else place_for(event, asked.people),
        language=asked.language,
        notice=asked.notice,
        registered_at=now,
        retained_until=kept_until(event, asked.notice, timezone.localdate(now)),
    )


def place_for(event, people):
    return State.CONFIRMED if fits(event, people) else State.WAITING


def kept_until(event, notice, today):
    """So many days after the event, or after today where its last day is past or unknown."""
    return max(today, last_day(event) or today) + timedelta(days=notice.retention_days)


def last_day(event):
    """The last day on which the event can be, as far as its date is known; None without one."""
    known = event.last_day
    if not known:
        return None
    year, month, day = ([int(part) for part in known.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day)
    following = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)


def _free_number():
    for _attempt in range(TRIES):
        number = receipts.new_number()
        if not Registration.objects.filter(number=number).exists():
            return number
    raise RuntimeError("no free receipt number was found; the year has nearly used them up")


@transaction.atomic
def cancel(registration):
    """Whoever registered does not come; who waits moves up. Twice is the same as once."""
    registration = locked(registration)
    if registration.state == State.CANCELLED:
        return registration
    if not registration.is_alive:
        raise ValidationError(_("这个报名已经不能取消。"))
    move(registration, State.CANCELLED, side=Side.REGISTRANT)
    move_up(registration.event)
    return registration


@transaction.atomic
def correct(registration, **said):
    """Set right who comes (art. 46 个人信息保护法); how many come stays, as places were given for that."""
    registration = locked(registration)
    for name in PERSONAL:
        setattr(registration.registrant, name, said[name])
    registration.registrant.save()
    return registration


@transaction.atomic
def release(registration, *, by):
    """Staff have looked at a registration that was held: it gets places, or one in the queue."""
    registration = locked(registration)
    if registration.state != State.HELD:
        raise ValidationError(_("这个报名不在待核之列。"))
    after = place_for(registration.event, registration.people)
    move(registration, after, side=Side.STAFF, actor=by)
    _tell_registrant(registration, "registration_moved")
    return registration


@transaction.atomic
def decline(registration, *, by, reason):
    """Staff do not take a registration, and say why; who waits moves up."""
    registration = locked(registration)
    if not reason:
        raise ValidationError({"reason": _("请写明原因。")})
    move(registration, State.DECLINED, side=Side.STAFF, actor=by, reason=reason)
    _tell_registrant(registration, "registration_moved", reason=reason)
    move_up(registration.event)
    return registration


@transaction.atomic
def check_in(registration, *, by):
    """Whoever was confirmed has come; not before the day of the event."""
    registration = locked(registration)
    if not has_begun(registration.event):
        raise ValidationError(_("活动还没有开始。"))
    move(registration, State.ATTENDED, side=Side.STAFF, actor=by)
    return registration


def has_begun(event):
    return event.starts_on <= str(timezone.localdate())


@transaction.atomic
def undo_check_in(registration, *, by):
    registration = locked(registration)
    if registration.state != State.ATTENDED:
        raise ValidationError(_("这个报名没有到场记录。"))
    move(registration, State.CONFIRMED, side=Side.STAFF, actor=by)
    return registration


def move(registration, state, *, side, actor=None, reason=""):
    """Change the state of a locked registration along MOVES. Raises ValidationError for what is not allowed."""
    if state not in MOVES[State(registration.state)]:
        words = {"before": registration.get_state_display(), "after": State(state).label}
        raise ValidationError(_("不能从“%(before)s”改为“%(after)s”。") % words)
    before, registration.state = registration.state, state
    registration.save(update_fields=["state"])
    _note(registration, before, side=side, actor=actor, reason=reason)


def move_up(event):
    """Give what is free to those who wait, in their order; the event is locked, and nobody moves up once it is over."""
    while not (event.is_cancelled or event.is_over) and (first := next_in_queue(event)):
        move(first, State.CONFIRMED, side=Side.SYSTEM)
        _tell_registrant(first, "registration_moved")


def settle():
    """What nobody has to do: tell of cancelled events, fill places that were added, erase what is due; how many each."""
    cancelled = [cancel_with_event(one) for one in Registration.objects.of_cancelled_events()]
    waiting = Event.objects.filter(registrations__state=State.WAITING, is_cancelled=False).distinct()
    for event in waiting:
        fill(event)
    due = [erase(one, reason="due") for one in Registration.objects.due_for_erasure()]
    return len(cancelled), len(due)


@transaction.atomic
def cancel_with_event(registration):
    registration = locked(registration)
    if registration.is_alive and registration.event.is_cancelled:
        move(registration, State.CANCELLED, side=Side.SYSTEM, reason=_("活动取消"))
        _tell_registrant(registration, "registration_moved")
    return registration


@transaction.atomic
def fill(event):
    move_up(locked_event(event))


@transaction.atomic
def erase(registration, *, reason, by=None):
    """Delete everything personal and every free text; the number stays. `reason`: "due" or "asked"."""
    registration = locked(registration)
    if registration.is_erased:
        return registration
    if registration.is_alive:
        move(registration, State.CANCELLED, side=Side.REGISTRANT if reason == "asked" else Side.SYSTEM)
        move_up(registration.event)
    letters_about(registration).delete()
    Registrant.objects.filter(registration=registration).delete()
    registration.moves.update(reason="")
    registration.code_hash, registration.erased_at = "", timezone.now()
    registration.save(update_fields=["code_hash", "erased_at"])
    record(Kind.PERSONAL_DATA_ERASED, actor=by, row=registration, reason=reason)
    return registration


def letters_about(registration):
    """Letters to whoever registered, sent or waiting, also to an address that was corrected since."""
    named = Q(subject__contains=registration.number) | Q(body__contains=registration.number)
    return Letter.objects.filter(named, name__startswith=LETTERS, user__isnull=True)


def locked_event(event):
    return Event.objects.select_for_update(of=["self"], no_key=True).get(pk=event.pk)


def locked(registration):
    """The registration as it is now, its event locked before it: every function takes the locks in this order."""
    event = locked_event(registration.event)
    found = Registration.objects.select_for_update(of=["self"]).get(pk=registration.pk)
    found.event = event
    return found


def _note(registration, before, *, side, actor=None, reason=""):
    said = {"before": before, "after": registration.state, "side": side, "actor": actor, "reason": reason}
    return RegistrationMove.objects.create(registration=registration, **said)


def _tell_registrant(registration, name, **context):
    """A letter to whoever registered, in their language, where they gave an address."""
    email = registration.registrant.email
    if email:
        said = {"registration": registration, "event": registration.event} | context
        post(name, to=email, urgent=True, language=registration.language, **said)


def _tell_office(registration):
    """A letter in the day's digest to whoever looks at what is held: the nearest office of the event."""
    for person in reviewers_of(registration.event):
        post("registration_held", to=person, registration=registration, event=registration.event)
