"""The value of a fact, or of one of its versions, as a page says it."""

from django.utils.translation import gettext as _

from portal.kit.text import translated
from portal.kit.units import shown

from .models import FactDefinition

Kind = FactDefinition.Kind


def value_of(fact):
    """In the words and units of the page's language; "" when nothing was stated."""
    match fact.definition.kind:
        case Kind.NUMBER | Kind.RANGE:
            return "" if fact.number is None else shown(fact.number, fact.unit or fact.definition.unit, fact.number_to)
        case Kind.CHOICE:
            return translated(fact.option, "name") if fact.option else ""
        case Kind.YES_NO:
            return {True: _("是"), False: _("否"), None: ""}[fact.is_true]
        case Kind.DATE:
            return fact.dated
    return translated(fact, "text")


def source_of(fact):
    """The document, page or person it comes from; "" when nobody said."""
    note = translated(fact, "source_note")
    return note or (translated(fact.source, "title") if fact.source else "")
