from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy, ngettext

from portal.kit.publishing import PublishingState

from .bilingual import ContentAdmin
from .columns import state_badge

EVERYWHERE = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]
SET_BY_THE_SYSTEM = ["published_at", "created_at", "updated_at"]


class PublishableAdmin(ContentAdmin):
    """Rows with a publishing state, which whoever may change the row may set; its times are the system's."""

    actions = ["publish", "withdraw", "archive"]

    def system_fieldsets(self):
        publishing = ["state", ("published_at", "created_at", "updated_at")]
        return [*super().system_fieldsets(), (gettext_lazy("发布"), {"fields": publishing})]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *SET_BY_THE_SYSTEM]

    def get_list_display(self, request):
        return [*super().get_list_display(request), state_badge, "updated_at"]

    def get_list_filter(self, request):
        return ["state", *super().get_list_filter(request)]

    def is_public(self, obj):
        return super().is_public(obj) and obj.state == PublishingState.PUBLISHED

    @admin.action(description=gettext_lazy("发布"), permissions=["change"], location=EVERYWHERE)
    def publish(self, request, queryset):
        self.move(request, queryset, PublishingState.PUBLISHED)

    @admin.action(description=gettext_lazy("撤回为草稿"), permissions=["change"], location=EVERYWHERE)
    def withdraw(self, request, queryset):
        self.move(request, queryset, PublishingState.DRAFT)

    @admin.action(description=gettext_lazy("归档"), permissions=["change"], location=EVERYWHERE)
    def archive(self, request, queryset):
        self.move(request, queryset, PublishingState.ARCHIVED)

    @transaction.atomic
    def move(self, request, queryset, state):
        """Give each row this state and tell the person what happened to how many."""
        rows = self.get_queryset(request).filter(pk__in=queryset.values("pk")).exclude(state=state)
        moved = [row for row in rows if self._move_row(request, row, state)]
        self.admin_site.saved(*moved, changed=["state"])
        self._tell(request, len(moved), PublishingState(state).label)

    def _move_row(self, request, row, state):
        row.state = state
        try:
            row.full_clean(exclude=["published_at"])
        except ValidationError as problem:
            self.message_user(request, f"{row}：{' '.join(problem.messages)}", messages.ERROR)
            return False
        row.save()
        self.log_change(request, row, [{"changed": {"fields": ["发布状态"]}}])
        return True

    def _tell(self, request, number, state):
        told = ngettext("%(number)d 条内容现为“%(state)s”。", "%(number)d 条内容现为“%(state)s”。", number)
        self.message_user(request, told % {"number": number, "state": state}, messages.SUCCESS)
