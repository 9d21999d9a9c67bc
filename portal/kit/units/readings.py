"""Numbers with their units, as each language writes them; an unknown number reads "not stated"."""

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

MU_PER_HECTARE = Decimal(15)
HECTARES_PER_KM2 = Decimal(100)


def not_stated():
    return _("未提供")


def plain(number, places=2):
    """Grouped digits without trailing zeros: 12345.60 → 12,345.6."""
    text = f"{round(Decimal(number), places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def land_area(hectares):
    """Hectares with 亩 beside them in Chinese (1 公顷 = 15 亩), plain ha in English."""
    if hectares is None:
        return not_stated()
    if get_language() == "en":
        return f"{plain(hectares)} ha"
    return f"{plain(hectares)} 公顷（{plain(hectares * MU_PER_HECTARE, 0)} 亩）"


def square_kilometres(km2):
    if km2 is None:
        return not_stated()
    return f"{plain(km2)} km²" if get_language() == "en" else f"{plain(km2)} 平方公里"


def money(amount, currency="CNY"):
    """An amount in whole currency units: 万元 or 亿元 in Chinese, CNY million or billion in English."""
    if amount is None:
        return not_stated()
    return _money_english(amount, currency) if get_language() == "en" else _money_chinese(amount, currency)


def _money_english(amount, currency):
    billion = amount >= 1_000_000_000
    return f"{currency} {plain(amount / Decimal(10**9 if billion else 10**6))} {'billion' if billion else 'million'}"


def _money_chinese(amount, currency):
    name = {"CNY": "元", "USD": "美元", "EUR": "欧元"}.get(currency, currency)
    hundred_million = amount >= 100_000_000
    return f"{plain(amount / Decimal(10**8 if hundred_million else 10**4))} {'亿' if hundred_million else '万'}{name}"
