"""The public page as visitors will see it once what waits has been approved."""

import copy

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.urls import path, resolve
from django.utils.translation import override

from portal.kit import review
from portal.kit.publishing import PublishingState
from portal.kit.snapshots import snapshot


class Previewed(admin.ModelAdmin):
    def get_urls(self):
        preview = path(
            "<path:object_id>/preview/<str:language>/",
            self.admin_site.admin_view(self.preview_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_preview",
        )
        return [preview, *super().get_urls()]

    def preview_view(self, request, object_id, language):
        row = self.get_object(request, object_id)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        with review.rolled_back(), override(language):
            self._make_public(row)
            response = page_of(row, request)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def _make_public(self, row):
        review.replay(review.open_change(row), row, snapshot(row))
        row.state = PublishingState.PUBLISHED
        row.save()


def page_of(row, request):
    """The row's public page as a visitor without an account gets it, rendered."""
    address = row.get_absolute_url()
    visit = copy.copy(request)
    visit.method, visit.GET, visit.POST, visit.user = "GET", QueryDict(), QueryDict(), AnonymousUser()
    visit.path = visit.path_info = address
    visit.shows_what_waits = True
    visit.resolver_match = resolve(address)
    view, args, kwargs = visit.resolver_match
    response = view(visit, *args, **kwargs)
    return response.render() if hasattr(response, "render") else response
