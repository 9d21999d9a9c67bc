"""Stored files that nothing names any more: left by forms that were never saved and by changes that were given up."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from portal.kit.models import Attachment, Change, Picture, Revision

from .names import ATTACHMENTS, PICTURES, STEM

KEPT_FOR = timedelta(days=30)


def orphaned_files():
    """Paths of files older than `KEPT_FOR` that no row, no change on its way and no version of a row names.

    Versions count because each of them can be brought back.
    """
    named, limit = named_stems(), timezone.now() - KEPT_FOR
    for path in stored_files():
        stem = path.rpartition("/")[2].partition(".")[0]
        if stem not in named and default_storage.get_modified_time(path) < limit:
            yield path


def stored_files():
    for folder in (PICTURES, ATTACHMENTS):
        for shelf in listed(folder)[0]:
            for name in listed(f"{folder}/{shelf}")[1]:
                yield f"{folder}/{shelf}/{name}"


def listed(folder):
    """(folders, files) in a folder of the storage; none where nothing was ever stored."""
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def named_stems():
    rows = (model.objects.values_list("name", flat=True) for model in (Picture, Attachment))
    stems = {name.partition(".")[0] for names in rows for name in names}
    waiting = Change.objects.open().order_by().values("before", "after")
    kept = Revision.objects.order_by().values("before", "after")
    return stems | stems_in(waiting) | stems_in(kept)


def stems_in(snapshots):
    """Whatever looks like the name of a file in these columns of JSON."""
    sql, params = snapshots.query.sql_with_params()
    found = f"SELECT DISTINCT (regexp_matches(s::text, '{STEM}', 'g'))[1] FROM ({sql}) s"  # noqa: S608 – our own SQL
    with connection.cursor() as cursor:
        cursor.execute(found, params)
        return {stem for (stem,) in cursor.fetchall()}
