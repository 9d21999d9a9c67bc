from django.contrib import admin

from investment.models import CaseReason
from portal.kit.admin import ContentAdmin


@admin.register(CaseReason)
class CaseReasonAdmin(ContentAdmin):
    """The province keeps the list from which the desks choose."""

    list_display = ["stage", "order", "needs_note", "is_offered"]
    list_filter = ["stage", "is_offered"]
    fieldsets = [(None, {"fields": ["name", ("stage", "order"), ("needs_note", "is_offered")]})]
