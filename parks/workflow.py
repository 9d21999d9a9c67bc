"""What is done with people and their roles: each function checks who may, writes the rows and says it in the audit log."""

from datetime import timedelta

from axes.utils import reset as forget_failures
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kit.audit import Kind, record
from portal.kit.mail import post

from .invitations import LIFE, token_for
from .models import Membership, Role, User
from .roles import may_give

LAST_OWNER = _("至少要保留一位启用的、没有任期期限的省级管理员。")
UNUSED = timedelta(days=180)  # after which an account is switched off


@transaction.atomic
def give_role(user, role, *, by, ends_on=None, **scope):
    """Let a person hold a role in a scope (`park=`, `area=`, `enterprise=`, `association=`), at most until a day.

    `by` None is the system: the first administrator, sample people. Raises PermissionDenied when the giver's own scope
    does not contain it or it is their own, ValidationError when role and scope do not fit or it is held already.
    """
    membership = Membership(user=user, role=role, ends_on=ends_on, given_by=by, **scope)
    membership.full_clean()
    if by is not None and not may_give(by, membership):
        raise PermissionDenied
    membership.save()
    end_sessions(user)
    record(Kind.ROLE_GIVEN, actor=by, row=membership, label=f"{user} · {membership}", ends_on=ends_on)
    return membership


@transaction.atomic
def end_role(membership, *, by, reason):
    """Take a role back, from this moment on. Raises as `give_role`; the province keeps an owner without a last day."""
    owners = lock_owners()
    membership = Membership.objects.select_for_update(of=["self"]).get(pk=membership.pk)
    if not may_give(by, membership):
        raise PermissionDenied
    if membership.ended_at:
        raise ValidationError(_("这个任职已经收回。"))
    if [owner.pk for owner in owners] == [membership.pk]:
        raise ValidationError(LAST_OWNER)
    membership.ended_at, membership.ended_by, membership.end_reason = timezone.now(), by, reason
    membership.save(update_fields=["ended_at", "ended_by", "end_reason"])
    end_sessions(membership.user)
    record(Kind.ROLE_ENDED, actor=by, row=membership, label=f"{membership.user} · {membership}", reason=reason)
    return membership


def lock_owners():
    """The province's lasting owners, locked, so that two people cannot end each other at the same moment."""
    lasting = Membership.objects.current().filter(role=Role.PROVINCE_OWNER, ends_on=None, user__is_active=True)
    return list(lasting.select_for_update(of=["self", "user"]).select_related("user").order_by("pk"))


def end_sessions(user):
    """Sign the person out everywhere; `rights_version` is part of what a session is checked against."""
    User.objects.filter(pk=user.pk).update(rights_version=F("rights_version") + 1)
    user.refresh_from_db(fields=["rights_version"])


@transaction.atomic
def switch_off(user, *, by, reason=""):
    """Let an account sign in no more. Raises PermissionDenied for one's own, ValidationError for the last owner."""
    owners = lock_owners()
    if by is not None and user.pk == by.pk:
        raise PermissionDenied
    if {owner.user_id for owner in owners} == {user.pk}:
        raise ValidationError(LAST_OWNER)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    record(Kind.ACCOUNT_SWITCHED_OFF, actor=by, row=user, reason=reason)


@transaction.atomic
def switch_on(user, *, by):
    """Let an account sign in again, with the memberships it still holds; its unused days count from now."""
    user.is_active, user.switched_on_at = True, timezone.now()
    user.save(update_fields=["is_active", "switched_on_at"])
    record(Kind.ACCOUNT_SWITCHED_ON, actor=by, row=user)


def unused_accounts():
    """Active accounts that nobody signed in to for 180 days, counted from being made, invited or switched on again."""
    used_at = Greatest("last_login", "date_joined", "invited_at", "switched_on_at")  # PostgreSQL passes over nulls
    unused = User.objects.annotate(used_at=used_at).filter(used_at__lt=timezone.now() - UNUSED, is_active=True)
    return unused.order_by("username")


@transaction.atomic
def invite(user, *, by):
    """Send the link with which the person sets a password; an earlier link works no more."""
    if not user.email or not user.is_active:
        raise ValidationError(_("邀请需要邮箱，账号也要启用。"))
    user.invited_at = timezone.now()
    user.save(update_fields=["invited_at"])
    post("invitation", to=user, urgent=True, user=user, by=by, token=token_for(user), days=LIFE.days)
    record(Kind.ACCOUNT_INVITED, actor=by, row=user)


@transaction.atomic
def unlock(user, *, by):
    """Let a person try again at once after too many wrong passwords, from wherever they tried."""
    forget_failures(username=user.get_username().lower())
    record(Kind.UNLOCK, actor=by, row=user)


@transaction.atomic
def take_second_factor(user, *, by):
    """Take the second factor from somebody who lost it; they set up a new one at the next sign-in. Not one's own."""
    if user.pk == by.pk:
        raise PermissionDenied
    user.authenticator_set.all().delete()
    end_sessions(user)
    record(Kind.SECOND_FACTOR_REMOVED, actor=by, row=user)
