"""What a need can ask, each with the rule by which a place meets it. Their order is the order in which pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parks.models import ParkClassRule, SiteUtility
from portal.kit.text import plain_translation
from portal.kit.units import shown

from .statements import Statement
from .verdicts import NOTHING, State, Verdict, shortfall

Kind = SiteUtility.Kind


@dataclass(frozen=True, slots=True)
class Criterion:
    """`key` names the field of the need; `fact` is the fact of the park that answers it."""

    key: str
    label: object
    fact: str = ""

    def is_asked(self, need):
        return bool(getattr(need, self.key))

    def needed(self, need):
        """What the need asks for, in words; nothing where the label says it all."""
        return ""


@dataclass(frozen=True, slots=True)
class Number(Criterion):
    """The stated number must be at least (or at most) the needed one; what the site itself states goes first."""

    unit: str = ""
    at_least: bool = True
    utility: str = ""

    def judge(self, need, park, site):
        statement = self.statement(need, park, site)
        if statement is None or statement.number is None:
            return Verdict(self, need, State.UNKNOWN)
        wanted, number = getattr(need, self.key), statement.most if self.at_least else statement.least
        if number >= wanted if self.at_least else number <= wanted:
            return Verdict(self, need, State.MATCH, statement)
        return Verdict(self, need, State.MISS, statement, shortfall(wanted, number))

    def statement(self, need, park, site):
        own = site.spare.get(self.utility) if site else None
        return own if own and own.number is not None else park.facts.get(self.fact)

    def needed(self, need):
        return bounded(getattr(need, self.key), self.unit, self.at_least)


def bounded(number, unit, at_least):
    words = gettext("至少 {number}") if at_least else gettext("至多 {number}")
    return words.format(number=shown(number, unit))


@dataclass(frozen=True, slots=True)
class YesNo(Criterion):
    """The place must state that it has it."""

    utility: str = ""

    def judge(self, need, park, site):
        statement = (site and site.spare.get(self.utility)) or park.facts.get(self.fact)
        if statement is None or statement.is_true is None:
            return Verdict(self, need, State.UNKNOWN)
        return Verdict(self, need, State.MATCH if statement.is_true else State.MISS, statement)


@dataclass(frozen=True, slots=True)
class Price(Number):
    """The price of the site, or the one the park states for land or for buildings."""

    def statement(self, need, park, site):
        fact = "factory_rent" if need.wants_building else "land_price"
        return (site and site.price) or park.facts.get(fact)

    def needed(self, need):
        return bounded(need.budget, "cny_m2_month" if need.wants_building else "wan_cny_mu", at_least=False)


@dataclass(frozen=True, slots=True)
class Size(Criterion):
    """A site that is large enough and not too large, or can be divided; else what the park states of its land or buildings."""

    def is_asked(self, need):
        return need.sized

    def judge(self, need, park, site):
        if site is None:
            return self.of_park(need, park)
        short = self.short_of(need, site)
        date = f"{site.row.availability_on:%Y-%m-%d}"
        statement = Statement(site.size, unit=need.size_unit, as_of=date, address=site.get_absolute_url())
        return Verdict(self, need, State.MISS if short else State.MATCH, statement, short)

    def short_of(self, need, site):
        """How far the site is off the wanted range of sizes; a site that can be divided is never too large."""
        if need.size_from is not None and site.size < need.size_from:
            return shortfall(need.size_from, site.size)
        smallest = site.smallest_part if site.smallest_part is not None else site.size
        if need.size_to is not None and smallest > need.size_to:
            return shortfall(need.size_to, smallest)
        return NOTHING

    def of_park(self, need, park):
        """All its land or buildings together: too little rules it out, enough of it does not promise one site."""
        statement = park.facts.get("factory_free" if need.wants_building else "land_available")
        if statement is None or statement.number is None or need.size_from is None:
            return Verdict(self, need, State.UNKNOWN)
        if statement.most < need.size_from:
            return Verdict(self, need, State.MISS, statement, shortfall(need.size_from, statement.most))
        words = gettext("全园合计 {number}，没有列出单块").format(number=statement)
        return Verdict(self, need, State.CONDITIONAL, statement, words=words)

    def needed(self, need):
        if need.size_from is None:
            return bounded(need.size_to, need.size_unit, at_least=False)
        if need.size_to is None:
            return bounded(need.size_from, need.size_unit, at_least=True)
        return shown(need.size_from, need.size_unit, need.size_to)


@dataclass(frozen=True, slots=True)
class Start(Criterion):
    """Ready by then: the stated day of readiness, or a readiness card on which everything is settled."""

    def judge(self, need, park, site):
        ready = site.ready_on if site else None
        if ready and ready.dated:
            known = min(len(ready.dated), len(need.start))
            in_time = ready.dated[:known] <= need.start[:known]
            return Verdict(self, need, State.MATCH if in_time else State.MISS, ready)
        if site and site.is_ready and site.is_serviced:
            settled = Statement(address=site.get_absolute_url())
            return Verdict(self, need, State.MATCH, settled, words=gettext("成熟度各项均已完成"))
        return Verdict(self, need, State.UNKNOWN)

    def needed(self, need):
        return gettext("{date} 前可交付").format(date=need.start)


@dataclass(frozen=True, slots=True)
class Entry(Criterion):
    """The entry rules of the park for the class, the nearest one in the classification; else its leading industries."""

    def is_asked(self, need):
        return bool(need.industry_class or need.industry)

    def judge(self, need, park, site):
        place = Statement(address=park.get_absolute_url())
        rule = rule_for(need, park)
        if rule:
            return Verdict(self, need, BY_RULE[rule.rule], place, words=said(rule))
        if need.leading & park.industries:
            return Verdict(self, need, State.MATCH, place, words=gettext("属于园区主导产业"))
        return Verdict(self, need, State.UNKNOWN)

    def needed(self, need):
        rows = [row for row in (need.industry, need.industry_class) if row]
        return gettext("、").join(plain_translation(row, "name") for row in rows)


Rule = ParkClassRule.Rule
BY_RULE = {Rule.PERMITTED: State.MATCH, Rule.RESTRICTED: State.CONDITIONAL, Rule.FORBIDDEN: State.MISS}


def rule_for(need, park):
    """The strictest of the rules nearest to the wanted classes; None where the park has none."""
    found = [nearest(code, park.rules) for code in class_codes(need)] if park.rules else []
    return max((rule for rule in found if rule), key=lambda rule: BY_RULE[rule.rule], default=None)


def class_codes(need):
    if need.industry_class:
        return [need.industry_class.code]
    return [row.code for row in need.industry.classes.all()]


def nearest(code, rules):
    """The rule of the class itself or of the narrowest class above it: 1391 → 139 → 13."""
    return next((rules[code[:length]] for length in range(len(code), 1, -1) if code[:length] in rules), None)


def said(rule):
    name, basis = plain_translation(rule.industry_class, "name"), plain_translation(rule, "basis")
    words = f"{rule.industry_class.code} {name}{gettext('：')}{rule.get_rule_display()}"
    return f"{words}（{basis}）" if basis else words


ENTRY = Entry("industry_class", _("行业准入"))
SIZE = Size("size_from", _("面积"))
CRITERIA = [
    ENTRY,
    SIZE,
    Price("budget", _("价格"), unit="wan_cny_mu", at_least=False),
    Start("start", _("开工时间")),
    Number("power", _("电力余量"), "spare_power", "mva", utility=Kind.POWER),
    Number("water", _("供水余量"), "spare_water", "m3_d", utility=Kind.WATER),
    Number("sewage", _("污水处理余量"), "spare_sewage", "m3_d", utility=Kind.SEWAGE),
    Number("steam", _("蒸汽余量"), "spare_steam", "t_h", utility=Kind.STEAM),
    Number("gas", _("天然气余量"), "spare_gas", "m3_d", utility=Kind.GAS),
    YesNo("siding", _("铁路专用线"), "private_siding", utility=Kind.RAIL),
    Number("rail", _("距铁路货场"), "freight_yard_km", "km", at_least=False),
    Number("airport", _("距机场"), "airport_km", "km", at_least=False),
    Number("port", _("距海港"), "sea_port_km", "km", at_least=False),
    Number("border", _("距边境口岸"), "border_km", "km", at_least=False),
    YesNo("hazardous", _("化工园区认定"), "chemical_park"),
]
# Which facts a criterion wants that is answered by more than one.
FACTS_OF = {
    "size_from": {"plot": "land_available", "building": "factory_free"},
    "budget": {"plot": "land_price", "building": "factory_rent"},
}


def asked(need):
    return [criterion for criterion in CRITERIA if criterion.is_asked(need)]


def facts_asked(need):
    """The codes of the facts that a park has to state to be able to answer this need."""
    found = [FACTS_OF[one.key][need.kind] if one.key in FACTS_OF else one.fact for one in asked(need)]
    return [code for code in found if code]
