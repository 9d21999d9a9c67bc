"""What letters about a saved search need: one way to write a search, and the rows that are new since the last letter."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

# A row is published in a transaction that others see only when it ends: younger rows wait for the next letter.
SETTLED = timedelta(minutes=10)


class Cursor(NamedTuple):
    """How far somebody has been told: when the last row they know was published, and its number."""

    published_at: object
    pk: int = 0

    def __str__(self):
        return f"{self.published_at.isoformat()}~{self.pk}"

    @classmethod
    def read(cls, text):
        """Raises ValueError for what is no cursor."""
        moment, _tilde, number = text.partition("~")
        published_at = parse_datetime(moment)
        if published_at is None or timezone.is_naive(published_at):
            raise ValueError(text)
        return cls(published_at, int(number))

    @classmethod
    def now(cls):
        """For somebody who begins to listen: nothing older is news."""
        return cls(timezone.now() - SETTLED)


def search_of(public_list, query):
    """The filterset of a kept query; what it names may have gone since, then it stands in `ignored`."""
    request = HttpRequest()
    request.GET = QueryDict(query)
    return public_list.filterset(request)


def new_since(public_list, query, cursor, *, limit=100):
    """(rows, cursor to keep): the rows of the search first published after the cursor, the oldest first.

    None is lost and none comes twice: the cursor moves past what is given, and no further.
    """
    later = Q(published_at__gt=cursor.published_at) | Q(published_at=cursor.published_at, pk__gt=cursor.pk)
    found = search_of(public_list, query).qs.filter(later, published_at__lte=timezone.now() - SETTLED)
    rows = list(found.for_records().order_by("published_at", "pk")[:limit])
    return rows, Cursor(rows[-1].published_at, rows[-1].pk) if rows else cursor
