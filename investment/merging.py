"""Two cases at one park that are the same matter: suggested, joined without losing anything, taken apart again.

Nothing is moved or copied: a merged case keeps its enquiry, receipt, promise and answers, and is worked on at its main
case. Who asks is compared only where it was shown to the park on both sides.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit.audit import Kind, record

from .desk import What, must_be_main, must_be_open, note
from .models import Case, Enquirer, Enquiry

NEAR = timedelta(days=90)
MOST = 500  # cases of one park within that time that are looked through
ALIKE = 0.6  # of the pairs of signs of both texts together that stand in both


@dataclass(frozen=True)
class Suggestion:
    """Another case that may be the same matter, and why, in words."""

    case: Case
    reasons: tuple


def suggestions(case, access):
    """Other open cases of the park that come from the same sender, as far as the person may see them; the likest first."""
    own = shown_enquirer(case)
    if own is None or case.merged_into_id or not case.is_open:
        return []
    questions = texts_of(case)
    found = [Suggestion(other, reasons_for(own, questions, other)) for other in others_near(case, access)]
    return sorted((one for one in found if one.reasons), key=lambda one: -len(one.reasons))


def shown_enquirer(case):
    return Enquirer.objects.filter(enquiry=case.enquiry_id, shown_to=case.park_id).first()


def others_near(case, access):
    rows = access.narrow(Case.objects.open()).filter(park=case.park_id, merged_into=None).exclude(pk=case.pk)
    rows = rows.filter(received_at__range=(case.received_at - NEAR, case.received_at + NEAR))
    rows = rows.filter(enquiry__enquirer__shown_to=case.park_id)
    return rows.select_related("enquiry__enquirer").prefetch_related("enquiry__questions")[:MOST]


def reasons_for(own, questions, other):
    """Why another case may be of the same sender; that the questions are alike is said only beside such a reason."""
    sender = other.enquiry.enquirer
    same = {
        _("邮箱相同"): own.email and own.email.lower() == sender.email.lower(),
        _("电话相同"): own.phone_key and own.phone_key == sender.phone_key,
        _("单位相同"): is_same_firm(own, sender),
    }
    reasons = [word for word, is_same in same.items() if is_same]
    if reasons and alike(questions, texts_of(other)) >= ALIKE:
        reasons.append(_("问题相近"))
    return tuple(reasons)


def is_same_firm(one, other):
    by_name = one.organisation_key and one.organisation_key == other.organisation_key
    return bool(by_name or (one.credit_code and one.credit_code == other.credit_code))


def texts_of(case):
    return "".join(question.text for question in case.enquiry.questions.all())


def alike(one, other):
    """How much two texts have in common: the share of pairs of neighbouring signs that stand in both."""
    first, second = pairs(one), pairs(other)
    return len(first & second) / len(first | second) if first and second else 0


def pairs(text):
    signs = [sign for sign in text.lower() if sign.isalnum()]
    return set(zip(signs, signs[1:], strict=False))


@transaction.atomic
def merge(case, *, into, by):
    """Have a case worked on in another one of the same park. Raises ValidationError for what does not go together."""
    case, into = _both_locked(case, into)
    _check(case, into)
    case.merged_into, case.assignee = into, into.assignee
    case.save(update_fields=["merged_into", "assignee"])
    case.merged.update(merged_into=into)
    note(case, What.MERGED, "", into.enquiry.number, by=by)
    note(into, What.MERGED, "", f"+ {case.enquiry.number}", by=by)
    record(Kind.CASES_MERGED, actor=by, row=case, number=into.enquiry.number)
    return into


@transaction.atomic
def separate(case, *, by):
    """Have a merged case worked on by itself again. Twice is the same as once."""
    into = Case.objects.filter(merged=case.pk).first()
    if into is None:
        return case
    case, into = _both_locked(case, into)
    if case.merged_into_id != into.pk:
        raise ValidationError(_("别人刚刚改过这个案件，请再看一遍。"))
    case.merged_into = None
    case.save(update_fields=["merged_into"])
    note(case, What.MERGED, into.enquiry.number, _("分开"), by=by)
    note(into, What.MERGED, f"+ {case.enquiry.number}", _("分开"), by=by)
    record(Kind.CASES_SEPARATED, actor=by, row=case, number=into.enquiry.number)
    return case


def _both_locked(case, other):
    enquiries = Enquiry.objects.select_for_update().filter(pk__in=[case.enquiry_id, other.enquiry_id])
    list(enquiries.order_by("pk"))
    rows = Case.objects.select_for_update(of=["self"]).select_related("enquiry", "assignee")
    found = {row.pk: row for row in rows.filter(pk__in=[case.pk, other.pk]).order_by("pk")}
    return found[case.pk], found[other.pk]


def _check(case, into):
    if case.pk == into.pk or case.park_id != into.park_id:
        raise ValidationError(_("只能合并同一个园区的两个案件。"))
    for one in (case, into):
        must_be_main(must_be_open(one))
        if shown_enquirer(one) is None:
            raise ValidationError(_("询问人没有公开身份的案件不能合并。"))
        if one.hand_overs.asked().exists():
            raise ValidationError(_("在等询问人同意转交的案件不能合并，先收回转交。"))
