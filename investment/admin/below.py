from django.contrib import admin

from portal.kit.admin.scoped import ScopedInline


class ReadOnlyInline(ScopedInline, admin.TabularInline):
    """Rows below their parent that the system writes."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission
