"""The outbox: what was sent, what waits, what failed. The text is not shown: it may hold a link for one person only."""

from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.kit.admin import ReadOnlyAdmin
from portal.kit.models import Letter
from portal.kit.resending import send_again
from portal.kit.scoping import Verb

SENT = Q(sent_at__isnull=False) | Q(digest__sent_at__isnull=False)
FAILED = ~SENT & ~Q(last_error="")
CONDITIONS = {"sent": SENT, "failed": FAILED, "waiting": ~SENT & Q(last_error="")}
EVERYWHERE = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class DeliveryFilter(admin.SimpleListFilter):
    """What became of the letters; one in a digest fares as the digest does."""

    title = _("发送情况")
    parameter_name = "delivery"

    def lookups(self, request, model_admin):
        return [("sent", _("已发出")), ("failed", _("发送失败")), ("waiting", _("等待发送"))]

    def queryset(self, request, queryset):
        condition = CONDITIONS.get(self.value())
        return queryset.filter(condition) if condition else queryset


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    list_display = ["subject", "user", "address", "created_at", "sent", "last_error"]
    list_filter = [DeliveryFilter, "urgent"]
    list_select_related = ["digest"]
    search_fields = ["subject", "address", "user__username", "user__display_name"]
    ordering = ["-created_at", "-pk"]
    fields = [
        "subject",
        ("user", "address"),
        ("language", "urgent"),
        ("created_at", "sent"),
        ("attempts", "due_at"),
        "last_error",
        "digest",
    ]
    readonly_fields = ["sent"]
    actions = ["send_again"]

    @admin.display(description=_("发出时间"), ordering="sent_at")
    def sent(self, letter):
        return letter.sent_at or (letter.digest and letter.digest.sent_at)

    def has_send_permission(self, request):
        return self.may(request, Verb.CHANGE)

    @admin.action(description=_("重新发送"), permissions=["send"], location=EVERYWHERE)
    def send_again(self, request, queryset):
        number = send_again(self.get_queryset(request).filter(pk__in=queryset.values("pk")), by=request.user)
        told = ngettext("%(number)d 封邮件将重新发送。", "%(number)d 封邮件将重新发送。", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS if number else messages.WARNING)
