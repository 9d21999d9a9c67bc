from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .parks import Park

AMOUNTS = ["output_cny", "revenue_cny", "fixed_investment_cny", "tax_cny", "exports_cny"]
RATIOS = ["land_used_ha", "energy_tce_per_10k_cny", "occupancy_percent"]
COUNTS = ["jobs", "firms", "firms_above_scale", "high_tech_firms", "patents"]
MEASURED = [*AMOUNTS, *COUNTS, *RATIOS]


def amount_cny(label, **kwargs):
    """An amount in whole yuan, as the statistics office reports it for the year."""
    return models.DecimalField(label, max_digits=18, decimal_places=2, null=True, blank=True, **kwargs)


def not_negative(name):
    return models.CheckConstraint(
        condition=Q(**{f"{name}__gte": 0}),
        name=f"parks_parkfigure_{name}_not_negative",
        violation_error_message=_("不能是负数；不知道就留空。"),
    )


def at_most_firms(name):
    return models.CheckConstraint(
        condition=Q(**{f"{name}__lte": F("firms")}),
        name=f"parks_parkfigure_{name}_among_firms",
        violation_error_message=_("不能比企业数多。"),
    )


class ParkFigure(models.Model):
    """What a park reports for one year: output, revenue, jobs, firms, land … (年度数据).

    It is read with its park and published with it. A figure nobody has stated stays empty, never 0.
    """

    scope_paths = beneath("park", Park)

    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.CASCADE, related_name="figures")
    year = models.PositiveSmallIntegerField(_("年份"), help_text=_("数据所属的年份，如 2025。"))
    output_cny = amount_cny(_("工业总产值（元）"))
    revenue_cny = amount_cny(_("营业收入（元）"))
    fixed_investment_cny = amount_cny(_("固定资产投资（元）"))
    tax_cny = amount_cny(_("税收（元）"))
    exports_cny = amount_cny(_("出口额（元）"))
    jobs = models.PositiveIntegerField(_("从业人员（人）"), null=True, blank=True)
    firms = models.PositiveIntegerField(_("企业数（家）"), null=True, blank=True)
    firms_above_scale = models.PositiveIntegerField(
        _("规模以上工业企业（家）"),
        null=True,
        blank=True,
        help_text=_("年主营业务收入 2000 万元及以上。"),
    )
    high_tech_firms = models.PositiveIntegerField(_("高新技术企业（家）"), null=True, blank=True)
    patents = models.PositiveIntegerField(_("当年授权专利（件）"), null=True, blank=True)
    land_used_ha = models.DecimalField(_("已用地（公顷）"), max_digits=9, decimal_places=2, null=True, blank=True)
    energy_tce_per_10k_cny = models.DecimalField(
        _("单位产值能耗（吨标准煤/万元）"), max_digits=8, decimal_places=4, null=True, blank=True
    )
    occupancy_percent = models.DecimalField(
        _("厂房入驻率（%）"), max_digits=5, decimal_places=2, null=True, blank=True, help_text=_("0 到 100。")
    )
    source = models.CharField(_("数据来源"), max_length=200, help_text=_("哪个部门的哪份统计，如“园区统计年报”。"))

    class Meta:
        verbose_name = _("年度数据")
        verbose_name_plural = pgettext_lazy("列表", "年度数据")
        ordering = ["park", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["park", "year"],
                name="parks_parkfigure_once_a_year",
                violation_error_message=_("这个园区这一年的数据已有。"),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1980, 2100)),
                name="parks_parkfigure_year_of_our_time",
                violation_error_message=_("年份须在 1980 到 2100 之间。"),
            ),
            models.CheckConstraint(
                condition=~Q(**{f"{name}__isnull": True for name in MEASURED}),
                name="parks_parkfigure_states_something",
                violation_error_message=_("至少填写一项数据。"),
            ),
            models.CheckConstraint(
                condition=Q(occupancy_percent__lte=100),
                name="parks_parkfigure_occupancy_at_most_100",
                violation_error_message=_("入驻率不超过 100。"),
            ),
            *map(not_negative, [*AMOUNTS, *RATIOS]),
            *map(at_most_firms, ["firms_above_scale", "high_tech_firms"]),
        ]

    def __str__(self):
        return f"{self.park} · {self.year}"
