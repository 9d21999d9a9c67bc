"""How far a long transaction has come, told beside it: what happens inside shows to nobody until its end."""

from contextlib import closing

from django.db import connection

from portal.kit.models import Import

MANY = 1000


def tell(upload, done):
    """Of small imports nothing is told: they are over before anybody looks."""
    if upload.total >= MANY:
        with closing(connection.copy()) as other, other.cursor() as cursor:
            table = connection.ops.quote_name(Import._meta.db_table)
            cursor.execute(f"UPDATE {table} SET progress = %s WHERE id = %s", [done, upload.pk])  # noqa: S608
