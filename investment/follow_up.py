"""Some days after an answer the investor is asked whether it has helped; after a second silent time the case is closed.

Days are working days. Each case is a transaction of its own, locked, so that two runs at once ask nobody twice.
"""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from . import desk, ledger
from .enquiry_letters import tell_enquirer, tell_office
from .models import Answer, Case, CaseMove, FollowUp, LedgerEntry
from .one_by_one import tried
from .working_days import day_before

ASK_AFTER, CLOSE_AFTER = 5, 10  # working days after the last answer, and after the question whether it helped
Outcome, Side, State = FollowUp.Outcome, CaseMove.Side, Case.State


def follow_up_all() -> tuple[int, int]:
    """Ask after every answer that is old enough, and close what has stayed silent; how many of each."""
    asked = sum(tried(ask, pk) for pk in to_ask().values_list("pk", flat=True))
    closed = sum(tried(close_silent, pk) for pk in silent().values_list("case", flat=True))
    return asked, closed


def to_ask():
    """Answered cases whose last answer is old enough, and after which nobody was asked or has said anything yet."""
    since = FollowUp.objects.filter(case=OuterRef("pk"), opened_at__gte=OuterRef("told_at"))
    last = Answer.objects.filter(case=OuterRef("pk")).order_by("-answered_at").values("answered_at")[:1]
    answered = Case.objects.filter(state=State.ANSWERED).annotate(told_at=Subquery(last))
    return answered.filter(~Exists(since), told_at__lt=end_of(ASK_AFTER)).order_by("told_at", "pk")


def silent():
    """Questions that nobody has replied to for so long, about cases that are still as they were answered."""
    return FollowUp.objects.filter(outcome="", opened_at__lt=end_of(CLOSE_AFTER), case__state=State.ANSWERED)


def end_of(working_days):
    """The moment before which so many working days had yet to begin."""
    day = day_before(timezone.localdate(), working_days) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time.min))


@transaction.atomic
def ask(pk):
    """Ask after one answer, and remind the office; False when that has been done meanwhile."""
    Case.objects.select_for_update(of=["self"]).get(pk=pk)
    case = to_ask().filter(pk=pk).first()
    if case is None:
        return False
    FollowUp.objects.update_or_create(case=case, outcome="", defaults={"opened_at": timezone.now()})
    tell_enquirer(case.enquiry, "enquiry_followed_up", case=case, days=CLOSE_AFTER)
    tell_office(case, "enquiry_to_follow_up", days=ASK_AFTER)
    return True


@transaction.atomic
def close_silent(pk):
    """Close a case after which nobody has replied; False when somebody has meanwhile."""
    case = desk.locked_group(Case.objects.get(pk=pk))[0]
    found = silent().filter(case=case).first()
    if found is None:
        return False
    _keep(found, Outcome.SILENT)
    _close(case, side=Side.SYSTEM)
    return True


@transaction.atomic
def say(case, outcome, *, by=None):
    """What the investor says of an answer; `by` for staff who asked them by telephone. Until the case is closed it can change.

    Answered closes the case, not answered gives it back to the office, still interested leaves it open for talks.
    """
    case = desk.locked_group(case)[0]
    if case.state != State.ANSWERED:
        raise ValidationError(_("园区答复了所有问题、案件还没有办结时，才能登记回访结果。"))
    told = _keep(current(case) or FollowUp(case=case), outcome, by=by)
    side = Side.STAFF if by else Side.INVESTOR
    match outcome:
        case Outcome.ANSWERED:
            _close(case, side=side, by=by)
        case Outcome.NOT_ANSWERED:
            case.state = State.WITH_OFFICE
            case.save(update_fields=["state"])
            desk.note(case, CaseMove.What.STATE, State.ANSWERED, State.WITH_OFFICE, by=by, side=side)
    if not by and outcome != Outcome.ANSWERED:
        tell_office(case, "enquiry_said", follow_up=told)
    return told


def current(case):
    """The question after the last answer, replied to or not; None before there is one."""
    found = case.follow_ups.order_by("opened_at", "pk").last()
    return None if found is None or found.outcome == Outcome.NOT_ANSWERED else found


def _keep(found, outcome, by=None):
    found.outcome, found.said_at, found.by = outcome, timezone.now(), by
    found.save()
    return found


def _close(case, *, side, by=None):
    desk.drop_requests(case)
    desk.free_merged(case)
    before, case.state, case.closed_at = case.state, State.CLOSED, timezone.now()
    case.save(update_fields=["state", "closed_at"])
    desk.note(case, CaseMove.What.STATE, before, State.CLOSED, by=by, side=side)
    ledger.enter(case, LedgerEntry.Step.CLOSED)


def outcomes():
    """[(outcome in words, number)] of everything that was said about parks that are no samples; nothing of who said it."""
    counted = FollowUp.objects.exclude(outcome="").filter(case__park__is_sample=False).order_by()
    numbers = dict(counted.values_list("outcome").annotate(number=Count("pk")))
    return [(outcome.label, numbers.get(outcome, 0)) for outcome in Outcome]
