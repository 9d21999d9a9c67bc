from datetime import timedelta

from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.kit.admin import PublishableAdmin
from portal.kit.admin.filters import YesNoFilter
from portal.kit.history import write_down
from portal.kit.snapshots import snapshot

PROVENANCE = ["sources", ("confidence", "as_of"), "provenance_note", "confirmed_at"]
UNCONFIRMED = Q(confirmed_at__isnull=True)


def confirmed_long_ago():
    """Rows whose place has not said for a year that they still hold."""
    return Q(confirmed_at__lt=timezone.now() - timedelta(days=365))


class ConfirmedFilter(YesNoFilter):
    title = gettext_lazy("确认")
    parameter_name = "confirmed"
    yes, no = gettext_lazy("园区已确认"), gettext_lazy("待确认")

    def condition(self, model):
        return ~UNCONFIRMED

    def lookups(self, request, model_admin):
        return [*super().lookups(request, model_admin), ("old", _("确认已满一年"))]

    def queryset(self, request, queryset):
        if self.value() == "old":
            return queryset.filter(confirmed_long_ago())
        return super().queryset(request, queryset)


@admin.display(description=gettext_lazy("确认"), ordering="confirmed_at")
def confirmed_badge(row):
    if row.confirmed_at:
        return timezone.localdate(row.confirmed_at).isoformat()
    return format_html('<span class="badge unconfirmed">{}</span>', _("待确认"))


@transaction.atomic
def confirm_row(row, *, by):
    """Say that the place itself stands by what the row states, as of now."""
    before = snapshot(row)
    row.confirmed_at = timezone.now()
    row.save(update_fields=["confirmed_at", "updated_at"])
    write_down(row, by=by, before=before)


class SourcedAdmin(PublishableAdmin):
    """Published rows that say where their statements come from; only the action confirms them, never a typed date."""

    actions = [*PublishableAdmin.actions, "confirm"]

    def system_fieldsets(self):
        provenance = {"fields": PROVENANCE, "classes": ["collapse"]}
        return [(gettext_lazy("来源与确认"), provenance), *super().system_fieldsets()]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "confirmed_at"]

    def get_list_display(self, request):
        *own, updated_at = super().get_list_display(request)
        return [*own, confirmed_badge, updated_at]

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), ConfirmedFilter, "confidence"]

    @admin.action(
        description=gettext_lazy("标为园区已确认"),
        permissions=["review"],
        location=[ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM],
    )
    def confirm(self, request, queryset):
        """The place itself has said that what stands here is right."""
        rows = list(self.get_queryset(request).filter(UNCONFIRMED, pk__in=queryset.values("pk")))
        for row in rows:
            confirm_row(row, by=request.user)
        told = ngettext("已确认 %(number)d 条内容。", "已确认 %(number)d 条内容。", len(rows))
        self.message_user(request, told % {"number": len(rows)}, messages.SUCCESS)
