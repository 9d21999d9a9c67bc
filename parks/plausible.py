"""Figures that are unlikely beside those of the year before: asked about, never refused."""

from django.utils.translation import gettext as _

from .models import ParkFigure
from .models.indicators import INDICATORS

FACTOR = 3  # so many times as much, or so many times as little, as in the year before


def unlikely_figures(figure):
    """{indicator: what is unlikely about its value}, beside the same park's year before; one query."""
    before = ParkFigure.objects.filter(park=figure.park_id, year=figure.year - 1).first()
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
    return _("%(words)s（%(year)d 年：%(value)s）。请核对单位；如无误，勾选“确认无误”再保存。") % of
