"""Figures and facts that are unlikely beside what was stated before: asked about, never refused."""

from django.utils.translation import gettext as _

from .fact_rules import unusual
from .models import Fact, FactDefinition, ParkFigure
from .models.indicators import INDICATORS

FACTOR = 3  # so many times as much, or so many times as little, as in the year before


def unlikely_figures(figure):
    """{indicator: what is unlikely about its value}, beside the same park's year before; one query."""
    return beside(ParkFigure.objects.filter(park=figure.park_id, year=figure.year - 1).first(), figure)


def unlikely_in_file(figures):
    """The same for each figure of a file, where the year before may stand in the file as well; one query."""
    years = {figure.year - 1 for figure in figures}
    stored = ParkFigure.objects.filter(park__in={figure.park_id for figure in figures}, year__in=years)
    known = {(one.park_id, one.year): one for one in (*stored, *figures)}
    return [beside(known.get((figure.park_id, figure.year - 1)), figure) for figure in figures]


def beside(before, figure):
    found = {name: leap(getattr(before, name, None), getattr(figure, name)) for name in INDICATORS}
    return {name: told(INDICATORS[name], before, words) for name, words in found.items() if words}


def leap(before, now):
    """How far the value has leapt, in words; nothing where it has not, or where one of the two is unknown or zero."""
    if not before or not now:
        return ""
    if now > before * FACTOR:
        return _("是上年的 %(times).1f 倍") % {"times": now / before}
    return _("不到上年的三分之一") if now * FACTOR < before else ""


def told(indicator, before, words):
    of = {"words": words, "year": before.year, "value": indicator.reading(getattr(before, indicator.name))}
    return _("%(words)s（%(year)d 年：%(value)s）。请核对单位。") % of


def unlikely_facts(facts):
    """For each fact of a file {"number": how it leaps from what is stated now}; two queries."""
    stated = Fact.objects.in_bulk([fact.pk for fact in facts if fact.pk])
    definitions = FactDefinition.objects.in_bulk({fact.definition_id for fact in facts})
    for fact in (*facts, *stated.values()):
        fact.definition = definitions[fact.definition_id]
    words = [unusual(fact, stated[fact.pk]) if fact.pk in stated else "" for fact in facts]
    return [{"number": said} if said else {} for said in words]
