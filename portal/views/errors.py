"""What a visitor reads when something is wrong: what happened and where to go on."""

from django.http import HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.sections import nearest_section


def bad_request(request, exception):
    """Nothing of the request is used: it is what was wrong."""
    return HttpResponse(render_to_string("400.html"), status=400)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def page_not_found(request, exception):
    return render(request, "404.html", {"nearest": nearest_section(request.path)}, status=404)


def server_error(request):
    """No context and no database: one of them may be the reason."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request, reason=""):
    return HttpResponseForbidden(render_to_string("403_csrf.html"))
