from django.contrib import admin

from investment.models import PromotionPlan, PromotionTask
from portal.kit.admin import ContentStackedInline, PartAdmin, PublishableAdmin
from portal.kit.admin.attachments import AttachmentInline

TASK = ["title", ("starts_on", "ends_on", "state"), "lead", "support", "parks", ("event", "association"), "outcome"]


class TaskInline(ContentStackedInline):
    model = PromotionTask
    fields = TASK


@admin.register(PromotionPlan)
class PromotionPlanAdmin(PublishableAdmin):
    list_display = ["year"]
    search_fields = ["year"]
    inlines = [TaskInline, AttachmentInline]
    fieldsets = [(None, {"fields": ["title", "year", "lead", "summary"]})]


@admin.register(PromotionTask)
class PromotionTaskAdmin(PartAdmin):
    """The tasks of all years; usually edited below their plan."""

    list_display = ["plan", "starts_on", "state"]
    list_filter = ["state", "plan"]
    search_fields = ["plan__title_zh_hans"]
    fieldsets = [(None, {"fields": ["plan", *TASK]})]
