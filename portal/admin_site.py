"""The one admin of the portal. It stands outside `portal/admin/`, which registers with it on import."""

from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from .sign_in import SignInForm

# The parts of the menu in the order of the portal's doors, then what only the province needs.
APPS = ["parks", "investment", "brands", "portal", "auth"]
NAMED_ELSEWHERE = {"Area", "Industry", "Park", "Enterprise", "Brand", "Category", "Column", "PolicySection", "Term"}


class PortalAdminSite(admin.AdminSite):
    """Shows today's work first, and keeps the site search true to what people save."""

    site_header = _("吉林省特色产业园区网")
    site_title = _("管理后台")
    index_title = _("今日工作")
    site_url = reverse_lazy("portal:home")
    login_form = SignInForm
    empty_value_display = "—"

    def get_app_list(self, request, app_label=None):
        parts = super().get_app_list(request, app_label)
        return sorted(parts, key=lambda part: place_of(part["app_label"]))

    def seen_by(self, request):
        """The admins of the models this person may look at, in the order they were registered."""
        return [found for found in self._registry.values() if found.has_view_permission(request)]

    def index(self, request, extra_context=None):
        from .today import todays_work

        return super().index(request, {**todays_work(self, request), **(extra_context or {})})

    def saved(self, row, changed=()):
        """Bring site search up to date with a row; a new name or state may stand in the entries of other rows too."""
        from .indexing import index
        from .tasks import rebuild_search_entries

        index(row)
        if type(row).__name__ in NAMED_ELSEWHERE and any(map(is_name_or_state, changed)):
            rebuild_search_entries.enqueue()

    def deleted(self, row):
        """Take a row out of site search; called before it is gone, while it still has its number."""
        from .indexing import forget

        forget(row)


def place_of(app_label):
    return APPS.index(app_label) if app_label in APPS else len(APPS)


def is_name_or_state(column):
    return column == "state" or column.startswith(("name_", "title_"))
