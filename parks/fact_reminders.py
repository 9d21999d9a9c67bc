"""Letters to a park's committee before its facts and those of its sites expire: each is told once for each last day."""

from itertools import groupby

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from portal.kit.mail import post

from .fact_states import SOON
from .models import Fact, Membership, Role

COMMITTEE = [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER]


def expiring(today=None):
    """Facts of parks and their sites that expire within two weeks or have expired, and whose day nobody was told yet."""
    until = (today or localdate()) + SOON
    untold = Q(reminded_for__isnull=True) | ~Q(reminded_for=F("expires_on"))
    rows = Fact.objects.filter(untold, area=None, expires_on__lte=until)
    rows = rows.exclude(park__state="archived").exclude(site__state="archived").exclude(site__park__state="archived")
    whose = Coalesce("park", "site__park")
    return rows.select_related("park", "site__park", "definition").order_by(whose, "site", "expires_on")


@transaction.atomic
def remind():
    """One letter a person and park, bound into the day's digest; returns how many. A park without people waits."""
    facts = expiring().select_for_update(of=["self"], skip_locked=True)
    return sum(remind_park(park, list(found)) for park, found in groupby(facts, park_of))


def park_of(fact):
    return fact.park or fact.site.park


def remind_park(park, facts):
    people = committee_of(park)
    for person in people:
        post("facts_expire", to=person, park=park, facts=facts)
    if people:
        Fact.objects.filter(pk__in=[fact.pk for fact in facts]).update(reminded_for=F("expires_on"))
    return len(people)


def committee_of(park):
    held = Membership.objects.current().filter(role__in=COMMITTEE, park=park, user__is_active=True)
    return sorted({one.user for one in held.select_related("user")}, key=lambda user: user.pk)
