from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parks.invitations import invited_user
from portal.kit.audit import Kind, record

from .forms import FirstPasswordForm
from .middleware import idle_seconds


@csrf_exempt  # to stay is all that it does, and the token of a page may be older than the last sign-in
@never_cache
@require_http_methods(["GET", "POST"])
def session(request):
    """How many seconds the session lasts if nobody does anything; a POST is somebody who stays."""
    if not request.user.is_authenticated:
        return JsonResponse({"seconds": 0})
    return JsonResponse({"seconds": round(settings.SESSION_IDLE_SECONDS - idle_seconds(request))})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request, token):
    """Where the link of an invitation leads: setting the first password."""
    user = invited_user(token)
    if user is None:
        return render(request, "account/invitation_over.html", {"title": _("邀请链接不能用")}, status=410)
    if request.user.is_authenticated and request.user.pk != user.pk:
        logout(request)
    form = FirstPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        accept(form, user)
        messages.success(request, _("密码已设好，请登录。"))
        return redirect("account_login")
    return render(request, "account/invitation.html", {"form": form, "invited": user, "title": _("设置密码")})


@transaction.atomic
def accept(form, user):
    form.save()
    record(Kind.PASSWORD_CHANGED, actor=user, row=user, through="invitation")
