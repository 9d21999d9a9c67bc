"""The units of the portal by code: their words, what they measure and how many base units each is worth."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto

M2_PER_MU = Decimal(10_000) / 15
MU_PER_M2 = Decimal(15) / 10_000


class Dimension(StrEnum):
    """What a unit measures; numbers convert within one dimension only."""

    AREA = auto()
    LAND_PRICE = auto()
    MONEY = auto()
    LENGTH = auto()
    TIME = auto()
    DAILY_VOLUME = auto()
    STEAM_FLOW = auto()
    APPARENT_POWER = auto()
    VOLTAGE = auto()
    POWER_PRICE = auto()
    PRICE_PER_TONNE = auto()
    PRICE_PER_M3 = auto()
    HEAT_PRICE = auto()
    RENT = auto()
    MONTHLY_MONEY = auto()
    YEARLY_MASS = auto()
    SHARE = auto()
    COUNT = auto()
    DOWNTIME = auto()
    SURFACE_LOAD = auto()
    PRESSURE = auto()
    SNOW_LOAD = auto()
    TEMPERATURE = auto()
    CONCENTRATION = auto()
    ENERGY_USE = auto()
    RATIO = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` says how many base units of its dimension one of these is."""

    code: str
    zh: str
    en: str
    dimension: Dimension
    factor: Decimal = Decimal(1)


UNITS = {
    unit.code: unit
    for unit in [
        Unit("m2", "平方米", "m²", Dimension.AREA),
        Unit("mu", "亩", "mu", Dimension.AREA, M2_PER_MU),
        Unit("ha", "公顷", "ha", Dimension.AREA, Decimal(10_000)),
        Unit("km2", "平方公里", "km²", Dimension.AREA, Decimal(1_000_000)),
        Unit("cny_m2", "元/平方米", "CNY/m²", Dimension.LAND_PRICE),
        Unit("cny_mu", "元/亩", "CNY/mu", Dimension.LAND_PRICE, MU_PER_M2),
        Unit("wan_cny_mu", "万元/亩", "CNY 10,000/mu", Dimension.LAND_PRICE, MU_PER_M2 * 10_000),
        Unit("cny", "元", "CNY", Dimension.MONEY),
        Unit("wan_cny", "万元", "CNY 10,000", Dimension.MONEY, Decimal(10_000)),
        Unit("million_cny", "百万元", "CNY million", Dimension.MONEY, Decimal(10**6)),
        Unit("yi_cny", "亿元", "CNY 100 million", Dimension.MONEY, Decimal(10**8)),
        Unit("billion_cny", "十亿元", "CNY billion", Dimension.MONEY, Decimal(10**9)),
        Unit("m", "米", "m", Dimension.LENGTH),
        Unit("cm", "厘米", "cm", Dimension.LENGTH, Decimal("0.01")),
        Unit("km", "公里", "km", Dimension.LENGTH, Decimal(1000)),
        Unit("min", "分钟", "min", Dimension.TIME),
        Unit("hour", "小时", "hours", Dimension.TIME, Decimal(60)),
        Unit("day", "天", "days", Dimension.TIME, Decimal(1440)),
        Unit("m3_d", "立方米/日", "m³/d", Dimension.DAILY_VOLUME),
        Unit("t_h", "吨/小时", "t/h", Dimension.STEAM_FLOW),
        Unit("mva", "兆伏安", "MVA", Dimension.APPARENT_POWER),
        Unit("kv", "千伏", "kV", Dimension.VOLTAGE),
        Unit("cny_kwh", "元/千瓦时", "CNY/kWh", Dimension.POWER_PRICE),
        Unit("cny_t", "元/吨", "CNY/t", Dimension.PRICE_PER_TONNE),
        Unit("cny_m3", "元/立方米", "CNY/m³", Dimension.PRICE_PER_M3),
        Unit("cny_gj", "元/吉焦", "CNY/GJ", Dimension.HEAT_PRICE),
        Unit("cny_m2_month", "元/平方米·月", "CNY/m² per month", Dimension.RENT),
        Unit("cny_month", "元/月", "CNY per month", Dimension.MONTHLY_MONEY),
        Unit("t_year", "吨/年", "t per year", Dimension.YEARLY_MASS),
        Unit("percent", "%", "%", Dimension.SHARE),
        Unit("people", "人", "people", Dimension.COUNT),
        Unit("firms", "家", "firms", Dimension.COUNT),
        Unit("beds", "床位", "beds", Dimension.COUNT),
        Unit("years", "年", "years", Dimension.RATIO),
        Unit("h_year", "小时/年", "hours per year", Dimension.DOWNTIME),
        Unit("t_m2", "吨/平方米", "t/m²", Dimension.SURFACE_LOAD),
        Unit("kpa", "千帕", "kPa", Dimension.PRESSURE),
        Unit("mpa", "兆帕", "MPa", Dimension.PRESSURE, Decimal(1000)),
        Unit("kn_m2", "千牛/平方米", "kN/m²", Dimension.SNOW_LOAD),
        Unit("celsius", "℃", "°C", Dimension.TEMPERATURE),
        Unit("mg_l", "毫克/升", "mg/L", Dimension.CONCENTRATION),
        Unit("tce_wan_cny", "吨标准煤/万元", "tce per CNY 10,000", Dimension.ENERGY_USE),
    ]
}


def converted(number, unit, other):
    """The number in another unit of the same dimension; raises ValueError when they measure different things."""
    if not same_dimension(unit, other):
        raise ValueError(f"{unit} and {other} measure different things")
    return Decimal(number) * UNITS[unit].factor / UNITS[other].factor


def same_dimension(unit, other):
    """Whether both are known units that convert into each other."""
    known = UNITS.get(unit), UNITS.get(other)
    return (
        None not in known
        and known[0].dimension == known[1].dimension
        and (unit == other or known[0].dimension != Dimension.COUNT)
    )


def alike(unit):
    """The codes of the units into which numbers of this one convert, itself included; none for an unknown code."""
    return [code for code in UNITS if same_dimension(unit, code)]
