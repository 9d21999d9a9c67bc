"""The facts of a park, site or area by group, as its page shows them: the must-have ones always, the others where they were stated."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language

from portal.kit.versions import remembered

from .answers import is_answered
from .completeness import completeness_of
from .fact_questions import is_asked_of, subject_of
from .fact_states import FactState, state_of
from .fact_values import source_of, value_of
from .models import FactDefinition, FactGroup

# subject: (view of the history of one fact, by what its address names the row)
HISTORY_OF = {
    "park": ("parks:fact_history", "slug"),
    "site": ("investment:site_fact_history", "slug"),
    "area": ("parks:area_fact_history", "code"),
}


@dataclass(slots=True)
class FactLine:
    """A definition and what was stated of it; `fact` is None where nobody stated it."""

    definition: FactDefinition
    fact: object = None
    value: object = ""
    source: object = ""
    state: FactState | None = None
    url: str = ""

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
    """With how complete they are; one query for the facts, one for the definitions, one for the completeness."""
    return fact_table(park, definitions(request, "park"), completeness_of([park])[park.pk])


def facts_of(request, owner):
    """The facts of a site or area; asked of the database anew when content or the day changes."""
    key = ("facts", subject_of(owner), owner.pk, get_language(), localdate())
    return remembered.get(request, key, lambda: fact_table(owner, definitions(request, subject_of(owner))))


def definitions(request, subject):
    """What is asked of parks, sites or areas."""
    asked = FactDefinition.objects.filter(subject=subject, is_active=True)
    return remembered.get(request, f"fact definitions of a {subject}", lambda: list(asked))


def fact_table(owner, definitions, completeness=None):
    found = owner.facts.select_related("definition", "option", "source").filter(definition__is_active=True)
    lines = {fact.definition_id: line_of(owner, fact) for fact in found}
    shown = [lines.get(one.pk) or FactLine(one) for one in definitions if _is_shown(one, lines, owner)]
    missing = [line for line in shown if line.fact is None]
    by_code = {line.code: line for line in lines.values()}
    return FactTable(_groups(shown), missing, by_code, completeness)


def line_of(owner, fact):
    url = history_url(owner, fact.definition.code)
    return FactLine(fact.definition, fact, value_of(fact), source_of(fact), state_of(fact), url)


def history_url(owner, code):
    """Where every value that the fact ever had stands."""
    view, key = HISTORY_OF[subject_of(owner)]
    return reverse(view, args=[getattr(owner, key), code])


def _is_shown(definition, lines, owner):
    must = definition.is_required and is_asked_of(owner, definition) and not is_answered(owner, definition.code)
    return definition.pk in lines or must


def _groups(lines):
    """(label, lines) in the order of the groups; a group of which nothing was stated waits among the missing."""
    grouped = [(group.label, [line for line in lines if line.definition.group == group]) for group in FactGroup]
    return [(label, found) for label, found in grouped if any(line.fact for line in found)]
