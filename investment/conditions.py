"""Conditions of measures as sentences.

A condition is {"field", "op", "value"}; all conditions of a measure must hold. What the vocabulary does not know is
shown as it was entered, so a new code never empties a page.
"""

from django.utils.translation import get_language

from .amounts import UNITS
from .vocabulary import FIELDS, OPERATORS, Choice, Quantity, Statement, word


def condition_sentences(conditions):
    """One sentence in the page's language for each condition, without doubles."""
    entered = conditions if isinstance(conditions, list) else [conditions]
    return list(dict.fromkeys(condition_sentence(condition) for condition in entered if condition))


def condition_sentence(condition):
    if not isinstance(condition, dict):
        return str(condition)
    field, value = FIELDS.get(str(condition.get("field"))), condition.get("value")
    match field:
        case Statement() if isinstance(value, bool):
            return str(field.yes if value else field.no)
        case Choice():
            return _chosen(field, value)
        case Quantity() if _is_number(value):
            return _measured(field, condition.get("op"), value)
    return _as_entered(condition)


def either(words):
    """甲、乙或丙 / a, b or c."""
    *others, last = map(str, words)
    if not others:
        return last
    comma, final = (", ", " or ") if get_language() == "en" else ("、", "或")
    return comma.join(others) + final + last


def _chosen(field, value):
    values = value if isinstance(value, list) else [value]
    named = either(word(field.values, one) for one in values) if values else ""
    return f"{field.label}{' ' if get_language() == 'en' else '：'}{named}"


def _measured(field, operator, value):
    number = UNITS[field.unit](value)
    compared = word(OPERATORS, operator)
    return f"{field.label} {compared} {number}" if get_language() == "en" else f"{field.label}{compared} {number}"


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_entered(condition):
    parts = (condition.get("field", ""), condition.get("op", ""), condition.get("value", ""))
    return " ".join(str(part) for part in parts if part != "")
