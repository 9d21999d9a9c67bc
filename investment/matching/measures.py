"""The measures for firms whose conditions are met by coming into a park."""

from investment.models import Measure
from portal.kit.versions import remembered

# Conditions that whoever comes into a park meets.
MET = {
    ("enterprise.located_in_park", True),
    ("enterprise.relocates_to_park", True),
    ("actor.kind", "enterprise"),
    ("actor.kind", "investor"),
    ("investment.target_in_park", True),
}
OF_THE_PARK = {"park.category"}  # what the park must be, not the firm
FOR_FIRMS = {"enterprise", "private_enterprise", "small_and_medium_enterprise", "leading_enterprise"}
SHOWN = 8


def measures_for(request):
    """The published measures for firms, in the order of the document; two queries until content changes."""
    return remembered.get(request, "measures of the match", _measures)[:SHOWN]


def _measures():
    return [row for row in Measure.objects.published().for_cards() if speaks_of_firms(row) and is_met(row.conditions)]


def speaks_of_firms(measure):
    return any(audience.code in FOR_FIRMS for audience in measure.audiences.all())


def is_met(conditions):
    """Whether there are conditions, and coming into a park meets them all."""
    return bool(conditions) and all(
        isinstance(one, dict) and holds(one.get("field"), one.get("value")) for one in conditions
    )


def holds(field, value):
    values = value if isinstance(value, list) else [value]
    return field in OF_THE_PARK or any((field, one) in MET for one in values if not isinstance(one, dict))
