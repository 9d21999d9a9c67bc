"""Enquiries and their cases as far as somebody's scope reaches; what is done with them goes through their desk."""

from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from investment import enquiry_flow
from investment.models import (
    Answer,
    Case,
    CaseContact,
    CaseMove,
    Consent,
    Enquirer,
    Enquiry,
    EnquirySubject,
    FollowUp,
    HandOver,
    LedgerEntry,
    Message,
    NoticeVersion,
    Question,
)
from portal.kit.admin import ContentAdmin, ReadOnlyAdmin
from portal.kit.audit import Kind, record
from portal.kit.scoping import Verb

from .below import ReadOnlyInline
from .desk import WithDesk, desk_of
from .escalations import EVERYWHERE, CaseWaitingFilter, EscalationInline, waiting_since


class QuestionInline(ReadOnlyInline):
    model = Question
    fields = ["order", "text"]


class SubjectInline(ReadOnlyInline):
    model = EnquirySubject
    fields = ["kind", "park", "project", "site", "link", "query"]


class ConsentInline(ReadOnlyInline):
    model = Consent
    fields = ["kind", "notice", "given_at", "taken_back_at"]


class AnswerInline(ReadOnlyInline):
    model = Answer
    fields = ["question", "text", "is_reason", "by", "answered_at"]


class MessageInline(ReadOnlyInline):
    model = Message
    fields = ["text", "sent_at"]


class MoveInline(ReadOnlyInline):
    model = CaseMove
    fields = ["at", "what", "before", "after", "side", "actor", "cause", "reason", "is_forced"]


class ContactInline(ReadOnlyInline):
    model = CaseContact
    fields = ["happened_on", "kind", "note", "by"]


class HandOverInline(ReadOnlyInline):
    model = HandOver
    fk_name = "case"
    fields = ["to", "note", "state", "by", "asked_at", "decided_at"]


class FollowUpInline(ReadOnlyInline):
    model = FollowUp
    fields = ["opened_at", "outcome", "said_at", "by"]


@admin.register(Enquiry)
class EnquiryAdmin(ReadOnlyAdmin):
    list_display = ["number", "received_at", "language", "is_sealed", "hold", "released_at", "withdrawn_at"]
    list_filter = ["hold", "is_sealed", "language"]
    search_fields = ["number", "project_code"]
    date_hierarchy = "received_at"
    fields = [
        ("number", "received_at"),
        ("language", "reply_by"),
        ("is_sealed", "project_code"),
        ("hold", "released_at", "released_by"),
        ("notice", "retained_until"),
        ("withdrawn_at", "erased_at"),
    ]
    inlines = [SubjectInline, QuestionInline, ConsentInline]
    actions = ["release"]

    def has_release_permission(self, request):
        return self.may(request, Verb.REVIEW)

    @admin.action(description=_("放行给园区"), permissions=["release"], location=EVERYWHERE)
    def release(self, request, queryset):
        held = self.get_queryset(request).held().filter(pk__in=queryset.values("pk"))
        number = len([enquiry_flow.release(enquiry, by=request.user) for enquiry in list(held)])
        told = ngettext("%(number)d 条咨询已转给园区。", "%(number)d 条咨询已转给园区。", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS if number else messages.WARNING)


@admin.register(Case)
class CaseAdmin(WithDesk, ReadOnlyAdmin):
    list_display = ["enquiry", "work", "park", "state", "stage", "assignee", "clock", waiting_since, "step"]
    list_filter = [CaseWaitingFilter, "state", "stage", "park"]
    search_fields = ["enquiry__number", "enquiry__project_code"]
    date_hierarchy = "received_at"
    fields = [
        ("enquiry", "park"),
        ("state", "stage", "assignee"),
        ("received_at", "promised_on", "is_promise_expected"),
        ("first_answered_at", "closed_at"),
        ("next_step", "next_step_on", "next_step_by"),
        "merged_into",
        "ledger_code",
    ]
    inlines = [AnswerInline, MessageInline, ContactInline, HandOverInline, MoveInline, EscalationInline, FollowUpInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("escalations")

    @admin.display(description=_("承诺答复日期"), ordering="promised_on")
    def clock(self, case):
        is_due = case.is_waiting and case.promised_on <= localdate()
        return marked(case.promised_on, is_due, _("已超期") if case.is_overdue else _("今天到期"))

    @admin.display(description=_("下一步"), ordering="next_step_on")
    def step(self, case):
        return marked(case.next_step_on, case.step_is_due, _("到期"))

    @admin.display(description=pgettext_lazy("案件", "办理"))
    def work(self, case):
        return format_html('<a href="{}">{}</a>', desk_of(case), pgettext("案件", "办理"))


def marked(day, is_late, word):
    """A day, and the word beside it when it is late."""
    if day is None:
        return None
    late = format_html(' <strong class="overdue">{}</strong>', word) if is_late else ""
    return format_html('<span class="day">{}</span>{}', day.isoformat(), late)


@admin.register(Enquirer)
class EnquirerAdmin(ReadOnlyAdmin):
    """Who asks: masked in the list; whoever opens a row stands in the audit log."""

    list_display = ["enquiry", "masked"]
    search_fields = ["enquiry__number"]
    fields = ["enquiry", "person", "organisation", "email", "phone"]

    @admin.display(description=_("称呼"))
    def masked(self, enquirer):
        return enquirer.masked_person

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        record(Kind.PERSONAL_DATA_VIEWED, actor=request.user, row=obj.enquiry)
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(NoticeVersion)
class NoticeVersionAdmin(ContentAdmin):
    """The province writes the next version; one that somebody has consented to stays as it is."""

    list_display = ["number", "use", "in_force_from", "retention_days"]
    list_filter = ["use"]
    search_fields = ["number"]
    fieldsets = [
        (None, {"fields": [("use", "number"), ("in_force_from", "retention_days")]}),
        (_("正文"), {"fields": ["handler", "purpose", "kinds", "sharing", "retention", "rights"]}),
    ]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_consented_to)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.is_consented_to)


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnlyAdmin):
    list_display = ["number", "at", "park", "step", "code", "promised_on"]
    list_filter = ["step", "park"]
    search_fields = ["code"]
