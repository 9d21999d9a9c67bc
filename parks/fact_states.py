"""How far a fact can be relied on today."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=14)
TO_CONFIRM = "to_confirm"  # for lists: what is stale or will be soon


class FactState(models.TextChoices):
    """`UNCONFIRMED` comes from public sources; whatever is past its day is STALE, confirmed or not."""

    FRESH = "fresh", _("有效")
    DUE_SOON = "due_soon", _("即将到期")
    STALE = "stale", _("待核实")
    UNCONFIRMED = "unconfirmed", _("来自公开来源，尚未经园区确认")

    @property
    def badge(self):
        return "badge-pine" if self == FactState.FRESH else "badge-amber"


def to_confirm(today):
    """The condition on facts that expire soon, have expired or have no date at all."""
    return Q(expires_on__isnull=True) | Q(expires_on__lte=today + SOON)


def is_to_confirm(fact):
    """The same of one fact today."""
    return fact.expires_on is None or fact.expires_on <= localdate() + SOON


def state_of(fact, today=None):
    """The state of a fact as it is on a day; one without any date has nothing to rely on and is stale."""
    today = today or localdate()
    if fact.expires_on is None or fact.expires_on < today:
        return FactState.STALE
    if fact.confirmed_on is None:
        return FactState.UNCONFIRMED
    return FactState.DUE_SOON if fact.expires_on - today <= SOON else FactState.FRESH
