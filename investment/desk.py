"""What staff do with a case besides answering it: take it on, move its stage, close it. One transaction each, row locked.

`NEXT` is the allow-list of stages; whoever may force a move (the province) may also go elsewhere, with a reason.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import aftercare, ledger
from .models import Case, CaseMove, LedgerEntry

Stage, State, What = Case.Stage, Case.State, CaseMove.What
NEXT = {
    Stage.LEAD: [Stage.NEGOTIATION, Stage.PAUSED, Stage.LOST],
    Stage.NEGOTIATION: [Stage.SIGNED, Stage.PAUSED, Stage.LOST],
    Stage.SIGNED: [Stage.CONSTRUCTION, Stage.PAUSED, Stage.LOST],
    Stage.CONSTRUCTION: [Stage.PRODUCTION, Stage.PAUSED, Stage.LOST],
    Stage.PRODUCTION: [],
    Stage.PAUSED: [Stage.LEAD, Stage.NEGOTIATION, Stage.SIGNED, Stage.CONSTRUCTION, Stage.LOST],
    Stage.LOST: [],
}
NEED_A_REASON = {Stage.PAUSED, Stage.LOST}
NEED_AN_ANSWER = {Stage.NEGOTIATION, Stage.SIGNED, Stage.CONSTRUCTION, Stage.PRODUCTION}


def missing_for(case, stage):
    """What the case still lacks for this stage, in words; empty when nothing."""
    if stage in NEED_AN_ANSWER and case.first_answered_at is None:
        return _("先答复询问人，再进入这个阶段。")
    return ""


@transaction.atomic
def claim(case, *, by):
    """Take a case on. Raises ValidationError where somebody else has it already or it is not open."""
    case = locked(case)
    if case.assignee_id and case.assignee_id != by.pk:
        raise ValidationError(_("这个案件已由%(person)s承办。") % {"person": case.assignee})
    return assign(case, to=by, by=by)


@transaction.atomic
def assign(case, *, to, by):
    """Give a case to a person, who may be nobody."""
    case = must_be_open(locked(case))
    if case.assignee_id == (to and to.pk):
        return case
    before, case.assignee = case.assignee, to
    case.save(update_fields=["assignee"])
    note(case, What.ASSIGNEE, before or "", to or _("无人承办"), by=by)
    return case


@transaction.atomic
def move(case, stage, *, by, reason="", force=False):
    """Move a case to another stage along `NEXT`; with `force` anywhere. Raises ValidationError for what is not allowed."""
    case = locked(case)
    if not force and stage not in NEXT[Stage(case.stage)]:
        raise ValidationError({"stage": _("不能从“%(before)s”直接到这个阶段。") % {"before": case.get_stage_display()}})
    if (force or stage in NEED_A_REASON) and not reason:
        raise ValidationError({"reason": _("请写明原因。")})
    if not force and (missing := missing_for(case, stage)):
        raise ValidationError({"stage": missing})
    before, case.stage = case.stage, stage
    case.save(update_fields=["stage"])
    note(case, What.STAGE, before, stage, by=by, reason=reason, is_forced=force)
    if stage in aftercare.FROM:
        aftercare.begin(case)
    return case


@transaction.atomic
def close(case, *, by):
    """End a case of which every question has an answer or a reason; ValidationError for any other."""
    case = must_be_open(locked(case))
    if case.first_answered_at is None:
        raise ValidationError(_("还没有答复，不能办结。"))
    if case.enquiry.questions.exclude(answers__case=case).exists():
        raise ValidationError(_("还有问题没有答复，也没有写明不能答复的理由，不能办结。"))
    before, case.state, case.closed_at = case.state, State.CLOSED, timezone.now()
    case.save(update_fields=["state", "closed_at"])
    note(case, What.STATE, before, State.CLOSED, by=by)
    ledger.enter(case, LedgerEntry.Step.CLOSED)
    return case


def locked(case):
    return Case.objects.select_for_update(of=["self"]).get(pk=case.pk)


def must_be_open(case):
    if not case.is_open:
        raise ValidationError(_("这条咨询已经办结或撤回。"))
    return case


def note(case, what, before, after, *, by, side=CaseMove.Side.STAFF, **more):
    return CaseMove.objects.create(
        case=case, what=what, before=str(before)[:60], after=str(after)[:60], side=side, actor=by, **more
    )
