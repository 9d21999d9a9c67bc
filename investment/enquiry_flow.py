"""What happens to an enquiry: each function is one transaction, locks what it changes, and writes down who did it.

The order inside is always the same: rows, moves, letters, ledger, audit log.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from parks.models import Role
from parks.reviewers import holders_of
from portal.kit.audit import Kind, record
from portal.kit.mail import post
from portal.kit.models import Letter

from . import aftercare, desk, ledger, receipts
from .contacts import erase_contacts
from .enquiry_letters import tell_enquirer, tell_office
from .models import (
    Answer,
    Case,
    CaseMove,
    Consent,
    Enquirer,
    Enquiry,
    EnquirySubject,
    HandOver,
    LedgerEntry,
    Message,
    Question,
)
from .working_days import promise_from

TRIES = 5  # for a number that nobody has
ERASED = "—"  # where something must stand
LETTERS = "enquiry_"  # how the templates of all letters about enquiries begin
Side, State, What = CaseMove.Side, Case.State, CaseMove.What


@dataclass(frozen=True)
class Asked:
    """All that a form says. `token` makes the second sending of the same form find the first enquiry."""

    token: str
    parks: tuple
    questions: tuple
    language: str
    reply_by: str
    notice: object
    person: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    is_sealed: bool = False
    may_be_passed_on: bool = False
    subjects: tuple = ()
    hold: str = ""


@dataclass(frozen=True)
class Receipt:
    enquiry: Enquiry
    code: str
    is_new: bool


def received_before(token):
    """The receipt of a form that was sent already, also when the enquiry has been erased since; None for a new one."""
    enquiry = Enquiry.objects.filter(idempotency_key=receipts.key_of(token)).first()
    return enquiry and Receipt(enquiry, receipts.code_of(token), is_new=False)


def receive(asked) -> Receipt:
    """Take an enquiry in: at once to the parks asked, or held until somebody has looked at it."""
    try:
        return _receive(asked)
    except IntegrityError:  # the same form came twice at once, and the other one was first
        if earlier := received_before(asked.token):
            return earlier
        raise


@transaction.atomic
def _receive(asked):
    enquiry = _new_enquiry(asked)
    enquiry.parks.set(asked.parks)
    Question.objects.bulk_create(
        Question(enquiry=enquiry, order=order, text=text) for order, text in enumerate(asked.questions, start=1)
    )
    EnquirySubject.objects.bulk_create(EnquirySubject(enquiry=enquiry, **subject) for subject in asked.subjects)
    for kind in [Consent.Kind.HANDLING, *([Consent.Kind.PASSING_ON] if asked.may_be_passed_on else [])]:
        Consent.objects.create(enquiry=enquiry, kind=kind, notice=asked.notice)
    _name_enquirer(enquiry, asked)
    promise = promise_from(timezone.localdate(enquiry.received_at))
    tell_enquirer(enquiry, "enquiry_received", promised_on=promise.on, is_expected=promise.is_expected)
    if asked.hold:
        _tell_province(enquiry)
    else:
        _deliver(enquiry)
    return Receipt(enquiry, receipts.code_of(asked.token), is_new=True)


def _new_enquiry(asked):
    now, code = timezone.now(), receipts.code_of(asked.token)
    enquiry = Enquiry(
        number=_free_number(),
        code_hash=receipts.hashed(code),
        idempotency_key=receipts.key_of(asked.token),
        language=asked.language,
        reply_by=asked.reply_by,
        is_sealed=asked.is_sealed,
        project_code=receipts.new_project_code() if asked.is_sealed else None,
        notice=asked.notice,
        received_at=now,
        retained_until=timezone.localdate(now) + timedelta(days=asked.notice.retention_days),
        hold=asked.hold,
    )
    enquiry.save(force_insert=True)
    return enquiry


def _free_number():
    for _attempt in range(TRIES):
        number = receipts.new_number()
        if not Enquiry.objects.filter(number=number).exists():
            return number
    raise RuntimeError("no free receipt number was found; the year has nearly used them up")


def _name_enquirer(enquiry, asked):
    said = {name: getattr(asked, name) for name in ("person", "organisation", "email", "phone")}
    enquirer = Enquirer.objects.create(enquiry=enquiry, **said)
    if not asked.is_sealed:
        enquirer.shown_to.set(asked.parks)


def _deliver(enquiry):
    """Open a case at every park that is asked; the clock has run since the enquiry was received."""
    promise = promise_from(timezone.localdate(enquiry.received_at))
    for park in enquiry.parks.order_by("pk"):
        case = Case.objects.create(
            enquiry=enquiry,
            park=park,
            ledger_code=secrets.token_hex(8),
            received_at=enquiry.received_at,
            promised_on=promise.on,
            is_promise_expected=promise.is_expected,
        )
        _note(case, What.STATE, "", State.RECEIVED, side=Side.INVESTOR)
        tell_office(case, "enquiry_arrived")
        ledger.enter(case, LedgerEntry.Step.RECEIVED)


@transaction.atomic
def release(enquiry, *, by):
    """Let an enquiry that was held go on to the parks asked."""
    enquiry = _locked(enquiry)
    if not enquiry.is_held or enquiry.withdrawn_at or enquiry.is_erased:
        raise ValidationError(_("这条咨询不在待核之列。"))
    enquiry.released_at, enquiry.released_by = timezone.now(), by
    enquiry.save(update_fields=["released_at", "released_by"])
    _deliver(enquiry)
    record(Kind.ENQUIRY_RELEASED, actor=by, row=enquiry, reason=enquiry.hold)
    return enquiry


@transaction.atomic
def answer(case, *, by, answers=(), reasons=()):
    """Send what a park says to questions, `{question: text}`, and why it does not answer others; both go to the investor.

    The first answer stops the clock; once every question has an answer or a reason the case is answered.
    """
    case = _locked(case)
    _must_be_open(case)
    if any(question.enquiry_id != case.enquiry_id for question in [*dict(answers), *dict(reasons)]):
        raise ValidationError(_("这个问题不属于这条咨询。"))
    said = [Answer(case=case, question=question, text=text, by=by) for question, text in dict(answers).items()]
    said += [
        Answer(case=case, question=question, text=text, by=by, is_reason=True)
        for question, text in dict(reasons).items()
    ]
    if not said:
        raise ValidationError(_("请至少答复一个问题，或写明不能答复的理由。"))
    for one in said:
        one.full_clean(exclude=["case", "by"])
        one.save()
    _mark_answered(case, by=by)
    tell_enquirer(case.enquiry, "enquiry_answered", case=case, said=said)
    ledger.enter(case, LedgerEntry.Step.ANSWERED)
    record(Kind.ENQUIRY_ANSWERED, actor=by, row=case, number=case.enquiry.number)
    return case


@transaction.atomic
def answer_all(case, *, by, said):
    """Answer a case and those merged into it together; `said` is {case: (answers, reasons)} as `answer` takes them."""
    desk.locked_group(case)
    for one, (answers, reasons) in said.items():
        answer(one, by=by, answers=answers, reasons=reasons)


def _mark_answered(case, *, by):
    """What the parks have answered that had the case before needs no second answer."""
    case.first_answered_at = case.first_answered_at or timezone.now()
    state = State.WITH_OFFICE if desk.has_open_question(case) else State.ANSWERED
    case.save(update_fields=["first_answered_at"])
    if case.state != state:
        _move(case, state, side=Side.STAFF, actor=by)


@transaction.atomic
def add_message(case, *, text):
    """What the investor adds for one park. An answered case is with the office again."""
    case = _locked(case)
    _must_be_open(case)
    message = Message(case=case, text=text)
    message.full_clean(exclude=["case"])
    message.save()
    if case.state == State.ANSWERED:
        _move(case, State.WITH_OFFICE, side=Side.INVESTOR)
    tell_office(case, "enquiry_added")
    return message


@transaction.atomic
def withdraw(enquiry):
    """The investor needs no answer any more: every open case ends. Twice is the same as once."""
    enquiry = _locked(enquiry)
    if enquiry.withdrawn_at is None:
        enquiry.withdrawn_at = timezone.now()
        enquiry.save(update_fields=["withdrawn_at"])
    for case in _open_cases(enquiry):
        case.closed_at = timezone.now()
        case.save(update_fields=["closed_at"])
        desk.drop_requests(case)
        desk.free_merged(case)
        _move(case, State.WITHDRAWN, side=Side.INVESTOR)
        tell_office(case, "enquiry_withdrawn")
        ledger.enter(case, LedgerEntry.Step.WITHDRAWN)
    return enquiry


@transaction.atomic
def open_identity(case):
    """The investor of a sealed enquiry shows one park who asks; this cannot be taken back. Twice is the same as once."""
    case = _locked(case)
    _must_be_open(case)
    enquirer = case.enquiry.enquirer
    if enquirer.shown_to.filter(pk=case.park_id).exists():
        return case
    enquirer.shown_to.add(case.park)
    _note(case, What.IDENTITY, "", "opened", side=Side.INVESTOR)
    tell_office(case, "enquiry_opened")
    record(Kind.IDENTITY_OPENED, row=case, number=case.enquiry.number)
    return case


@transaction.atomic
def correct(enquiry, *, reply_by, **said):
    """Set right who asks and how to be answered (art. 46 个人信息保护法)."""
    enquiry = _locked(enquiry)
    for name in ("person", "organisation", "email", "phone"):
        setattr(enquiry.enquirer, name, said[name])
    enquiry.enquirer.save()
    enquiry.reply_by = reply_by
    enquiry.save(update_fields=["reply_by"])
    return enquiry


@transaction.atomic
def take_back_passing_on(enquiry):
    """From now on nobody but the parks asked gets it; what was passed on already stays where it is (art. 15)."""
    consents = enquiry.consents.filter(kind=Consent.Kind.PASSING_ON, taken_back_at__isnull=True)
    return consents.update(taken_back_at=timezone.now())


@transaction.atomic
def erase(enquiry, *, reason, by=None):
    """Delete everything personal and every free text; what the ledger counts stays. `reason`: "due" or "asked"."""
    enquiry = withdraw(enquiry)
    if enquiry.is_erased:
        return enquiry
    _delete_letters(enquiry)
    Enquirer.objects.filter(enquiry=enquiry).delete()
    Message.objects.filter(case__enquiry=enquiry).delete()
    enquiry.questions.all().delete()  # and what was answered to them
    _erase_words_of_staff(enquiry)
    enquiry.code_hash, enquiry.erased_at = "", timezone.now()
    enquiry.save(update_fields=["code_hash", "erased_at"])
    record(Kind.PERSONAL_DATA_ERASED, actor=by, row=enquiry, reason=reason)
    return enquiry


def _erase_words_of_staff(enquiry):
    """What staff wrote about it; that a move was forced for a reason stays, the reason does not."""
    moves = CaseMove.objects.filter(case__enquiry=enquiry).exclude(reason="")
    moves.filter(is_forced=True).update(reason=ERASED)
    moves.filter(is_forced=False).update(reason="")
    HandOver.objects.filter(case__enquiry=enquiry).update(note="")
    enquiry.cases.update(next_step="", next_step_on=None, next_step_by=None)
    erase_contacts(enquiry.cases.all())
    aftercare.forget_words(enquiry)


def erase_due() -> int:
    """Erase every enquiry that has been kept as long as its notice says; how many."""
    due = list(Enquiry.objects.due_for_erasure())
    for enquiry in due:
        erase(enquiry, reason="due")
    return len(due)


def _delete_letters(enquiry):
    """All letters about it, sent or waiting: those to whoever asked, and those to offices, which quote the questions."""
    Letter.objects.filter(name__startswith=LETTERS, body__contains=enquiry.number).delete()


def _locked(row):
    return type(row).objects.select_for_update(of=["self"]).get(pk=row.pk)


def _open_cases(enquiry):
    """The open cases of the enquiry, locked together with those merged into them."""
    concerned = Q(enquiry=enquiry) | Q(merged_into__enquiry=enquiry)
    rows = Case.objects.select_for_update(of=["self"]).filter(concerned).order_by("pk")
    return [case for case in rows if case.enquiry_id == enquiry.pk and case.is_open]


def _must_be_open(case):
    if not case.is_open or case.enquiry.is_erased:
        raise ValidationError(_("这条咨询已经办结或撤回。"))


def _move(case, state, *, side, actor=None):
    before, case.state = case.state, state
    case.save(update_fields=["state"])
    _note(case, What.STATE, before, state, side=side, actor=actor)


def _note(case, what, before, after, *, side, actor=None):
    return CaseMove.objects.create(case=case, what=what, before=before, after=after, side=side, actor=actor)


def _tell_province(enquiry):
    """A letter to whoever looks at what is held: the cooperation bureau, else the owner of the site."""
    for person in holders_of(Role.PROVINCE_COOPERATION, ()) or holders_of(Role.PROVINCE_OWNER, ()):
        post("enquiry_held", to=person, urgent=True, enquiry=enquiry)
