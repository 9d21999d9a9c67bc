"""Every value a fact had, with when it stood; narrowed by year and state from the address."""

from dataclasses import dataclass

from django.utils.timezone import localdate, localtime

from portal.kit.facets import address

from .fact_questions import subject_of
from .fact_states import FactState, state_of
from .fact_values import source_of, value_of
from .models import FactVersion, Role


@dataclass(slots=True)
class HistoryLine:
    version: FactVersion
    value: object
    source: object
    state: FactState | None
    confirmed_by: str = ""


def history(owner, definition, fact):
    """The newest first; only the version that still stands has a state of today.

    Of areas no version is kept once the fact itself is gone.
    """
    subject = subject_of(owner)
    whose = {"fact_id": fact and fact.pk} if subject == "area" else {subject: owner.pk, "definition": definition.pk}
    versions = FactVersion.objects.filter(**whose)
    return [line(version, fact) for version in versions.select_related("definition", "option", "source")]


def line(version, fact):
    stands = version.valid_to is None and fact is not None
    role = dict(Role.choices).get(version.confirmed_role, "")
    return HistoryLine(version, value_of(version), source_of(version), state_of(fact) if stands else None, role)


def narrowed(lines, year, state):
    """What the address asks for; what it does not understand leaves everything."""
    years = years_of(lines)
    if year in years:
        lines = [one for one in lines if year in years_of([one])]
    if state in FactState.values:
        lines = [one for one in lines if one.state == state]
    return lines


def years_of(lines):
    """The years in which some version stood, the newest first, as text."""
    found = set()
    for one in lines:
        last = localtime(one.version.valid_to).year if one.version.valid_to else localdate().year
        found |= {str(year) for year in range(localtime(one.version.valid_from).year, last + 1)}
    return sorted(found, reverse=True)


def choices(lines, year, state):
    """(label, address, chosen?) of each year and each state there is, for the links above the table."""
    states = [one for one in FactState if one in {line.state for line in lines}]
    chosen = {"year": year, "state": state}
    by_year = [(one, address(chosen, year=None if one == year else one), one == year) for one in years_of(lines)]
    by_state = [(one.label, address(chosen, state=None if one == state else one.value), one == state) for one in states]
    return by_year + by_state
