"""Who can approve a text about a row, the nearest office first, and who works for a park."""

from itertools import groupby

from django.db.models import Q

from portal.kit.scoping import Access, Verb

from .models import Membership, Role, User
from .roles import grants_of

# From the park itself to the province; the farther ones are asked when nobody nearer can.
NEAREST_FIRST = [
    Role.COMMITTEE_PUBLISHER,
    Role.CITY_COORDINATOR,
    Role.PROVINCE_COOPERATION,
    Role.PROVINCE_OWNER,
]


def reviewers_of(row, *, besides=()):
    """The people of the nearest role who may review this row and did not write it."""
    for role in NEAREST_FIRST:
        found = [person for person in holders_of(role, besides) if may_review(person, role, row)]
        if found:
            return found
    return []


def holders_of(role, besides):
    holders = Membership.objects.current().filter(role=role, user__is_active=True).exclude(user__in=besides)
    return [user for user, _held in groupby(holders.select_related("user").order_by("user"), lambda held: held.user)]


def may_review(person, role, row):
    held = person.memberships.current().filter(role=role)
    return Access(grants_of(held)).may(Verb.REVIEW, row)


def staff_of(park):
    """Who may be given work about a park: its publishers, and the coordinators through whose area it reports."""
    areas = {park.area_id} | (set() if park.area.reports_to_province else {park.area.parent_id})
    held = Membership.objects.current().filter(
        Q(role=Role.COMMITTEE_PUBLISHER, park=park) | Q(role=Role.CITY_COORDINATOR, area__in=areas - {None})
    )
    return User.objects.filter(is_active=True, pk__in=held.values("user"))
