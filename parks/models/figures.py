from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .indicators import INDICATORS, Number
from .parks import Park

MEASURED = list(INDICATORS)
AMONG_FIRMS = ["firms_above_scale", "key_firms", "high_tech_firms"]


def column(name):
    return INDICATORS[name].column()


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


class ParkFigureQuerySet(models.QuerySet):
    def published(self):
        """Those of the parks that visitors read and figures count."""
        return self.filter(park__in=Park.objects.published())


class ParkFigure(models.Model):
    """What a park reports for one year: output, revenue, jobs, firms, land … (年度数据).

    It is read with its park and published with it. A figure nobody has stated stays empty, never 0.
    What each column means stands in `indicators`.
    """

    scope_paths = beneath("park", Park)

    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.CASCADE, related_name="figures")
    year = models.PositiveSmallIntegerField(_("年份"), help_text=_("数据所属的年份，如 2025。"))
    output_cny = column("output_cny")
    revenue_cny = column("revenue_cny")
    tax_cny = column("tax_cny")
    exports_cny = column("exports_cny")
    fixed_investment_cny = column("fixed_investment_cny")
    infrastructure_cny = column("infrastructure_cny")
    platforms_cny = column("platforms_cny")
    rd_spending_cny = column("rd_spending_cny")
    jobs = column("jobs")
    firms = column("firms")
    firms_above_scale = column("firms_above_scale")
    key_firms = column("key_firms")
    high_tech_firms = column("high_tech_firms")
    patents = column("patents")
    patents_in_force = column("patents_in_force")
    land_used_ha = column("land_used_ha")
    occupancy_percent = column("occupancy_percent")
    energy_tce_per_10k_cny = column("energy_tce_per_10k_cny")
    water_m3_per_10k_cny = column("water_m3_per_10k_cny")
    output_per_input = column("output_per_input")
    source = models.CharField(_("数据来源"), max_length=200, help_text=_("哪个部门的哪份统计，如“园区统计年报”。"))

    objects = ParkFigureQuerySet.as_manager()

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
            *(not_negative(name) for name in MEASURED if not isinstance(INDICATORS[name], Number)),
            *map(at_most_firms, AMONG_FIRMS),
        ]

    def __str__(self):
        return f"{self.park} · {self.year}"

    @property
    def name_within_owner(self):
        return str(self.year)
