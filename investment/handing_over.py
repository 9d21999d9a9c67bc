"""Giving a case to another park, with the consent of whoever asked: see decision 0024.

Whoever has agreed to passing on is told at once; whoever has not is asked about this one park first. The promise goes
along as it was given. Enquiry, case and request are locked in this order, as in `enquiry_flow`.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.kit.audit import Kind, record

from . import ledger
from .contacts import clear_step
from .desk import must_be_main, must_be_open
from .desk import note as note_move
from .enquiry_letters import tell_enquirer, tell_office
from .models import Case, CaseMove, Enquiry, HandOver, LedgerEntry
from .working_days import Promise, promise_from

Side, State, What = CaseMove.Side, Case.State, CaseMove.What


@transaction.atomic
def hand_over(case, *, to, by, note):
    """Give a case to another park: now where passing on was agreed to, else as soon as this one is agreed to."""
    case = _locked_with_enquiry(case)
    _check(case, to)
    request = HandOver(case=case, to=to, note=note, by=by)
    request.full_clean(exclude=["case", "by", "next_case"])
    request.save()
    if case.enquiry.consents.passing_on().select_for_update().exists():
        return _carry_out(request, side=Side.STAFF, actor=by)
    note_move(case, What.PARK, case.park.name, _("等询问人同意"), by=by)
    tell_enquirer(case.enquiry, "enquiry_hand_over_asked", case=case, hand_over=request)
    return request


@transaction.atomic
def agree(request):
    """Whoever asked lets this one park have the enquiry. Twice is the same as once."""
    request = _locked_request(request)
    if request.state == HandOver.State.DONE:
        return request
    _must_be_asked(request)
    _check(request.case, request.to, besides=request)
    request.agreed_by_investor = True
    return _carry_out(request, side=Side.INVESTOR)


@transaction.atomic
def refuse(request):
    """Whoever asked wants the park to answer itself. Twice is the same as once."""
    request = _locked_request(request)
    if request.state != HandOver.State.REFUSED:
        _must_be_asked(request)
        _decide(request, HandOver.State.REFUSED)
        _stays(request.case, by=None, side=Side.INVESTOR)
        tell_office(request.case, "enquiry_kept")
    return request


@transaction.atomic
def take_back(request, *, by):
    """The park answers itself after all."""
    request = _locked_request(request)
    _must_be_asked(request)
    _decide(request, HandOver.State.DROPPED)
    _stays(request.case, by=by)
    return request


def _stays(case, *, by, side=Side.STAFF):
    note_move(case, What.PARK, _("等询问人同意"), case.park.name, by=by, side=side)


def _locked_with_enquiry(case):
    Enquiry.objects.select_for_update().get(pk=case.enquiry_id)
    return Case.objects.select_for_update(of=["self"]).select_related("enquiry", "park").get(pk=case.pk)


def _locked_request(request):
    _locked_with_enquiry(request.case)
    return HandOver.objects.select_for_update(of=["self"]).select_related("case__enquiry", "to").get(pk=request.pk)


def _must_be_asked(request):
    if not request.is_asked:
        raise ValidationError(_("这次转交已经有了结果。"))


def _check(case, to, besides=None):
    """ValidationError for a case that cannot be given away, or a park that cannot take it."""
    must_be_main(must_be_open(case))
    if case.enquiry.is_erased or case.enquiry.withdrawn_at:
        raise ValidationError(_("这条咨询已经办结或撤回。"))
    if case.state == State.ANSWERED:
        raise ValidationError(_("所有问题都已答复，没有要转交的。"))
    if case.merged.exists():
        raise ValidationError(_("有别的案件并入这个案件，先分开再转交。"))
    if case.hand_overs.asked().exclude(pk=besides and besides.pk).exists():
        raise ValidationError(_("已在等询问人同意转交，先收回那一次。"))
    if case.enquiry.cases.filter(park=to).exists() or to.is_sample != case.park.is_sample:
        raise ValidationError({"to": _("这个园区不能接手这条咨询，请选别的园区。")})


def _decide(request, state):
    request.state, request.decided_at = state, timezone.now()
    request.save()


def _carry_out(request, *, side, actor=None):
    """Close the case here and open one there, with what was promised to whoever asked."""
    case = request.case
    promise = _promise_of(case)
    request.next_case = Case.objects.create(
        enquiry=case.enquiry,
        park=request.to,
        ledger_code=case.ledger_code,
        received_at=case.received_at,
        promised_on=promise.on,
        is_promise_expected=promise.is_expected,
    )
    _decide(request, HandOver.State.DONE)
    _show_enquirer(case, request.to)
    _end(case, side=side, actor=actor)
    _begin(request, side=side, actor=actor)
    tell_enquirer(case.enquiry, "enquiry_handed_over", case=case, hand_over=request, next=request.next_case)
    tell_office(request.next_case, "enquiry_taken_over")
    ledger.enter(case, LedgerEntry.Step.HANDED_OVER)
    ledger.enter(request.next_case, LedgerEntry.Step.RECEIVED)
    record(Kind.ENQUIRY_HANDED_OVER, actor=actor, row=case, number=case.enquiry.number)
    return request


def _promise_of(case):
    """The day promised already; a new one only where the first promise has been kept by an answer."""
    if case.first_answered_at is None:
        return Promise(case.promised_on, case.is_promise_expected)
    return promise_from(timezone.localdate())


def _show_enquirer(case, to):
    """Who asks is seen by the park that has it now, and no longer by the other; what is sealed stays so."""
    enquirer = case.enquiry.enquirer
    enquirer.shown_to.remove(case.park)
    if not case.enquiry.is_sealed:
        enquirer.shown_to.add(to)


def _end(case, *, side, actor):
    before, case.state, case.closed_at = case.state, State.HANDED_OVER, timezone.now()
    case.save(update_fields=["state", "closed_at"])
    clear_step(case)
    note_move(case, What.STATE, before, State.HANDED_OVER, by=actor, side=side)


def _begin(request, *, side, actor):
    case, after = request.case, request.next_case
    for one in (case, after):
        note_move(one, What.PARK, case.park.name, request.to.name, by=actor, side=side)
    note_move(after, What.STATE, "", State.RECEIVED, by=actor, side=side)
    if after.promised_on != case.promised_on:
        note_move(after, What.PROMISE, case.promised_on, after.promised_on, by=actor, side=side)
