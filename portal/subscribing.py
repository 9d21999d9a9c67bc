"""What happens to a subscription: each function is one transaction and locks what it changes.

Nobody has an account: whoever has a letter has the key in its links, and so may do everything here.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from portal.kit.audit import Kind, record
from portal.kit.lists.saved import numbers_of, search_of
from portal.kit.models import Letter

from .lists import BY_NOUN
from .models import Subscription
from .search_letters import LETTERS, write

UNCONFIRMED_DAYS = 3
STOPPED_DAYS = 30  # so long a link in an old letter says that it has been stopped
# A row that was published in a transaction which ended after somebody asked is younger than it seems.
SETTLED = timedelta(minutes=10)
State = Subscription.State


@dataclass(frozen=True)
class Wish:
    """All that the form says. `form_key` makes the second sending of the same find the first subscription."""

    form_key: str
    address: str
    language: str
    noun: str
    query: str
    rhythm: str
    notice: object


def ask(wish) -> Subscription:
    """Write to the address that somebody, perhaps its owner, asks for letters; none comes before that is confirmed."""
    try:
        return _ask(wish)
    except IntegrityError:  # the same form came twice
        if earlier := Subscription.objects.filter(form_key=wish.form_key).first():
            return earlier
        raise


@transaction.atomic
def _ask(wish):
    subscription = Subscription.objects.create(**vars(wish))
    write(subscription, "search_asked", days=UNCONFIRMED_DAYS)
    return subscription


@transaction.atomic
def confirm(subscription) -> Subscription | None:
    """Begin to tell, or go on for another term; None when there is nothing left to confirm.

    Whoever confirms a search they are told of already has one subscription as before, with what they chose last.
    """
    same = list(Subscription.objects.of_the_same_search(subscription).select_for_update(of=["self"]).order_by("pk"))
    subscription = next((one for one in same if one.pk == subscription.pk), None)
    if subscription is None:
        return None
    earlier = next((one for one in same if one.is_confirmed and one != subscription), None)
    if earlier:
        for name in ("rhythm", "language", "notice"):
            setattr(earlier, name, getattr(subscription, name))
        _forget(subscription)
    return _confirm(earlier or subscription)


def _confirm(subscription):
    now = timezone.now()
    if not subscription.is_confirmed:
        subscription.state, subscription.confirmed_at, subscription.looked_at = State.CONFIRMED, now, now
        subscription.known = sorted(known_when_asked(subscription))
    subscription.kept_until = end_of_term(subscription)
    subscription.reminded_at = None
    subscription.save()
    return subscription


def end_of_term(subscription):
    """The last day for which a consent of today holds."""
    return timezone.localdate() + timedelta(days=subscription.notice.retention_days)


def known_when_asked(subscription):
    """The rows somebody saw on the list when they asked to be told of others."""
    with override(subscription.language):
        found = search_of(BY_NOUN[subscription.noun], subscription.query).qs
    return numbers_of(found.filter(published_at__lte=subscription.asked_at - SETTLED))


@transaction.atomic
def change_rhythm(subscription, rhythm):
    """Tell more or less often from now on."""
    return Subscription.objects.confirmed().filter(pk=subscription.pk).update(rhythm=rhythm)


@transaction.atomic
def stop(subscription, *, reason):
    """End the letters and delete the address with all that went to it. Twice is the same as once.

    `reason`: "asked" or "due".
    """
    subscription = Subscription.objects.alive().select_for_update().filter(pk=subscription.pk).first()
    if subscription is None:
        return
    _delete_letters(subscription)
    subscription.address, subscription.known = "", []
    subscription.state, subscription.stopped_at = State.STOPPED, timezone.now()
    subscription.save()
    record(Kind.PERSONAL_DATA_ERASED, row=subscription, label=subscription.noun, reason=reason)


@transaction.atomic
def clean_up():
    """Forget who never confirmed and what was stopped long ago, and end what has run out."""
    now = timezone.now()
    asked = Q(state=State.ASKED, asked_at__lt=now - timedelta(days=UNCONFIRMED_DAYS))
    stopped = Q(state=State.STOPPED, stopped_at__lt=now - timedelta(days=STOPPED_DAYS))
    for subscription in Subscription.objects.filter(asked | stopped).select_for_update(of=["self"], skip_locked=True):
        _forget(subscription)
    for subscription in Subscription.objects.confirmed().filter(kept_until__lt=timezone.localdate()):
        stop(subscription, reason="due")


def _forget(subscription):
    _delete_letters(subscription)
    subscription.delete()


def _delete_letters(subscription):
    """Sent or waiting; all of them hold the key in their links."""
    Letter.objects.filter(name__startswith=LETTERS, body__contains=subscription.key).delete()
