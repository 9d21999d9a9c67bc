"""When letters about saved searches are due."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kit.digests import HOUR


class Rhythm(models.TextChoices):
    DAILY = "daily", _("每天一封")
    WEEKLY = "weekly", _("每周一封")


def last_round(rhythm):
    """The latest moment from which letters of this rhythm were due: in the morning, weekly ones on Mondays."""
    now = timezone.localtime()
    begin = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if rhythm == Rhythm.WEEKLY:
        begin -= timedelta(days=begin.weekday())
    if begin > now:
        begin -= timedelta(days=7 if rhythm == Rhythm.WEEKLY else 1)
    return begin
