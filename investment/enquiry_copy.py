"""What is kept of an enquiry, for whoever asked: as data and in words."""

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Answer, CaseContact, HandOver, Message
from .models.enquirers import Enquirer

PERSONAL = ("person", "organisation", "email", "phone")


def copy_of(enquiry) -> dict:
    """Everything as data, keys in English, times in the province's time with their offset."""
    cases = list(enquiry.cases.select_related("park").order_by("pk"))
    return {
        "number": enquiry.number,
        "received_at": at(enquiry.received_at),
        "language": enquiry.language,
        "reply_by": enquiry.reply_by,
        "sealed": enquiry.is_sealed,
        "project_code": enquiry.project_code,
        "notice_version": enquiry.notice.number,
        "kept_until": enquiry.retained_until.isoformat(),
        "enquirer": {name: getattr(enquiry.enquirer, name) for name in PERSONAL},
        "shown_to": [park.name for park in enquiry.enquirer.shown_to.order_by("pk")],
        "consents": [
            {"kind": one.kind, "given_at": at(one.given_at), "taken_back_at": at(one.taken_back_at)}
            for one in enquiry.consents.all()
        ],
        "subjects": [str(subject) for subject in enquiry.subjects.select_related("park", "project", "site", "link")],
        "questions": [question.text for question in enquiry.questions.all()],
        "cases": [case_as_data(case) for case in cases],
    }


def case_as_data(case):
    answers = Answer.objects.filter(case=case).select_related("question").order_by("answered_at", "pk")
    return {
        "park": case.park.name,
        "state": case.state,
        "promised_on": case.promised_on.isoformat(),
        "first_answered_at": at(case.first_answered_at),
        "answers": [
            {"question": one.question.order, "text": one.text, "at": at(one.answered_at), "is_reason": one.is_reason}
            for one in answers
        ],
        "outcomes": [{"outcome": one.outcome, "at": at(one.said_at)} for one in case.follow_ups.exclude(outcome="")],
        "added": [{"text": one.text, "at": at(one.sent_at)} for one in Message.objects.filter(case=case)],
        "hand_overs": [hand_over_as_data(one) for one in case.hand_overs.select_related("to")],
        "contacts": [{"on": one.happened_on.isoformat(), "kind": one.kind} for one in case.contacts.all()],
    }


def hand_over_as_data(one):
    said = {"to": one.to.name, "state": one.state, "note": one.note, "agreed_to_this_one": one.agreed_by_investor}
    return said | {"asked_at": at(one.asked_at), "decided_at": at(one.decided_at)}


def at(moment):
    return moment and timezone.localtime(moment).isoformat(timespec="seconds")


def in_words(enquiry) -> str:
    """The same to be read: who asks, what was asked, and what each park has said."""
    said, lines = copy_of(enquiry), []
    lines += [f"{_('咨询编号')}: {said['number']}", f"{_('收到时间')}: {said['received_at']}"]
    lines += [f"{Enquirer._meta.get_field(name).verbose_name}: {said['enquirer'][name] or '-'}" for name in PERSONAL]
    lines += [f"{_('个人信息保存至')}: {said['kept_until']}", ""]
    lines += [f"{number}. {text}" for number, text in enumerate(said["questions"], start=1)]
    for case in said["cases"]:
        lines += ["", f"== {case['park']} ==", f"{_('承诺答复日期')}: {case['promised_on']}"]
        lines += [f"{one['at']} {one['question']}. {one['text']}" for one in case["answers"]]
        lines += [f"{one['at']} + {one['text']}" for one in case["added"]]
        lines += [
            f"{one['asked_at']} → {one['to']}: {HandOver.State(one['state']).label}" for one in case["hand_overs"]
        ]
        lines += [f"{one['on']} {CaseContact.Kind(one['kind']).label}" for one in case["contacts"]]
    return "\r\n".join(lines) + "\r\n"
