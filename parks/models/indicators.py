"""What parks report once a year: the unit and the meaning of each indicator, said in one place.

The name of an indicator is its column of `ParkFigure`. Amounts and counts of several parks can be added up; ratios cannot.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.kit.units import money, plain


@dataclass(frozen=True)
class Indicator:
    """`definition` is one sentence: what is counted, when, and by whose rule."""

    name: str
    label: Promise
    unit: Promise
    definition: Promise

    adds_up = True
    places = 2

    @property
    def heading(self):
        """The label with its unit, as a form and the head of a column say it."""
        return format_lazy(_("{label}（{unit}）"), label=self.label, unit=self.unit)

    @property
    def head(self):
        """The head of a column of readings."""
        return self.heading

    def reading(self, value):
        return plain(value, self.places)


class Amount(Indicator):
    """Whole yuan, read in 万元 or 亿元."""

    @property
    def head(self):
        return self.label

    def reading(self, value):
        return money(value)

    def column(self):
        return models.DecimalField(self.heading, max_digits=18, decimal_places=2, null=True, blank=True)


class Number(Indicator):
    def column(self):
        return models.PositiveIntegerField(self.heading, null=True, blank=True)


class Extent(Indicator):
    """Hectares."""

    def column(self):
        return models.DecimalField(self.heading, max_digits=9, decimal_places=2, null=True, blank=True)


class Ratio(Indicator):
    """One number by another: the sum over several parks means nothing."""

    adds_up = False
    places = 4

    def column(self):
        return models.DecimalField(self.heading, max_digits=8, decimal_places=4, null=True, blank=True)


class Share(Ratio):
    """Per cent of a whole."""

    places = 2

    def column(self):
        return models.DecimalField(self.heading, max_digits=5, decimal_places=2, null=True, blank=True)


YUAN, PEOPLE, FIRMS, PATENTS = _("元"), _("人"), _("家"), _("件")

INDICATORS = {
    indicator.name: indicator
    for indicator in [
        Amount(
            "output_cny",
            _("工业总产值"),
            YUAN,
            _("园区工业企业当年生产的产品和提供的工业劳务的总价值，按当年价格、不含增值税计算。"),
        ),
        Amount("revenue_cny", _("营业收入"), YUAN, _("园区企业当年从主营业务和其他业务取得的收入总额。")),
        Amount("tax_cny", _("税收"), YUAN, _("园区企业当年缴入国库的各项税收，不含社会保险费。")),
        Amount("exports_cny", _("出口额"), YUAN, _("园区企业当年出口货物的总额，折合人民币。")),
        Amount("fixed_investment_cny", _("固定资产投资"), YUAN, _("当年在园区内完成的建造和购置固定资产的投资额。")),
        Amount(
            "infrastructure_cny",
            _("基础设施投资"),
            YUAN,
            _("当年用于园区道路、给排水、供电、供气、供热、通信的投资额，是固定资产投资的一部分。"),
        ),
        Amount(
            "platforms_cny",
            _("公共服务平台投资"),
            YUAN,
            _("各级政府当年投入园区公共服务平台的资金（意见第十一条）。"),
        ),
        Amount("rd_spending_cny", _("研发经费"), YUAN, _("园区企业当年用于研究与试验发展的内部支出。")),
        Number("jobs", _("从业人员"), PEOPLE, _("年末在园区企业工作并取得报酬的人数。")),
        Number("firms", _("企业数"), FIRMS, _("年末在园区内经营的企业数。")),
        Number(
            "firms_above_scale",
            _("规模以上工业企业"),
            FIRMS,
            _("年末企业中年主营业务收入 2000 万元及以上的工业企业数。"),
        ),
        Number("key_firms", _("重点企业"), FIRMS, _("年末企业中年主营业务收入十亿元及以上的企业数（意见第九条）。")),
        Number("high_tech_firms", _("高新技术企业"), FIRMS, _("年末企业中在认定有效期内的高新技术企业数。")),
        Number("patents", _("当年授权专利"), PATENTS, _("园区企业和机构当年获得授权的专利件数。")),
        Number("patents_in_force", _("有效专利"), PATENTS, _("园区企业和机构年末仍然有效的专利件数。")),
        Extent("land_used_ha", _("已用地"), _("公顷"), _("年末园区内已供应并开发利用的土地面积。")),
        Share("occupancy_percent", _("厂房入驻率"), "%", _("年末已出租、出售或自用的厂房面积占建成厂房面积的比例。")),
        Ratio(
            "energy_tce_per_10k_cny",
            _("单位产值能耗"),
            _("吨标准煤/万元"),
            _("每万元工业总产值消耗的能源，折合标准煤。"),
        ),
        Ratio("water_m3_per_10k_cny", _("单位产值水耗"), _("立方米/万元"), _("每万元工业总产值取用的新水量。")),
        Ratio(
            "output_per_input",
            _("投入产出比"),
            _("元/元"),
            _("当年每投入 1 元得到多少元产出；投入与产出各指什么，写在数据来源里。"),
        ),
    ]
}
