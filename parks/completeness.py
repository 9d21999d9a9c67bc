"""How much of what an investor asks first a park states: a missing answer takes it off the short list."""

from dataclasses import dataclass

from .models import Park

# One of the columns of each group is enough.
ASKED_FIRST = [
    ("positioning_zh_hans", "leading_industries_zh_hans"),
    ("summary_zh_hans",),
    ("summary_en",),
    ("name_en",),
    ("founded", "approved_on"),
    ("approved_area_ha", "reported_area_km2"),
    ("longitude",),
    ("address",),
    ("office_zh_hans",),
    ("phone",),
    ("email",),
    ("office_hours_zh_hans",),
    ("website",),
    ("as_of",),
]


@dataclass(frozen=True)
class Completeness:
    """What a park states of what is asked first, and what is missing, by the labels of its form."""

    park: Park
    stated: int
    missing: list[str]
    total: int = len(ASKED_FIRST)

    @property
    def percent(self):
        return 100 * self.stated // self.total


def completeness_of(park):
    missing = [
        str(Park._meta.get_field(group[0]).verbose_name)
        for group in ASKED_FIRST
        if not any(_is_stated(park, name) for name in group)
    ]
    return Completeness(park, len(ASKED_FIRST) - len(missing), missing)


def _is_stated(park, name):
    return getattr(park, name) not in (None, "")


def least_complete(parks, limit):
    """The parks of a queryset that state least, and how many there are."""
    found = sorted((completeness_of(park) for park in parks), key=lambda one: (one.stated, one.park.name_sort))
    return found[:limit], len(found)
