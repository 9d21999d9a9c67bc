from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.partial_dates import PartialDateField
from portal.kit.scoping import beneath

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


class SiteReadiness(models.Model):
    """One line of the readiness card: what has been settled, since when, by which paper, checked by whom (成熟度)."""

    scope_paths = beneath("site", Site)

    class Topic(models.TextChoices):
        LAND = "land", _("土地")
        PLANNING = "planning", _("规划")
        ENVIRONMENT = "environment", _("环评")
        POWER = "power", _("电力")
        WATER = "water", _("供水")
        SEWAGE = "sewage", _("污水")
        GAS = "gas", _("燃气")
        HEAT = "heat", _("供热")
        RAIL = "rail", _("铁路")

    class State(models.TextChoices):
        DONE = "done", _("已完成")
        UNDER_WAY = "under_way", _("办理中")
        NOT_STARTED = "not_started", _("未开始")
        NOT_NEEDED = "not_needed", _("不需要")

    site = models.ForeignKey(Site, verbose_name=_("用地和厂房"), on_delete=models.CASCADE, related_name="readiness")
    topic = models.CharField(_("事项"), max_length=11, choices=Topic.choices)
    state = models.CharField(_("状态"), max_length=11, choices=State.choices)
    dated = PartialDateField(_("日期"))
    document = models.CharField(_("文件"), max_length=160, blank=True, help_text=_("文件名称和文号。"))
    checked_by = models.CharField(_("核对单位"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("成熟度")
        verbose_name_plural = pgettext_lazy("列表", "成熟度")
        ordering = ["site", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "topic"],
                name="parks_sitereadiness_once_a_topic",
                violation_error_message=_("这一项已经填写过，请修改原有的。"),
            ),
        ]

    def __str__(self):
        return f"{self.site} · {self.get_topic_display()}"
