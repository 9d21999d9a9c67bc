"""What somebody sent in after their session had ended: it waits in the browser's new session until they are back.

It works without script and through a second factor: the sign-in page leads to a page that holds the text and sends it
on to where it was going. Passwords and files are never kept.
"""

import time

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

NAME = "kept_text"
LIFE = 12 * 3600  # seconds
NEVER = ("csrfmiddlewaretoken", "password")


def fields_of(request):
    """Names and values as they were sent, several of a name in their order."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in sent if not name.lower().startswith(NEVER)]


def keep(request, owner):
    """Put what was sent aside for its owner and lead to the sign-in."""
    request.session[NAME] = {
        "owner": str(owner),
        "path": request.get_full_path(),
        "fields": fields_of(request),
        "files": len(request.FILES),
        "at": time.time(),
    }
    return HttpResponseRedirect(
        f"{reverse('account_login')}?{urlencode({'next': reverse('account_kept')})}", status=303
    )


@never_cache
@require_safe
def kept(request):
    """The text that waits, for whoever wrote it; somebody else who signed in here does not see it, and it goes."""
    waiting = request.session.get(NAME)
    if not request.user.is_authenticated or not waiting or time.time() - waiting["at"] > LIFE:
        raise Http404
    if waiting["owner"] != str(request.user.pk):
        del request.session[NAME]
        raise Http404
    return show(request, waiting)


def show(request, waiting, status=200):
    return render(request, "account/kept.html", {"title": _("您填写的内容还在"), **waiting}, status=status)


def show_again(request):
    """For a form that is older than the last sign-in of the same browser: its token is stale, its text is not."""
    return show(
        request, {"path": request.get_full_path(), "fields": fields_of(request), "files": len(request.FILES)}, 403
    )


def comes_from_here(request):
    """Whether the browser says that a page of this very host sent the form; no other site can make it say so."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
