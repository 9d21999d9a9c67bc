"""How much of the must-have facts each park states, with a source and still fresh, and how old its data is.

One SQL for any number of parks: the definitions decide, and `answers.BY_COLUMN` says which of them a column answers.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils.timezone import localdate
from django.utils.translation import get_language

from .answers import answered_sql
from .models import Park

COUNT = f"""
    SELECT park_id, count(*), count(*) FILTER (WHERE present), count(*) FILTER (WHERE present AND sourced AND fresh),
        percentile_disc(0.5) WITHIN GROUP (ORDER BY age) FILTER (WHERE present)
    FROM (
        SELECT p.id park_id, f.id IS NOT NULL OR {answered_sql()} present,
            CASE WHEN f.id IS NOT NULL THEN f.source_id IS NOT NULL OR coalesce(f.source_note_zh_hans, '') <> ''
                OR f.confirmed_on IS NOT NULL
            ELSE p.confirmed_at IS NOT NULL OR EXISTS (SELECT FROM parks_park_sources s WHERE s.park_id = p.id) END sourced,
            CASE WHEN f.id IS NOT NULL THEN f.expires_on
                ELSE greatest(parks_partial_date(p.as_of), p.confirmed_at::date) + d.life_days::integer END
                >= %(today)s fresh,
            %(today)s - CASE WHEN f.id IS NOT NULL THEN greatest(parks_partial_date(f.as_of), f.confirmed_on)
                ELSE greatest(parks_partial_date(p.as_of), p.confirmed_at::date) END age
        FROM parks_park p
        JOIN parks_factdefinition d ON d.subject = 'park' AND d.is_required AND d.is_active
        LEFT JOIN parks_fact f ON f.park_id = p.id AND f.definition_id = d.id
        WHERE p.id = ANY(%(parks)s)
    ) asked GROUP BY park_id
"""  # noqa: S608 – columns of our own


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of `total` must-have facts so many are stated, and so many stated, sourced and fresh; `age` in days, median."""

    park: Park
    total: int = 0
    stated: int = 0
    good: int = 0
    age: int | None = None

    @property
    def percent(self):
        return 100 * self.good // self.total if self.total else 0

    @property
    def stated_percent(self):
        return 100 * self.stated // self.total if self.total else 0


def completeness_of(parks, today=None):
    """By the key of the park, for parks given as rows; one query."""
    parks = {park.pk: park for park in parks}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"today": today or localdate(), "parks": list(parks)})
        counted = {pk: numbers for pk, *numbers in cursor.fetchall()}
    return {pk: Completeness(park, *counted.get(pk, ())) for pk, park in parks.items()}


def missing_names(park):
    """The must-have facts that neither a fact nor a column of the park states, by their names."""
    return missing_of([park])[park.pk]


def missing_of(parks):
    """The same for several parks by their keys, in the order of the definitions; one query."""
    names = {park.pk: [] for park in parks}
    with connection.cursor() as cursor:
        cursor.execute(MISSING, {"parks": list(names)})
        for pk, zh, en in cursor.fetchall():
            names[pk].append(en or zh if get_language() == "en" else zh)
    return names


MISSING = f"""
    SELECT p.id, d.name_zh_hans, d.name_en FROM parks_factdefinition d JOIN parks_park p ON p.id = ANY(%(parks)s)
    WHERE d.subject = 'park' AND d.is_required AND d.is_active AND NOT {answered_sql()}
        AND NOT EXISTS (SELECT FROM parks_fact f WHERE f.park_id = p.id AND f.definition_id = d.id)
    ORDER BY p.id, d.id
"""  # noqa: S608


def least_complete(parks, limit):
    """The parks of a queryset that state least, each with the names of what is missing, and how many parks there are."""
    found = sorted(completeness_of(parks).values(), key=lambda one: (one.stated, one.park.name_sort))
    missing = missing_of([one.park for one in found[:limit]])
    return [(one, missing[one.park.pk]) for one in found[:limit]], len(found)
