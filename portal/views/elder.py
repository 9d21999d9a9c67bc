"""The switch in the header: larger type and one column, kept in a cookie, without script."""

import posixpath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.shortcuts import redirect
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.context_processors import ELDER_COOKIE

A_YEAR = 365 * 24 * 3600


@require_safe
@never_cache
def elder_mode(request):
    """`?on=1` or `?on=0`, else the other way round; then back to `?next=`."""
    response = redirect(_page_to_return_to(request))
    before = "1" if request.COOKIES.get(ELDER_COOKIE) == "1" else "0"
    if request.GET.get("on", "0" if before == "1" else "1") == "1":
        response.set_cookie(ELDER_COOKIE, "1", max_age=A_YEAR, path=settings.COOKIE_PATH, **_attributes())
    else:
        response.delete_cookie(ELDER_COOKIE, path=settings.COOKIE_PATH, samesite="Lax")
    return response


def _attributes():
    return {"samesite": "Lax", "httponly": True, "secure": settings.SESSION_COOKIE_SECURE}


def _page_to_return_to(request):
    address = request.GET.get("next", "")
    return address if _is_a_page_of_ours(address) else reverse("portal:home")


def _is_a_page_of_ours(address):
    """A path inside our sub-path; /parks-portal/../other, written plainly or with %2e, is not."""
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return False
    path = posixpath.normpath(unquote(urlsplit(address).path).replace("\\", "/"))
    return f"{path}/".startswith(get_script_prefix())
