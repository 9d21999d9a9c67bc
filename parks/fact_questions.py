"""What is asked of a park, site or area, and what has been said to each question so far."""

from dataclasses import dataclass

from .answers import is_answered
from .fact_states import is_to_confirm, state_of
from .fact_values import source_of
from .models import Area, Fact, FactDefinition, FactGroup, Park, Site

SUBJECT = {Park: "park", Site: "site", Area: "area"}
# What is asked of one kind of site only.
KIND_OF_GROUP = {FactGroup.PLOT: Site.Kind.PLOT, FactGroup.BUILDINGS: Site.Kind.BUILDING}


@dataclass(slots=True)
class Question:
    """A definition with the fact that answers it, or whether a column of the park does."""

    definition: FactDefinition
    fact: Fact | None
    is_answered: bool = False

    @property
    def state(self):
        return state_of(self.fact) if self.fact else None

    @property
    def source(self):
        return source_of(self.fact) if self.fact else ""

    @property
    def is_missing(self):
        """Whether it must be stated and nobody has."""
        return self.definition.is_required and self.fact is None and not self.is_answered

    @property
    def is_due(self):
        """Whether it must be confirmed again, as the list of all facts has it (`fact_states.to_confirm`)."""
        return self.fact is not None and is_to_confirm(self.fact)


def subject_of(owner):
    """The name of the relation by which facts belong to this row."""
    return SUBJECT[type(owner)]


def questions_of(owner):
    """All that is asked of the row, group by group, the must-have ones first; three queries."""
    subject = subject_of(owner)
    asked = FactDefinition.objects.filter(subject=subject, is_active=True).prefetch_related("options")
    stated = owner.facts.select_related("definition", "option", "source")
    facts = {fact.definition_id: fact for fact in stated}
    order = list(FactGroup.values)
    ordered = sorted(asked, key=lambda one: (order.index(one.group), not one.is_required, one.order, one.pk))
    return [
        Question(one, facts.get(one.pk), is_answered(owner, one.code))
        for one in ordered
        if one.pk in facts or is_asked_of(owner, one)
    ]


def is_asked_of(owner, definition):
    """Nobody asks a plot for its lift."""
    kind = KIND_OF_GROUP.get(definition.group)
    return not isinstance(owner, Site) or kind in (None, owner.kind)
