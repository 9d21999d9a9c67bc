from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.front_page import front_page
from portal.kit.versions import remembered


@require_safe
def home(request):
    """Drawn once per language and content version: the same for everybody but for the frame around it."""
    body = remembered.get(request, ("front page", get_language()), lambda: _draw(request))
    return render(request, "portal/home.html", {"body": body})


def _draw(request):
    return render_to_string("portal/home/body.html", front_page(request))
