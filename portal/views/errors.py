"""What a visitor reads when something is wrong: what happened and where to go on."""

import logging

from django.http import HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.accounts.kept import comes_from_here, show_again
from portal.accounts.middleware import is_in_admin
from portal.sections import nearest_section

logger = logging.getLogger(__name__)
LAST_WORDS = "网站出了问题，请稍后再试。\nSomething went wrong on this site. Please try again later.\n"


def bad_request(request, exception):
    """Nothing of the request is used: it is what was wrong."""
    return HttpResponse(render_to_string("400.html"), status=400)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def page_not_found(request, exception):
    return render(request, "404.html", {"nearest": nearest_section(request.path)}, status=404)


def server_error(request):
    """No context and no database: one of them may be the reason. If even the template fails, plain words."""
    try:
        return HttpResponse(render_to_string("500.html"), status=500)
    except Exception:
        logger.exception("The page for faults cannot be drawn.")
        return HttpResponse(LAST_WORDS, status=500, content_type="text/plain; charset=utf-8")


def csrf_failure(request, reason=""):
    """A form of this site that is older than the last sign-in is shown again with its text; any other is refused."""
    if is_in_admin(request) and comes_from_here(request) and request.user.is_authenticated:
        return show_again(request)
    return HttpResponseForbidden(render_to_string("403_csrf.html"))
