"""The facts of a park by group, as its page shows them: the must-have ones always, the others where they were stated."""

from dataclasses import dataclass, field

from django.utils.timezone import localdate
from django.utils.translation import get_language

from portal.kit.versions import remembered

from .answers import is_answered
from .completeness import completeness_of
from .fact_states import FactState, state_of
from .fact_values import source_of, value_of
from .models import FactDefinition, FactGroup


@dataclass(slots=True)
class FactLine:
    """A definition and what was stated of it; `fact` is None where nobody stated it."""

    definition: FactDefinition
    fact: object = None
    value: object = ""
    source: object = ""
    state: FactState | None = None

    @property
    def code(self):
        return self.definition.code


@dataclass(slots=True)
class FactTable:
    """What the page shows: groups with something stated, and the must-have facts nobody stated."""

    groups: list
    missing: list = field(default_factory=list)
    by_code: dict = field(default_factory=dict)
    completeness: object = None

    def value(self, code):
        line = self.by_code.get(code)
        return line.value if line else ""

    def __bool__(self):
        return bool(self.groups or self.missing)


def park_facts(request, park):
    """One query for the facts, one for the definitions and one for the completeness, until content or the day changes."""
    key = ("park facts", park.pk, get_language(), localdate())
    return remembered.get(request, key, lambda: fact_table(park, definitions_of_parks(request)))


def definitions_of_parks(request):
    return remembered.get(request, "fact definitions of parks", lambda: list(asked_of_parks()))


def asked_of_parks():
    return FactDefinition.objects.filter(subject=FactDefinition.Subject.PARK, is_active=True)


def fact_table(park, definitions):
    found = park.facts.select_related("definition", "option", "source").filter(definition__is_active=True)
    lines = {fact.definition_id: line_of(fact) for fact in found}
    shown = [lines.get(one.pk) or FactLine(one) for one in definitions if _is_shown(one, lines, park)]
    missing = [line for line in shown if line.fact is None]
    by_code = {line.code: line for line in lines.values()}
    return FactTable(_groups(shown), missing, by_code, completeness_of([park])[park.pk])


def line_of(fact):
    return FactLine(fact.definition, fact, value_of(fact), source_of(fact), state_of(fact))


def _is_shown(definition, lines, park):
    return definition.pk in lines or (definition.is_required and not is_answered(park, definition.code))


def _groups(lines):
    """(label, lines) in the order of the groups; a group of which nothing was stated waits among the missing."""
    grouped = [(group.label, [line for line in lines if line.definition.group == group]) for group in FactGroup]
    return [(label, found) for label, found in grouped if any(line.fact for line in found)]
