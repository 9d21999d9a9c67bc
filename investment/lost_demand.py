"""What investors looked for and a park could not answer: searched needs of the last month against what the park states."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Func
from django.urls import reverse
from django.utils.timezone import localdate

from parks.models import Fact, FactDefinition, Park

from .models import SearchedNeed

PERIOD = timedelta(days=30)
KEPT = timedelta(days=400)
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Lost:
    """So many searches needed a fact that the park has not stated."""

    park: Park
    definition: FactDefinition
    searches: int

    @property
    def url(self):
        """The page of all facts of the park."""
        return reverse("admin:parks_park_facts", args=[self.park.pk])


def note(need, query, facts):
    """Writes down that this need was looked for today; a second time the same day changes nothing."""
    area = need.area.code if need.area else ""
    row = SearchedNeed(day=localdate(), need=query, facts=facts, area_code=area)
    SearchedNeed.objects.bulk_create([row], ignore_conflicts=True)


def lost_demand(parks):
    """The facts these parks lack that were looked for most, the most wanted first; three queries."""
    wanted = searches_by_fact()
    parks = list(parks)
    if not wanted or not parks:
        return []
    stated = set(Fact.objects.filter(park__in=parks).values_list("park_id", "definition__code"))
    definitions = FactDefinition.objects.filter(code__in={code for found in wanted.values() for code in found})
    found = [
        Lost(park, definition, wanted_there(wanted, park)[definition.code])
        for definition in definitions.filter(is_active=True)
        for park in parks
        if (park.pk, definition.code) not in stated
    ]
    found = [one for one in found if one.searches]
    return sorted(found, key=lambda one: (-one.searches, one.park.name_sort, one.definition.pk))[:SHOWN]


def searches_by_fact():
    """{area code, "" for the whole province: {fact code: searches of the last month}}."""
    rows = SearchedNeed.objects.filter(day__gt=localdate() - PERIOD)
    counted = defaultdict(Counter)
    for area, code in rows.values_list("area_code", Func("facts", function="unnest")):
        counted[area][code] += 1
    return counted


def wanted_there(wanted, park):
    """The searches that would have found this park: of its prefecture and of the whole province."""
    return wanted[""] + wanted[f"{park.area.code[:4]}00"]


def forget_old_needs(today=None):
    """Deletes what was looked for more than thirteen months ago; returns how many."""
    return SearchedNeed.objects.filter(day__lt=(today or localdate()) - KEPT).delete()[0]
