"""What Django cannot know about our database."""

from django.core.checks import Tags, Warning, register
from django.db import connections


@register(Tags.database)
def database_knows_chinese_letters(databases=None, **kwargs):
    """With another encoding or LC_CTYPE=C, pg_trgm sees no letter in Chinese text, and search finds nothing."""
    return [warning for alias in databases or [] for warning in warnings_for(*letters_of(connections[alias]))]


def letters_of(connection) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()"
        )
        return cursor.fetchone()


def warnings_for(encoding: str, ctype: str):
    if encoding != "UTF8":
        yield Warning(
            f"The database's encoding is {encoding}, not UTF8.",
            hint="Create it anew with ENCODING 'UTF8' and load a dump.",
            id="portal.W001",
        )
    if ctype in ("C", "POSIX"):
        yield Warning(
            f"The database's LC_CTYPE is {ctype}: trigram search finds no Chinese text.",
            hint="Create it anew with LC_CTYPE 'C.UTF-8' and load a dump.",
            id="portal.W002",
        )
