"""A number or a range in the entered unit, with what the reader of each language counts in beside it."""

from decimal import Decimal

from django.utils.translation import get_language

from .readings import not_stated, plain
from .registry import UNITS, Dimension, converted

# What stands beside the entered unit in Chinese.
BESIDE = {"ha": "mu", "mu": "ha", "wan_cny_mu": "cny_m2", "cny_mu": "cny_m2", "cny_m2": "wan_cny_mu"}
# What English reads first; the entered unit follows where it is another.
ENGLISH_FIRST = {"mu": "ha", "wan_cny_mu": "cny_m2", "cny_mu": "cny_m2"}
MONEY_STEPS = {"zh": [("yi_cny", 10**8), ("wan_cny", 10**4)], "en": [("billion_cny", 10**9), ("million_cny", 10**6)]}


def shown(number, unit="", to=None):
    """What the page says of a number or a range from `number` to `to`; None reads "not stated"."""
    if number is None:
        return not_stated()
    if unit not in UNITS:
        return span(number, to)
    language = "en" if get_language() == "en" else "zh"
    if UNITS[unit].dimension == Dimension.MONEY:
        return in_unit(number, to, unit, money_unit(to or number, unit, language), language)
    if language == "en":
        first, second = ENGLISH_FIRST.get(unit, unit), unit
        return beside(number, to, unit, first, None if first == second else second, language)
    return beside(number, to, unit, unit, BESIDE.get(unit), language)


def unit_name(unit):
    """The word of a unit in the page's language; a code that is none of ours stands for itself."""
    return getattr(UNITS[unit], "en" if get_language() == "en" else "zh") if unit in UNITS else unit


def beside(number, to, unit, first, second, language):
    text = in_unit(number, to, unit, first, language)
    if second is None:
        return text
    other = in_unit(number, to, unit, second, language)
    return f"{text} ({other})" if language == "en" else f"{text}（{other}）"


def in_unit(number, to, unit, target, language):
    """A number entered in one unit, said in another of the same dimension."""
    values = [None if n is None else converted(n, unit, target) for n in (number, to)]
    word = getattr(UNITS[target], language)
    text = span(*values)
    if language == "en" and word.startswith("CNY "):
        return english_money(text, word)
    return f"{text}{word}" if word == "%" else f"{text} {word}"


def english_money(text, word):
    """CNY 12 million, but 20 × CNY 10,000/mu where the entered unit counts in ten thousands."""
    scale = word.removeprefix("CNY ")
    if scale[0].isdigit():
        return f"{text} × {word}"
    return f"CNY {text} {scale}" if scale in ("million", "billion") else f"{text} {word}"


def money_unit(amount, unit, language):
    base = abs(converted(amount, unit, "cny"))
    return next((code for code, least in MONEY_STEPS[language] if base >= least), "cny")


def span(number, to=None):
    return digits(number) if to is None or to == number else f"{digits(number)}–{digits(to)}"


def digits(number):
    """Two decimals, four for what is smaller than ten, so that a tariff keeps its last digit."""
    return plain(number, 4 if abs(Decimal(number)) < 10 else 2)
