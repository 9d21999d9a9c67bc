from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.kit import review
from portal.kit.applying import archive
from portal.kit.models import Change
from portal.kit.publishing import PublishingState
from portal.kit.scoping import Verb, access_of

from .bilingual import ContentAdmin
from .columns import state_badge
from .previews import Previewed
from .review_page import ReviewPage
from .reviewed import Reviewed

SET_BY_THE_SYSTEM = ["state", "published_at", "created_at", "updated_at"]


class PublishableAdmin(Reviewed, ReviewPage, Previewed, ContentAdmin):
    """Rows that visitors read once somebody else than their author has approved them; times are the system's."""

    actions = ["submit_rows", "archive_rows"]

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

    @admin.action(description=gettext_lazy("提交审核"), permissions=["change"])
    def submit_rows(self, request, queryset):
        drafts = queryset.filter(state=PublishingState.DRAFT)
        waiting = Change.objects.about_rows(queryset).filter(state__in=review.MOVES[review.Action.SUBMIT][0])
        changes = {*waiting, *(review.submit_draft(row, by=request.user) for row in self.own(request, drafts))}
        done = [change for change in changes if self.take(request, change, review.Action.SUBMIT)]
        told = ngettext("已提交 %(number)d 条内容。", "已提交 %(number)d 条内容。", len(done))
        self.message_user(request, told % {"number": len(done)}, messages.SUCCESS)

    @admin.action(description=gettext_lazy("归档"), permissions=["review"])
    def archive_rows(self, request, queryset):
        rows = list(self.get_queryset(request).filter(pk__in=queryset.values("pk")).exclude(state="archived"))
        for row in rows:
            archive(row, by=request.user)
        self.admin_site.saved(*rows, changed=["state"])
        told = ngettext("已归档 %(number)d 条内容。", "已归档 %(number)d 条内容。", len(rows))
        self.message_user(request, told % {"number": len(rows)}, messages.SUCCESS)

    def own(self, request, rows):
        """Those of the rows that the person may change."""
        return access_of(request.user).narrow(rows, Verb.CHANGE)

    def take(self, request, change, action, **said):
        """Do a step of the review and tell whom it concerns; a refusal is told and changes nothing."""
        try:
            done = self.admin_site.step(change, action, by=request.user, **said)
        except (ValidationError, PermissionDenied) as problem:
            words = " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)
            refused = _("您不能这样处理这项改动。")
            self.message_user(request, f"{change.label}：{words or refused}", messages.ERROR)
            return None
        return done
