"""What has changed on the page of a row since a version of it was printed."""

from datetime import datetime

from django.utils import timezone

from portal.kit.admin.differences import shown
from portal.kit.models import Revision
from portal.kit.snapshots import differences, snapshot

STAMP = "%Y%m%dT%H%M%S"
UNSEEN = {"state", "slug", "confidence", "confirmed_at", "provenance_note_zh_hans", "provenance_note_en"}


def version_now():
    """The version of a sheet printed now, to the second, in the time of the province."""
    return timezone.localtime().replace(microsecond=0)


def version_address(row, moment):
    return f"{row.get_absolute_url()}?since={moment:{STAMP}}"


def version_of(text):
    """The moment that `?since=` names, or None for anything else."""
    try:
        return timezone.make_aware(datetime.strptime(text, STAMP))
    except (TypeError, ValueError):
        return None


def changes_since(row, moment):
    """The differences that visitors can see between what the row was at a moment and is now; two queries and the row's."""
    later = Revision.objects.about(row).filter(at__gt=moment, before__isnull=False).order_by("at", "pk").first()
    if later is None:
        return []
    places = differences(later.before, snapshot(row))
    return shown(type(row), [place for place in places if not UNSEEN & set(map(str, place[0]))])
