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
    """`key` names the field of the need; `fact` is the fact of the park that answers it, `utility` what reaches a site."""

    key: str
    label: object
    fact: str = ""
    utility: str = ""

    @property
    def depends_on_site(self):
        return bool(self.utility)

    def is_asked(self, need):
        return bool(getattr(need, self.key))

    def needed(self, need):
        """What the need asks for, in words; nothing where the label says it all."""
        return ""

    def look(self, need, park, site):
        """(state, statement) of this criterion at a place."""
        raise NotImplementedError

    def short(self, need, statement):
        """How far a statement that does not fit falls short."""
        return NOTHING

    def words(self, need, park, state, statement):
        """What is said instead of the statement's own value; nothing where that says it all."""
        return ""

    def judge(self, need, needed, park, site):
        state, statement = self.look(need, park, site)
        short = self.short(need, statement) if state == State.MISS else NOTHING
        return Verdict(self, needed, state, statement, short, self.words(need, park, state, statement))


@dataclass(frozen=True, slots=True)
class Number(Criterion):
    """The stated number must be at least (or at most) the needed one; what the site itself states goes first."""

    unit: str = ""
    at_least: bool = True

    def look(self, need, park, site):
        statement = self.statement(need, park, site)
        if statement is None or statement.number is None:
            return State.UNKNOWN, None
        wanted = getattr(need, self.key)
        fits = statement.most >= wanted if self.at_least else statement.least <= wanted
        return State.MATCH if fits else State.MISS, statement

    def statement(self, need, park, site):
        own = site.spare.get(self.utility) if site else None
        return own if own and own.number is not None else park.facts.get(self.fact)

    def short(self, need, statement):
        return shortfall(getattr(need, self.key), statement.most if self.at_least else statement.least)

    def needed(self, need):
        return bounded(getattr(need, self.key), self.unit, self.at_least)


def bounded(number, unit, at_least):
    words = gettext("至少 {number}") if at_least else gettext("至多 {number}")
    return words.format(number=shown(number, unit))


@dataclass(frozen=True, slots=True)
class YesNo(Criterion):
    """The place must state that it has it."""

    def look(self, need, park, site):
        statement = (site and site.spare.get(self.utility)) or park.facts.get(self.fact)
        if statement is None or statement.is_true is None:
            return State.UNKNOWN, None
        return State.MATCH if statement.is_true else State.MISS, statement


@dataclass(frozen=True, slots=True)
class Price(Number):
    """The price of the site, or the one the park states for land or for buildings."""

    @property
    def depends_on_site(self):
        return True

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

    def look(self, need, park, site):
        if site is None:
            return self.of_park(need, park)
        date = f"{site.row.availability_on:%Y-%m-%d}"
        told = {"as_of": date, "expires_on": site.seen_until, "address": site.address}
        statement = Statement(site.size, unit=need.size_unit, **told)
        return State.MATCH if self.fits(need, site) else State.MISS, statement

    def fits(self, need, site):
        """A site that can be divided is never too large."""
        low, high = need.size_from, need.size_to
        return (low is None or site.size >= low) and (high is None or site.smallest_part <= high)

    def of_park(self, need, park):
        """All its land or buildings together: too little rules it out, enough of it does not promise one site."""
        statement = park.facts.get("factory_free" if need.wants_building else "land_available")
        if statement is None or statement.number is None or need.size_from is None:
            return State.UNKNOWN, None
        return State.MISS if statement.most < need.size_from else State.CONDITIONAL, statement

    def short(self, need, statement):
        too_small = need.size_from is not None and statement.most < need.size_from
        return shortfall(need.size_from if too_small else need.size_to, statement.most)

    def distance(self, need, site):
        return self.short(need, Statement(site.size if not self.is_too_large(need, site) else site.smallest_part))

    def is_too_large(self, need, site):
        return need.size_to is not None and site.smallest_part > need.size_to

    def words(self, need, park, state, statement):
        if state != State.CONDITIONAL:
            return ""
        return gettext("全园合计 {number}，没有列出单块").format(number=statement)

    def needed(self, need):
        if need.size_from is None:
            return bounded(need.size_to, need.size_unit, at_least=False)
        if need.size_to is None:
            return bounded(need.size_from, need.size_unit, at_least=True)
        return shown(need.size_from, need.size_unit, need.size_to)


@dataclass(frozen=True, slots=True)
class Start(Criterion):
    """Ready by then: the stated day of readiness, or a readiness card on which everything is settled."""

    @property
    def depends_on_site(self):
        return True

    def look(self, need, park, site):
        ready = site.ready_on if site else None
        if ready and ready.dated:
            known = min(len(ready.dated), len(need.start))
            return State.MATCH if ready.dated[:known] <= need.start[:known] else State.MISS, ready
        if site and site.is_ready and site.is_serviced:
            return State.MATCH, Statement(address=site.address)
        return State.UNKNOWN, None

    def words(self, need, park, state, statement):
        return gettext("成熟度各项均已完成") if statement and not statement.dated else ""

    def needed(self, need):
        return gettext("{date} 前可交付").format(date=need.start)


@dataclass(frozen=True, slots=True)
class Entry(Criterion):
    """The entry rules of the park for the class, the nearest one in the classification; else its leading industries."""

    def is_asked(self, need):
        return bool(need.industry_class or need.industry)

    def look(self, need, park, site):
        rule = rule_for(need, park)
        if rule:
            return BY_RULE[rule.rule], Statement(address=park.address)
        if need.leading & park.industries:
            return State.MATCH, Statement(address=park.address)
        return State.UNKNOWN, None

    def words(self, need, park, state, statement):
        if state == State.UNKNOWN:
            return ""
        rule = rule_for(need, park)
        return said(rule) if rule else gettext("属于园区主导产业")

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
    Number("power", _("电力余量"), "spare_power", Kind.POWER, unit="mva"),
    Number("water", _("供水余量"), "spare_water", Kind.WATER, unit="m3_d"),
    Number("sewage", _("污水处理余量"), "spare_sewage", Kind.SEWAGE, unit="m3_d"),
    Number("steam", _("蒸汽余量"), "spare_steam", Kind.STEAM, unit="t_h"),
    Number("gas", _("天然气余量"), "spare_gas", Kind.GAS, unit="m3_d"),
    YesNo("siding", _("铁路专用线"), "private_siding", utility=Kind.RAIL),
    Number("rail", _("距铁路货场"), "freight_yard_km", unit="km", at_least=False),
    Number("airport", _("距机场"), "airport_km", unit="km", at_least=False),
    Number("port", _("距海港"), "sea_port_km", unit="km", at_least=False),
    Number("border", _("距边境口岸"), "border_km", unit="km", at_least=False),
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
