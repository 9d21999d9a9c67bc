"""What a measure gives, in words: its details as facts, and the one figure people remember it by."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.kit.text import plain_translation
from portal.kit.units import plain

from .amounts import UNITS, percent
from .benefit_vocabulary import BASES, DETAILS, VALUES
from .conditions import condition_sentences
from .vocabulary import word

UNIT_OF = {
    "rate_percent": "percent",
    "amount_cny": "cny",
    "threshold_cny": "cny",
    "area_m2_min": "m2",
    "min_holding_months": "months",
}
# Said in another place: the basis stands beside the rate, the exceptions among the conditions.
ELSEWHERE = {"basis", "excluded_when"}


def benefit_facts(benefit, *, industries=()):
    """Facts for `components/_facts.html`; `industries` are the rows of the industries the measure names."""
    names = {industry.slug: plain_translation(industry, "name") for industry in industries}
    return [
        {"name": name, "label": str(DETAILS.get(name, name)), "value": _value(name, value, benefit, names)}
        for name, value in _details(benefit)
    ]


def benefit_figure(benefit):
    """The figure of a measure for its card, such as 70% or 50 万元; empty when it has none or nothing is due."""
    for name in ("rate_percent", "amount_cny"):
        value = benefit.get(name) if isinstance(benefit, dict) else None
        if _is_number(value) and value > 0:
            return UNITS[UNIT_OF[name]](value)
    return ""


def exceptions(benefit):
    """When the measure does not hold, as sentences that must all be true together."""
    return condition_sentences(benefit.get("excluded_when", [])) if isinstance(benefit, dict) else []


def listed(words):
    return (", " if get_language() == "en" else "、").join(map(str, words))


def _details(benefit):
    known = benefit if isinstance(benefit, dict) else {}
    return [(name, value) for name, value in known.items() if name not in ELSEWHERE and value not in (None, "", [])]


def _value(name, value, benefit, names):
    match value:
        case bool():
            return _("是") if value else _("否")
        case list() if name == "brands":
            return ngettext("%(count)s 个品牌", "%(count)s 个品牌", len(value)) % {"count": len(value)}
        case list():
            return listed(word(names | VALUES, one) for one in value)
        case int() | float():
            return _number(name, value, benefit)
    return str(word(VALUES, value))


def _number(name, value, benefit):
    if name == "rate_percent":
        return _rate(value, BASES.get(str(benefit.get("basis"))))
    unit = UNITS.get(UNIT_OF.get(name))
    return unit(value) if unit else plain(value)


def _rate(value, basis):
    """0 means that nothing is due; a rate with a basis says of what."""
    if value == 0:
        return _("免征") + " (0%)"
    if basis is None:
        return percent(value)
    return f"{percent(value)} of {basis}" if get_language() == "en" else f"{basis}的 {percent(value)}"


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)
