import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.shortcuts import redirect
from django.urls import reverse

from .context import is_account_page
from .kept import keep

SEEN = "seen_at"  # in the session: seconds since the epoch of the last thing somebody did
OWNER = "ended_session_of"  # in the session that follows: whose text waits, also after the page asked for its seconds
STEP = 30  # seconds: the session is written no more often than this


class SessionEndMiddleware:
    """Ends a session that nobody used for SESSION_IDLE_SECONDS, and keeps what is sent in after its end."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self.look_at_the_clock(request)
        return self.get_response(request)

    def look_at_the_clock(self, request):
        owner = request.session.get(SESSION_KEY)
        if owner is None:
            return
        seconds = idle_seconds(request)
        if seconds >= settings.SESSION_IDLE_SECONDS:
            logout(request)
        elif seconds >= STEP and not asks_only(request):
            request.session[SEEN] = time.time()
        if is_in_admin(request) and not request.user.is_authenticated:
            request.session[OWNER] = owner

    def process_view(self, request, view, args, kwargs):
        sent = request.method == "POST" and is_in_admin(request) and not is_free(request)
        if sent and not request.user.is_authenticated and (owner := request.session.get(OWNER)):
            return keep(request, owner)
        return None


class SecondFactorMiddleware:
    """Leads a person whose role needs a second factor to setting it up, before any page of the admin."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_in_admin(request) and not is_free(request) and getattr(request.user, "lacks_second_factor", False):
            return redirect("mfa_activate_totp")
        return self.get_response(request)


def idle_seconds(request) -> float:
    """For how long nobody did anything in this session; its first request begins the count."""
    now = time.time()
    return now - request.session.setdefault(SEEN, now)


def is_in_admin(request):
    return request.path.startswith(reverse("admin:index"))


def is_free(request):
    """Pages around signing in, and signing out."""
    return is_account_page(request) or request.path in (reverse("admin:logout"), reverse("admin:jsi18n"))


def asks_only(request):
    """The browser's own question how long the session lasts is nothing that a person did."""
    return request.method == "GET" and request.path == reverse("account_session")
