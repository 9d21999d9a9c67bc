"""Numbers with their units, as each language writes them."""

from .readings import land_area, money, not_stated, plain, square_kilometres
from .registry import UNITS, Dimension, Unit, alike, converted, same_dimension
from .shown import in_unit, shown, unit_name

__all__ = [
    "UNITS",
    "Dimension",
    "Unit",
    "alike",
    "converted",
    "in_unit",
    "land_area",
    "money",
    "not_stated",
    "plain",
    "same_dimension",
    "shown",
    "square_kilometres",
    "unit_name",
]
