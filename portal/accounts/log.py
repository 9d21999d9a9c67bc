"""What the audit log keeps of signing in, told by Django, allauth and axes; connected when the portal starts."""

from allauth.account.internal.stagekit import clear_login
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from axes.signals import user_locked_out
from axes.utils import reset as forget_failures
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from portal.kit.audit import Kind, record

from .locking import name_tried, network_of

TOTP, CODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES


@receiver(user_logged_in)
def signed_in(sender, request, user, **kwargs):
    record(Kind.SIGN_IN, actor=user, row=user, ip=network_of(request))


@receiver(user_logged_out)
def signed_out(sender, request, user, **kwargs):
    if user is not None:
        record(Kind.SIGN_OUT, actor=user, row=user)


@receiver(user_login_failed)
def failed(sender, credentials, request=None, **kwargs):
    """The name is kept as it was typed; more than that of a stranger is not."""
    if request is not None and not getattr(request, "axes_locked_out", False):
        record(Kind.SIGN_IN_FAILED, label=name_tried(request, credentials), ip=network_of(request))


@receiver(user_locked_out)
def locked(sender, request, username, **kwargs):
    """Once, with the failure that locks; tries during the lock say nothing new."""
    if getattr(request, "axes_failures_since_start", None) == settings.AXES_FAILURE_LIMIT:
        record(Kind.LOCK_OUT, label=username, ip=network_of(request))


@receiver(authentication_failed)
def code_failed(sender, request, user, **kwargs):
    """A wrong code counts as a wrong password does, and a lock ends the sign-in that has begun."""
    user_login_failed.send(sender=__name__, credentials={"username": user.get_username()}, request=request)
    if getattr(request, "axes_locked_out", False):
        clear_login(request)


@receiver(password_changed)
def changed(sender, request, user, **kwargs):
    record(Kind.PASSWORD_CHANGED, actor=user, row=user)


@receiver(password_reset)
def was_reset(sender, request, user, **kwargs):
    """Whoever reads the account's mail is its owner: no need to wait for the end of a lock."""
    forget_failures(username=user.get_username().lower())
    record(Kind.PASSWORD_RESET, actor=user, row=user)


@receiver(authenticator_added)
def added(sender, request, user, authenticator, **kwargs):
    kind = Kind.SECOND_FACTOR_ADDED if authenticator.type == TOTP else Kind.RECOVERY_CODES_MADE
    record(kind, actor=user, row=user)


@receiver(authenticator_reset)
def made_anew(sender, request, user, **kwargs):
    record(Kind.RECOVERY_CODES_MADE, actor=user, row=user)


@receiver(authenticator_removed)
def removed(sender, request, user, authenticator, **kwargs):
    if authenticator.type == TOTP:
        record(Kind.SECOND_FACTOR_REMOVED, actor=user, row=user)


@receiver(authenticator_used)
def used(sender, request, user, authenticator, **kwargs):
    if authenticator.type == CODES:
        record(Kind.RECOVERY_CODE_USED, actor=user, row=user)
