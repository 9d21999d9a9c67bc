from .base import BaseAdmin


class ReadOnlyAdmin(BaseAdmin):
    """Rows that the system writes and people only read."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
