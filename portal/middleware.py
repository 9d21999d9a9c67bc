"""What happens around every view of the portal."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from portal.kit.slugs import Moved


class MovedMiddleware:
    """Old addresses of renamed rows lead to the new ones."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return exception.response(request) if isinstance(exception, Moved) else None


class ElderModeMiddleware:
    """Pages differ by the elder switch, which is a cookie: a shared cache must keep them apart."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response


class MaintenanceMiddleware:
    """With PORTAL_MAINTENANCE=1 public pages say that they come back soon, without touching the database.

    Staff can work in the admin, and machines that watch the site still see its health.
    """

    def __init__(self, get_response):
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(tuple(map(reverse, ("healthz", "readyz", "admin:index")))):
            return self.get_response(request)
        headers = {"Retry-After": str(settings.MAINTENANCE_RETRY_SECONDS), "Cache-Control": "no-store"}
        return HttpResponse(render_to_string("maintenance.html"), status=503, headers=headers)
