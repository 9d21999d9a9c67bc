"""The yearly figures of a park as a table: a line for each thing measured, a column for each year."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.kit.units import money, plain

from .models import ParkFigure
from .models.figures import AMOUNTS, MEASURED

YEARS = 5
PLACES = {"energy_tce_per_10k_cny": 4}


@dataclass(slots=True)
class YearlyTable:
    """`lines` are (label with unit, a text for each year or "" where nobody stated it)."""

    years: list
    lines: list


def yearly_table(park):
    """The last years of a park with what was stated in any of them; None when there is none; one query."""
    figures = list(park.figures.all()[:YEARS])
    return YearlyTable(figures, stated_lines(figures)) if figures else None


def stated_lines(figures):
    values = {name: [shown(figure, name) for figure in figures] for name in MEASURED}
    return [(label(name), texts) for name, texts in values.items() if any(texts)]


def label(name):
    """The field's own name with its unit; amounts carry their unit themselves."""
    words = str(ParkFigure._meta.get_field(name).verbose_name)
    return words.removesuffix(_("（元）")) if name in AMOUNTS else words


def shown(figure, name):
    value = getattr(figure, name)
    if value is None:
        return ""
    return money(value) if name in AMOUNTS else plain(value, PLACES.get(name, 2))
