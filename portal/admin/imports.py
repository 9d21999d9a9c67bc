"""What was imported, for the province: who, which file, how it ended. The lines are seen by whoever uploaded them."""

from django.contrib import admin

from portal.kit.admin import ReadOnlyAdmin
from portal.kit.models import Import, ImportLine


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = ["name", "content_type", "by", "state", "to_create", "to_change", "refused", "created_at"]
    list_filter = ["state", "content_type"]
    search_fields = ["name", "by__username", "by__display_name"]
    fields = [
        *("name", "content_type", "by", "state", "problem"),
        *("to_create", "to_change", "to_keep", "refused", "created_at", "moved_at"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).light()


@admin.register(ImportLine)
class ImportLineAdmin(ReadOnlyAdmin):
    list_display = ["file", "number", "deed", "label"]
    list_filter = ["deed"]
    search_fields = ["label", "file__name"]
    fields = ["file", "number", "deed", "label", "details"]

    def has_module_permission(self, request):
        """Found from its file; in the menu it would only be in the way."""
        return False
