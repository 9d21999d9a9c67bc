"""What staff do with a case besides answering it: take it on, move its stage, close it. One transaction each, row locked.

`NEXT` is the allow-list of stages, `REQUIRED` what a case must have from a stage on; whoever may force a move (the
province) may also go elsewhere, with a reason.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import aftercare, ledger
from .models import Case, CaseContact, CaseMove, Enquirer, Enquiry, LedgerEntry

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
FORWARD = [Stage.LEAD, Stage.NEGOTIATION, Stage.SIGNED, Stage.CONSTRUCTION, Stage.PRODUCTION]


def knows_who_asks(case):
    return Enquirer.objects.filter(enquiry=case.enquiry_id, shown_to=case.park_id).exists()


def has_talked(case):
    return case.contacts.filter(kind__in=CaseContact.TALKS).exists()


def has_document(case):
    return case.contacts.filter(kind=CaseContact.Kind.DOCUMENT, attachments__isnull=False).exists()


# From which stage on, whether the case has it, and what is said when it has not.
REQUIRED = [
    (Stage.NEGOTIATION, lambda case: case.first_answered_at, gettext_lazy("先答复询问人")),
    (Stage.NEGOTIATION, lambda case: case.assignee_id, gettext_lazy("确定承办人")),
    (Stage.SIGNED, knows_who_asks, gettext_lazy("询问人向园区公开身份")),
    (Stage.SIGNED, has_talked, gettext_lazy("记下至少一次来访、通话或会谈")),
    (Stage.CONSTRUCTION, has_document, gettext_lazy("在往来中记下合同等文件并附上")),
]


def lacking(case):
    """[(the stage from which on it is needed, what the case lacks, in words), …]"""
    return [(stage, str(words)) for stage, has, words in REQUIRED if not has(case)]


def missing_for(case, stage, lacks=None):
    """What the case still lacks for this stage, in words, one for each thing; `lacks` where it is known already."""
    if stage not in FORWARD:
        return []
    until, lacks = FORWARD.index(stage), lacking(case) if lacks is None else lacks
    return [words for needed_from, words in lacks if FORWARD.index(needed_from) <= until]


@transaction.atomic
def claim(case, *, by):
    """Take a case on. Raises ValidationError where somebody else has it already or it is not open."""
    case = locked_group(case)[0]
    if case.assignee_id and case.assignee_id != by.pk:
        raise ValidationError(_("这个案件已由%(person)s承办。") % {"person": case.assignee})
    return assign(case, to=by, by=by)


@transaction.atomic
def assign(case, *, to, by):
    """Give a case, and those merged into it, to a person, who may be nobody."""
    case = must_be_main(must_be_open(locked_group(case)[0]))
    if case.assignee_id == (to and to.pk):
        return case
    before, case.assignee = case.assignee, to
    case.save(update_fields=["assignee"])
    case.merged.update(assignee=to)
    note(case, What.ASSIGNEE, before or "", to or _("无人承办"), by=by)
    return case


@transaction.atomic
def move(case, stage, *, by, cause=None, reason="", force=False):
    """Move a case to another stage along `NEXT`; with `force` anywhere. Raises ValidationError for what is not allowed.

    Pausing and losing need a `cause` of the province's list, and words beside it where the cause asks for them.
    """
    case = must_be_main(must_be_here(locked(case)))
    if not force and stage not in NEXT[Stage(case.stage)]:
        raise ValidationError({"stage": _("不能从“%(before)s”直接到这个阶段。") % {"before": case.get_stage_display()}})
    cause = checked_cause(stage, cause)
    if (force or (cause and cause.needs_note)) and not reason:
        raise ValidationError({"reason": _("请写明原因。")})
    if not force and (missing := missing_for(case, stage)):
        raise ValidationError({"stage": _("还缺：%(missing)s。") % {"missing": _("；").join(missing)}})
    before, case.stage = case.stage, stage
    case.save(update_fields=["stage"])
    note(case, What.STAGE, before, stage, by=by, cause=cause, reason=reason, is_forced=force)
    if stage in aftercare.FROM:
        aftercare.begin(case)
    return case


def checked_cause(stage, cause):
    """The cause, where the stage takes one; ValidationError where it needs one, or the one given is for another stage."""
    if stage not in NEED_A_REASON:
        return None
    if cause is None or cause.stage != stage:
        raise ValidationError({"cause": _("请从列表中选择原因。")})
    return cause


@transaction.atomic
def close(case, *, by):
    """End a case of which every question has an answer or a reason, and those merged into it; whoever asked reads it."""
    case, *merged = locked_group(case)
    group = [must_be_main(must_be_open(case)), *(one for one in merged if one.is_open)]
    if any(one.first_answered_at is None for one in group):
        raise ValidationError(_("还没有答复，不能办结。"))
    if any(has_open_question(one) for one in group):
        raise ValidationError(_("还有问题没有答复，也没有写明不能答复的理由，不能办结。"))
    for one in group:
        before, one.state, one.closed_at = one.state, State.CLOSED, timezone.now()
        one.save(update_fields=["state", "closed_at"])
        drop_requests(one)
        note(one, What.STATE, before, State.CLOSED, by=by)
    for one in group:
        ledger.enter(one, LedgerEntry.Step.CLOSED)
    return case


def has_open_question(case):
    """Whether neither this park nor one that had the case before has said anything to one of the questions."""
    return case.enquiry.questions.exclude(answers__case__in=[case, *case.earlier]).exists()


def drop_requests(case):
    """A request to hand the case over that nobody has answered yet falls away with it."""
    case.hand_overs.asked().update(state="dropped", decided_at=timezone.now())


def free_merged(case):
    """Have what was merged into a case that ends without them worked on by itself again."""
    for one in case.merged.all():
        one.merged_into = None
        one.save(update_fields=["merged_into"])
        said = {"before": case.enquiry.number, "after": _("分开"), "side": CaseMove.Side.SYSTEM}
        CaseMove.objects.create(case=one, what=What.MERGED, **said)


def locked(case):
    return Case.objects.select_for_update(of=["self"]).get(pk=case.pk)


def locked_group(case):
    """The case first and then those merged into it, all locked.

    Its enquiry is locked before them, as by whoever merges, so that nothing joins meanwhile; several cases are always
    locked in the order of their numbers.
    """
    Enquiry.objects.select_for_update().get(pk=case.enquiry_id)
    rows = Case.objects.select_for_update(of=["self"]).filter(Q(pk=case.pk) | Q(merged_into=case.pk)).order_by("pk")
    return sorted(rows, key=lambda one: one.pk != case.pk)


def must_be_open(case):
    if not case.is_open:
        raise ValidationError(_("这条咨询已经办结或撤回。"))
    return case


def must_be_here(case):
    """A closed case still goes from stage to stage; one that was withdrawn or handed over does not."""
    if not case.is_here:
        raise ValidationError(_("这条咨询已经撤回或转交。"))
    return case


def must_be_main(case):
    if case.merged_into_id:
        raise ValidationError(_("这个案件已并入另一个案件，请在那里办理。"))
    return case


def note(case, what, before, after, *, by, side=CaseMove.Side.STAFF, **more):
    return CaseMove.objects.create(
        case=case, what=what, before=str(before)[:60], after=str(after)[:60], side=side, actor=by, **more
    )
