"""Dates known to the year, the month or the day: kept and shown as ISO 8601 text, which also sorts."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def validate_partial_date(value):
    """Accepts 1993, 1993-04 and 1993-04-22; raises ValidationError for anything else."""
    match = _SHAPE.fullmatch(value)
    try:
        datetime.date(*(int(part or 1) for part in match.groups()))
    except (AttributeError, ValueError):
        raise ValidationError(_("请写成 1993、1993-04 或 1993-04-22。"), code="partial_date") from None


def ends_before(end, start):
    """Whether the end lies before the start, as far as both are known: 2026 does not end before 2026-05."""
    known = min(len(end), len(start))
    return end[:known] < start[:known]


def is_day(value):
    """Whether a partial date is known to the day."""
    return len(value) == len("1993-04-22")


class PartialDateField(models.CharField):
    """A date whose month and day may be unknown; empty when nothing is known."""

    default_validators = [validate_partial_date]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 10, "blank": True, "default": ""} | kwargs)
