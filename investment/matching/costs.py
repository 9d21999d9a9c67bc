"""What a year at a place costs, from its stated prices and the investor's own quantities: every term shows its formula.

Land is spread evenly over the chosen number of years; wages are without the employer's social insurance; nothing is
discounted. A price that nobody has stated leaves its term out, and the page says so.
"""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from investment.needs import DESTINATIONS, QuantityField, written
from portal.kit.units import plain, shown

from .statements import Statement

SKILLS = {"unskilled": _("普工"), "skilled": _("技工"), "engineer": _("工程师")}
MU_PER_HECTARE, CNY_PER_WAN, MONTHS = 15, 10_000, 12
USUAL_YEARS = 20


class CostForm(forms.Form):
    """The quantities of one year; those left empty are not counted."""

    output = QuantityField(_("产量"), _("件、吨或其他单位/年"))
    years = forms.IntegerField(
        label=_("土地分摊年数"),
        required=False,
        min_value=1,
        max_value=70,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("不写按 20 年。"),
    )
    kwh = QuantityField(_("用电量"), _("千瓦时/年"))
    steam_t = QuantityField(_("蒸汽用量"), _("吨/年"))
    gas_m3 = QuantityField(_("天然气用量"), _("立方米/年"))
    heat_gj = QuantityField(_("供暖用热"), _("吉焦/年"))
    water_m3 = QuantityField(_("用水量"), _("立方米/年"))
    sewage_m3 = QuantityField(_("污水量"), _("立方米/年"))
    workers = QuantityField(_("用工人数"), _("人"))
    skill = forms.ChoiceField(label=_("工资按"), required=False, choices=SKILLS.items())
    freight_t = QuantityField(_("货运量"), _("吨/年"))
    freight_to = forms.ChoiceField(label=_("运往"), required=False, choices=DESTINATIONS.items())

    @property
    def quantities(self):
        """What was understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def is_asked(self):
        return any(self.quantities.get(name) for name in COUNTED)

    @property
    def query(self):
        kept = {name: written(value) for name, value in self.quantities.items() if value}
        return urlencode(kept) if self.is_asked else ""


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the year's costs in CNY; without a price it has no amount."""

    label: object
    formula: str
    price: Statement | None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def amount(self):
        return shown(self.low, "cny", None if self.high == self.low else self.high)


@dataclass(frozen=True, slots=True)
class Item:
    """`fact` is the price per `unit` of the quantity named in the form, times `factor` in the formula."""

    quantity: str
    label: object
    fact: str
    unit: object


ITEMS = [
    Item("kwh", _("电力"), "power_price", _("千瓦时")),
    Item("steam_t", _("蒸汽"), "steam_price", _("吨")),
    Item("gas_m3", _("天然气"), "gas_price", _("立方米")),
    Item("heat_gj", _("供暖"), "heat_price", _("吉焦")),
    Item("water_m3", _("用水"), "water_price", _("立方米")),
    Item("sewage_m3", _("污水"), "sewage_price", _("立方米")),
]
COUNTED = [*(item.quantity for item in ITEMS), "workers", "freight_t", "output"]


@dataclass
class Cost:
    """The terms of one place; `low` and `high` are the sums of those whose price is known."""

    terms: list
    output: Decimal | None

    @property
    def known(self):
        return [term for term in self.terms if term.low is not None]

    @property
    def missing(self):
        return [term for term in self.terms if term.low is None]

    @property
    def total(self):
        low, high = (sum(getattr(term, end) for term in self.known) for end in ("low", "high"))
        return shown(low, "cny", None if high == low else high) if self.known else ""

    @property
    def per_unit(self):
        """CNY for one unit of the output, the known terms only."""
        if not self.output or not self.known:
            return ""
        low, high = (sum(getattr(term, end) for term in self.known) / self.output for end in ("low", "high"))
        return plain(low) if high == low else f"{plain(low)}–{plain(high)}"


def cost_of(need, quantities, place):
    """What a year at this place costs with these quantities; land or building counts once a size is asked for."""
    facts = place.park.facts
    terms = [_ground_term(need, quantities, place)] if need.size_from else []
    used = [item for item in ITEMS if quantities.get(item.quantity)]
    terms += [_term(item.label, quantities[item.quantity], item.unit, facts.get(item.fact)) for item in used]
    if quantities.get("workers"):
        wage = facts.get(f"wage_{quantities.get('skill', 'unskilled')}")
        terms.append(
            _term(gettext("工资"), quantities["workers"], gettext("人"), wage, times=(MONTHS, gettext("个月")))
        )
    if quantities.get("freight_t"):
        freight = facts.get(f"freight_{quantities.get('freight_to', 'changchun')}")
        terms.append(_term(gettext("运费"), quantities["freight_t"], gettext("吨"), freight))
    return Cost(terms, quantities.get("output"))


def _ground_term(need, quantities, place):
    fact = "factory_rent" if need.wants_building else "land_price"
    price = (place.site and place.site.price) or place.park.facts.get(fact)
    if need.wants_building:
        return _term(gettext("厂房"), need.size_from, gettext("平方米"), price, times=(MONTHS, gettext("个月")))
    years = quantities.get("years", USUAL_YEARS)
    return _term(gettext("土地"), need.size_from * MU_PER_HECTARE, gettext("亩"), price, years=years, worth=CNY_PER_WAN)


def _term(label, quantity, unit, price, times=(1, ""), years=1, worth=1):
    """`worth` is how many CNY the price's unit counts in, `times` and `years` what it is multiplied and divided by."""
    number, word = times
    formula = f"{plain(quantity)} {unit}"
    if price is None or price.number is None:
        return Term(label, formula, None)
    formula += f" × {price}"
    formula += f" × {number} {word}" if number != 1 else ""
    spread = gettext("{number} 年").format(number=years)
    formula += f" ÷ {spread}" if years != 1 else ""
    low, high = (quantity * end * worth * number / years for end in (price.least, price.most))
    return Term(label, formula, price, low, high)
