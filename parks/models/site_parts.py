from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.partial_dates import PartialDateField
from portal.kit.scoping import beneath

from .readiness import Readiness, once
from .sites import Site


class SiteUtility(models.Model):
    """What reaches a plot or building, and how much of it is still free (配套). Read and reviewed with its site."""

    scope_paths = beneath("site", Site)

    class Kind(models.TextChoices):
        POWER = "power", _("电力")
        WATER = "water", _("供水")
        SEWAGE = "sewage", _("污水")
        GAS = "gas", _("燃气")
        STEAM = "steam", _("蒸汽")
        HEAT = "heat", _("供热")
        FIBRE = "fibre", _("通信")
        ROAD = "road", _("道路")
        RAIL = "rail", _("铁路")

    class Unit(models.TextChoices):
        MVA = "mva", "MVA"
        M3_DAY = "m3_d", _("立方米/日")
        T_H = "t_h", _("吨/小时")

    site = models.ForeignKey(Site, verbose_name=_("用地和厂房"), on_delete=models.CASCADE, related_name="utilities")
    kind = models.CharField(_("类别"), max_length=6, choices=Kind.choices)
    distance_m = models.PositiveIntegerField(
        _("距离（米）"), null=True, blank=True, help_text=_("离用地红线多远；已到红线填 0。")
    )
    capacity = models.DecimalField(_("容量"), max_digits=12, decimal_places=2, null=True, blank=True)
    spare = models.DecimalField(_("余量"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=8, choices=Unit.choices, blank=True)
    as_of = PartialDateField(_("资料日期"))
    source = models.CharField(_("来源"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("配套")
        verbose_name_plural = pgettext_lazy("列表", "配套")
        ordering = ["site", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind"],
                name="parks_siteutility_once_a_site",
                violation_error_message=_("这一项已经填写过，请修改原有的。"),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True, spare__isnull=True) | ~Q(unit=""),
                name="parks_siteutility_numbers_have_a_unit",
                violation_error_message=_("有容量或余量就须选单位。"),
            ),
        ]

    def __str__(self):
        return f"{self.site} · {self.get_kind_display()}"

    @property
    def name_within_owner(self):
        return self.get_kind_display()


class SiteReadiness(Readiness):
    """A line of the readiness card of a site. Read and reviewed with it."""

    scope_paths = beneath("site", Site)

    site = models.ForeignKey(Site, verbose_name=_("用地和厂房"), on_delete=models.CASCADE, related_name="readiness")

    class Meta:
        verbose_name = _("成熟度")
        verbose_name_plural = pgettext_lazy("列表", "成熟度")
        ordering = ["site", "pk"]
        constraints = [once("site", "parks_sitereadiness")]

    def __str__(self):
        return f"{self.site} · {self.get_topic_display()}"
