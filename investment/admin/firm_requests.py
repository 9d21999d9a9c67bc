"""Requests of settled firms: written by the firm or its committee, answered by whoever reviews there, then fixed."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from investment import firm_requests
from investment.models import FirmRequest
from portal.kit.admin import BaseAdmin
from portal.kit.admin.forms import ScopedForm
from portal.kit.scoping import Verb, access_of

from .escalations import EVERYWHERE, EscalationInline, WaitingFilter, waiting_since

ASKED = ["enterprise", "kind", "text"]
TOLD = ["state", ("received_at", "received_by"), ("promised_on", "is_promise_expected")]


class FirmRequestForm(ScopedForm):
    """The answer is required as soon as there is a field for it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "answer" in self.fields:
            self.fields["answer"].required = True


@admin.register(FirmRequest)
class FirmRequestAdmin(BaseAdmin):
    form = FirmRequestForm
    list_display = ["enterprise", "kind", "state", "received_at", "promised_on", waiting_since]
    list_filter = [WaitingFilter, "state", "kind"]
    search_fields = ["enterprise__name_zh_hans", "enterprise__name_en"]
    date_hierarchy = "received_at"
    autocomplete_fields = ["enterprise"]
    readonly_fields = ["state", "received_at", "received_by", "promised_on", "is_promise_expected"]
    readonly_fields += ["answered_at", "answered_by"]
    inlines = [EscalationInline]
    actions = ["withdraw"]

    def get_fields(self, request, obj=None):
        return [*ASKED, *TOLD, "answer", ("answered_at", "answered_by")] if obj else ASKED

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(ASKED if obj else [])]

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj else []

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("escalations")

    def has_change_permission(self, request, obj=None):
        """Whoever reviews there answers what waits; what was said stays as it was said."""
        if obj is None:
            return super().has_change_permission(request)
        return obj.is_waiting and self.has_review_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def has_withdraw_permission(self, request):
        return self.has_add_permission(request)

    def save_model(self, request, obj, form, change):
        if change:
            firm_requests.answer(obj, by=request.user, text=form.cleaned_data["answer"])
        else:
            firm_requests.receive(obj, by=request.user)

    @admin.action(description=_("撤回诉求"), permissions=["withdraw"], location=EVERYWHERE)
    def withdraw(self, request, queryset):
        """For those who may ask there: the firm itself and its committee."""
        own = access_of(request.user).narrow(FirmRequest.objects.filter(pk__in=queryset.values("pk")), Verb.ADD)
        number = firm_requests.withdraw(own)
        told = ngettext("%(number)d 条诉求已撤回。", "%(number)d 条诉求已撤回。", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS if number else messages.WARNING)
