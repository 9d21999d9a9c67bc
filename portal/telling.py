"""Who subscribed to a search is told what it finds anew, once a round: see `portal.rounds`.

What is new is what the search finds now and the reader does not know yet, whether it was published, changed or has only
now come to match. No clock decides it, so neither an outage nor a transaction that ended late loses anything.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from portal.kit.lists.saved import found_now, search_of

from .lists import BY_NOUN
from .models import Subscription
from .search_letters import told, write

MOST = 30  # rows of one letter; the others come with the next ones
REMINDED = timedelta(days=14)  # so long before a subscription ends its reader is asked whether it shall go on

log = logging.getLogger(__name__)


def tell_all() -> int:
    """Everybody whose round has come; how many letters were written. What fails for one reader keeps back no other."""
    return sum(_safely(tell, pk) for pk in list(Subscription.objects.due().values_list("pk", flat=True)))


def remind_all() -> int:
    """Everybody whose subscription ends soon; how many letters were written."""
    return sum(_safely(remind, pk) for pk in list(ending().values_list("pk", flat=True)))


def _safely(act, pk):
    try:
        return act(pk)
    except Exception:
        log.exception("subscription %s: %s failed", pk, act.__name__)
        return False


@transaction.atomic
def tell(pk) -> bool:
    """Look for one reader, unless somebody else does; whether there was something to write.

    The letter and what the reader now knows are written together or not at all.
    """
    subscription = _locked(Subscription.objects.due(), pk)
    if subscription is None:
        return False
    public_list, now = BY_NOUN[subscription.noun], timezone.now()
    with override(subscription.language):
        rows, number = unknown_rows(public_list, subscription)
        if rows:
            write(subscription, "search_news", rows=told(public_list, rows), number=number, left=number - len(rows))
            subscription.known = sorted({*subscription.known, *(row.pk for row in rows)})
            subscription.told_at = now
    subscription.looked_at = now
    subscription.save(update_fields=["known", "told_at", "looked_at"])
    return bool(rows)


def unknown_rows(public_list, subscription):
    """The rows of one letter, the earliest first, and how many the reader does not know altogether."""
    filterset = search_of(public_list, subscription.query)
    unknown = found_now(filterset).difference(subscription.known)
    rows = filterset.qs.filter(pk__in=unknown).for_records().order_by("published_at", "pk")
    return (list(rows[:MOST]), len(unknown)) if unknown else ([], 0)


def ending():
    """Confirmed ones whose last fortnight has begun, and whose readers have not been asked yet."""
    last_day = timezone.localdate() + REMINDED
    return Subscription.objects.confirmed().filter(kept_until__lte=last_day, reminded_at__isnull=True).order_by("pk")


@transaction.atomic
def remind(pk) -> bool:
    """Ask one reader whether their subscription shall go on."""
    subscription = _locked(ending(), pk)
    if subscription is None:
        return False
    write(subscription, "search_ending")
    subscription.reminded_at = timezone.now()
    subscription.save(update_fields=["reminded_at"])
    return True


def _locked(subscriptions, pk):
    """The subscription, if it is still among these and nobody else works on it."""
    return subscriptions.select_for_update(of=["self"], skip_locked=True).filter(pk=pk).first()
