from django.contrib import admin
from django.urls import reverse


def is_account_page(request):
    return request.path.startswith(reverse("account_login").removesuffix("login/"))


def account_frame(request):
    """What the frame of the admin shows, for the pages around signing in, which do not come from the admin itself."""
    return admin.site.frame(request) if is_account_page(request) or getattr(request, "axes_locked_out", 0) else {}
