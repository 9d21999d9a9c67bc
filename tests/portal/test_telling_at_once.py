"""Letters about saved searches while others write at the same time: with real transactions, on connections of their own."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal.kit.models import Letter
from portal.telling import tell
from tests.factories import make_park, make_subscription

pytestmark = pytest.mark.django_db(transaction=True)
PUBLISH = "UPDATE parks_park SET state = 'published', published_at = %s WHERE id = %s"
LOCK = "SELECT 1 FROM portal_subscription WHERE id = %s FOR UPDATE"


@contextmanager
def somebody_else():
    """Another connection, in a transaction of its own."""
    other = connection.copy()
    try:
        other.set_autocommit(False)
        yield other
    finally:
        other.close()


@pytest.fixture
def subscription():
    return make_subscription(looked_at=timezone.now() - timedelta(days=9))


def due_again(subscription):
    subscription.looked_at -= timedelta(days=9)
    subscription.save(update_fields=["looked_at"])


def test_a_transaction_that_ends_late_is_told_with_the_next_letter(subscription):
    """Its row was published before the letter was written, and nobody could see it then."""
    make_park(slug="early")
    late = make_park(slug="late", state="draft")
    with somebody_else() as other:
        with other.cursor() as cursor:
            cursor.execute(PUBLISH, [timezone.now() - timedelta(hours=1), late.pk])
        assert tell(subscription.pk)
        other.commit()

    due_again(subscription)
    assert tell(subscription.pk)

    told = [["/parks/early/" in letter.body, "/parks/late/" in letter.body] for letter in Letter.objects.order_by("pk")]
    assert told == [[True, False], [False, True]]


def test_two_workers_at_once_write_one_letter(subscription):
    make_park()
    with somebody_else() as other:
        with other.cursor() as cursor:
            cursor.execute(LOCK, [subscription.pk])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")  # waiting would be wrong, and would wait for ever
        assert tell(subscription.pk) is False
        other.rollback()

    assert [tell(subscription.pk), tell(subscription.pk)] == [True, False]
    assert Letter.objects.count() == 1
    connection.close()  # and its setting with it
