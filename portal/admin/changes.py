"""All texts on their way, of whichever kind: what is to be reviewed stands in one list."""

from django.contrib import admin, messages
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.kit import review
from portal.kit.admin import ReadOnlyAdmin
from portal.kit.models import Change
from portal.kit.scoping import access_of


class WhoseTurnFilter(admin.SimpleListFilter):
    title = _("轮到谁")
    parameter_name = "turn"

    def lookups(self, request, model_admin):
        return [("mine", _("等我审核")), ("returned", _("退回给我")), ("own", _("我写的"))]

    def queryset(self, request, queryset):
        match self.value():
            case "mine":
                return to_review(request.user, queryset)
            case "returned":
                return queryset.filter(authors=request.user, state=Change.State.RETURNED)
            case "own":
                return queryset.filter(authors=request.user)
        return queryset


def to_review(user, changes):
    """What this person may approve now."""
    rows = access_of(user).narrow(changes, "review").filter(state=Change.State.IN_REVIEW)
    return rows.exclude(authors=user)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "state", "submitted_at", "decided_by"]
    list_display_links = None
    list_select_related = ["content_type", "decided_by"]
    list_filter = ["state", WhoseTurnFilter, "content_type"]
    search_fields = ["label"]
    ordering = [F("submitted_at").desc(nulls_last=True), "-pk"]
    actions = ["approve_changes"]
    fields = ["label", "content_type", "state", "created_at", "submitted_at", "decided_at", "decided_by"]

    @admin.display(description=_("内容"), ordering="label")
    def title(self, change):
        kind = change.content_type
        url = reverse(f"admin:{kind.app_label}_{kind.model}_review", args=[change.object_pk])
        return format_html('<a href="{}">{}</a>', url, change.label)

    @admin.display(description=_("类别"), ordering="content_type")
    def kind(self, change):
        return change.content_type.name

    @admin.action(description=_("通过并公开"))
    def approve_changes(self, request, queryset):
        """Each by itself: one that cannot be approved is told and keeps the others from nothing."""
        done = [change for change in queryset if self._approved(request, change)]
        told = ngettext("已通过 %(number)d 项改动。", "已通过 %(number)d 项改动。", len(done))
        self.message_user(request, told % {"number": len(done)}, messages.SUCCESS)

    def _approved(self, request, change):
        keeper = self.admin_site.get_model_admin(change.content_type.model_class())
        return keeper.take(request, change, review.Action.APPROVE)
