"""What was written, kept: who, when, why, and the row before and after."""

from django.contrib.contenttypes.models import ContentType

from .models import Revision
from .snapshots import snapshot

LABEL = Revision._meta.get_field("label").max_length


def write_down(row, *, by, before, reason="", change=None):
    """Keep what a stored row was before (None: it did not exist) and is now. None when nothing differs."""
    after = snapshot(row)
    if before == after:
        return None
    action = Revision.Action.CHANGED if before else Revision.Action.CREATED
    return _keep(row, row.pk, by=by, action=action, before=before, after=after, reason=reason, change=change)


def write_down_deletion(row, pk, *, by, before, reason=""):
    """Keep what a row was that is gone now."""
    return _keep(row, pk, by=by, action=Revision.Action.DELETED, before=before, reason=reason)


def _keep(row, pk, **said):
    revision = Revision(object_pk=pk, label=str(row)[:LABEL], **said)
    revision.content_type = kind_of(row)
    revision.save()
    return revision


def kind_of(row):
    return ContentType.objects.get_for_model(row)
