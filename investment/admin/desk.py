"""The desk of a case: its questions, who has it, how far it has come, and what can be done next."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from investment import contacts, desk, handing_over, merging
from investment.conflicts import conflicts
from investment.models import (
    AftercarePlan,
    Answer,
    CaseContact,
    CaseMove,
    Enquirer,
    EnquirySubject,
    Escalation,
    FollowUp,
    HandOver,
    Message,
    Referral,
)
from portal.kit.scoping import Verb, access_of

from .desk_forms import FORMS


def take_back(case, *, by):
    request = case.hand_overs.asked().first()
    if request is None:
        raise ValidationError(_("这次转交已经有了结果。"))
    handing_over.take_back(request, by=by)


# Deeds that need no more than a button: what they do, and what is said then.
BUTTONS = {
    "claim": (desk.claim, gettext_lazy("已由您承办。")),
    "close": (desk.close, gettext_lazy("已办结。")),
    "take_back": (take_back, gettext_lazy("已收回转交。")),
    "separate": (merging.separate, gettext_lazy("已分开，各自办理。")),
    "finish_step": (contacts.finish_step, gettext_lazy("下一步已做。")),
}


class WithDesk:
    """Adds the desk to the admin of cases; who may review a case works on it, who may only view it reads."""

    def get_urls(self):
        desk_url = path(
            "<path:object_id>/desk/", self.admin_site.admin_view(self.desk_view), name="investment_case_desk"
        )
        return [desk_url, *super().get_urls()]

    def desk_view(self, request, object_id):
        case = self.get_object(request, object_id)
        if request.method != "POST":
            return self._desk_page(request, case)
        if not self._works_on(request, case):
            raise PermissionDenied
        return self._deed(request, case, request.POST.get("do"))

    def _works_on(self, request, case):
        return access_of(request.user).may(Verb.REVIEW, case)

    def _deed(self, request, case, name):
        if name in BUTTONS:
            return self._pressed(request, case, *BUTTONS[name])
        if name not in FORMS:
            return self._desk_page(request, case)
        form = FORMS[name](case, request, bound=True)
        return self._back(request, case, form.told) if form.is_done() else self._desk_page(request, case, form)

    def _pressed(self, request, case, do, told):
        try:
            do(case, by=request.user)
        except ValidationError as problem:
            return self._back(request, case, " ".join(problem.messages), messages.ERROR)
        return self._back(request, case, told)

    def _back(self, request, case, told, level=messages.SUCCESS):
        self.message_user(request, told, level)
        return HttpResponseRedirect(desk_of(case))

    def _desk_page(self, request, case, sent=None):
        works_on = self._works_on(request, case)
        context = self.admin_site.each_context(request) | {
            "title": pgettext("案件", "办理"),
            "opts": self.opts,
            "case": case,
            "works_on": works_on,
            "works_here": works_on and not case.merged_into_id,
            "sent": sent,
            **{name: form(case, request) for name, form in FORMS.items()},
            **told_about(case, request.user),
        }
        return TemplateResponse(request, "admin/investment/desk.html", context | ({sent.name: sent} if sent else {}))


def told_about(case, user):
    """What stands on the desk: of the case, of those merged into it, and what came to it from the parks before."""
    access, group, earlier = access_of(user), case.group, case.earlier
    enquiries = [one.enquiry_id for one in group]
    subjects = EnquirySubject.objects.filter(enquiry__in=enquiries)
    said = Answer.objects.filter(case__in=[*group, *earlier]).order_by("answered_at", "pk")
    moves = CaseMove.objects.filter(case__in=group).order_by("at", "pk")
    return {
        "group": group,
        "earlier": earlier,
        "hand_over_note": earlier and case.handed_from.note,
        "asked": case.hand_overs.asked().select_related("to").first(),
        "handed_over": HandOver.objects.filter(case=case, state="done").select_related("to").first(),
        "may_pass_on": case.enquiry.consents.passing_on().exists(),
        "told": said.select_related("question", "by", "case__park", "case__enquiry"),
        "messages_of": Message.objects.filter(case__in=[*group, *earlier]).order_by("sent_at"),
        "contacts": contacts_of(group),
        "moves": moves.select_related("actor", "cause", "case__enquiry"),
        "subjects": subjects.select_related("park", "project", "site", "link"),
        "enquirers": Enquirer.objects.filter(enquiry__in=enquiries, shown_to=case.park).select_related("enquiry"),
        "conflicts": conflicts(case, access),
        "suggestions": merging.suggestions(case, access),
        **care_of(case, group, access),
    }


def contacts_of(cases):
    rows = CaseContact.objects.filter(case__in=cases).order_by("-happened_on", "-pk")
    return rows.select_related("by", "case__enquiry").prefetch_related("attachments")


def care_of(case, group, access):
    """Who was told that the cases wait, whether the answers helped, who recommended them, what follows a signature."""
    plan = AftercarePlan.objects.filter(case=case).select_related("enterprise").first()
    referrals = Referral.objects.filter(enquiry__cases__in=group)
    return {
        "escalations": Escalation.objects.filter(case__in=group)
        .select_related("case__enquiry")
        .prefetch_related("told"),
        "follow_ups": FollowUp.objects.filter(case__in=group)
        .select_related("by", "case__enquiry")
        .order_by("opened_at"),
        "referrals": referrals.select_related("enterprise").distinct(),
        "plan": plan,
        "plan_steps": plan.steps.all() if plan else (),
        "requests": access.narrow(plan.enterprise.firm_requests.all()) if plan and plan.enterprise else (),
    }


def desk_of(case):
    return reverse("admin:investment_case_desk", args=[case.pk])
