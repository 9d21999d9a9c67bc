"""What a park plans: its plans, the blocks it is divided into, the assessments of its effects, the classes it takes in."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.outline_field import OutlineField
from portal.kit.partial_dates import PartialDateField
from portal.kit.scoping import beneath

from .industries import IndustryClass
from .parks import Park

# The plans that a park's own must fit (S2): the column, and the name of the plan.
SUPERIOR_PLANS = {
    "fits_development_plan": _("国民经济和社会发展规划"),
    "fits_urban_plan": _("城市总体规划"),
    "fits_land_use_plan": _("土地利用总体规划"),
    "fits_functional_areas": _("主体功能区规划"),
    "fits_industrial_layout": _("产业布局规划"),
    "fits_ecological_plans": _("区域和流域生态环境保护规划"),
}
DOCUMENT_HELP = _("文件在公开网站上的网址；文件本身可作为园区附件上传。")


def part_of_park(related_name):
    return models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.CASCADE, related_name=related_name)


def fits(name):
    return models.BooleanField(SUPERIOR_PLANS[name], default=False)


class ParkPlan(models.Model):
    """A plan of the park: who made it, for which years, approved when, and which plans above it it fits (S2)."""

    scope_paths = beneath("park", Park)

    class Kind(models.TextChoices):
        OVERALL = "overall", _("总体规划")
        DETAILED = "detailed", _("详细规划")
        SECTOR = "sector", _("专项规划")

    park = part_of_park("plans")
    title = models.CharField(_("规划名称"), max_length=200)
    kind = models.CharField(_("规划类型"), max_length=10, choices=Kind.choices)
    agency = models.CharField(_("责任机构"), max_length=100, blank=True, help_text=_("负责编制和实施的管理机构。"))
    planning_unit = models.CharField(_("编制单位"), max_length=100, blank=True)
    qualification = models.CharField(_("编制单位资质"), max_length=100, blank=True, help_text=_("如“城乡规划甲级”。"))
    advisers = models.CharField(
        _("咨询论证单位"), max_length=300, blank=True, help_text=_("科研院所、高校和中介机构。")
    )
    period_from = models.PositiveSmallIntegerField(_("规划期起"), null=True, blank=True, help_text=_("年份。"))
    period_to = models.PositiveSmallIntegerField(_("规划期止"), null=True, blank=True, help_text=_("年份。"))
    approved_on = PartialDateField(_("批准时间"))
    number = models.CharField(_("批准文号"), max_length=60, blank=True)
    fits_development_plan = fits("fits_development_plan")
    fits_urban_plan = fits("fits_urban_plan")
    fits_land_use_plan = fits("fits_land_use_plan")
    fits_functional_areas = fits("fits_functional_areas")
    fits_industrial_layout = fits("fits_industrial_layout")
    fits_ecological_plans = fits("fits_ecological_plans")
    document_url = models.URLField(_("文件网址"), max_length=300, blank=True, help_text=DOCUMENT_HELP)

    class Meta:
        verbose_name = _("园区规划")
        verbose_name_plural = pgettext_lazy("列表", "园区规划")
        ordering = ["park", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="parks_parkplan_period_in_order",
                violation_error_message=_("规划期止不能早于起。"),
            ),
            models.CheckConstraint(
                condition=Q(period_from__range=(1980, 2100)) & Q(period_to__range=(1980, 2100)),
                name="parks_parkplan_period_of_our_time",
                violation_error_message=_("年份须在 1980 到 2100 之间。"),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def fitted(self):
        """The names of the superior plans that it fits, as far as that is stated."""
        return [name for column, name in SUPERIOR_PLANS.items() if getattr(self, column)]


class ParkBlock(models.Model):
    """A functional block of the park, with its shape when there is one (功能区块)."""

    scope_paths = beneath("park", Park)

    park = part_of_park("blocks")
    name = models.CharField(_("名称"), max_length=80)
    purpose = models.CharField(
        _("用途"), max_length=200, blank=True, help_text=_("这个区块做什么，如“汽车零部件制造”。")
    )
    area_ha = models.DecimalField(_("面积（公顷）"), max_digits=9, decimal_places=2, null=True, blank=True)
    shape = OutlineField(
        _("边界"),
        null=True,
        blank=True,
        help_text=_("GeoJSON 多边形（WGS 84），可从制图软件粘贴；各区块一起画成示意图。没有就留空。"),
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("功能区块")
        verbose_name_plural = pgettext_lazy("列表", "功能区块")
        ordering = ["park", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area_ha__gt=0),
                name="parks_parkblock_area_positive",
                violation_error_message=_("面积须大于零；不知道就留空。"),
            ),
        ]

    def __str__(self):
        return self.name


class ParkAssessment(models.Model):
    """An assessment of the park's effects on the environment: where it stands, by whom, with which document (S2)."""

    scope_paths = beneath("park", Park)

    class Status(models.TextChoices):
        NOT_BEGUN = "not_begun", _("未开展")
        UNDER_WAY = "under_way", _("编制中")
        SUBMITTED = "submitted", _("已报审")
        APPROVED = "approved", _("已通过审查")
        TRACKED = "tracked", _("已开展跟踪评价")

    park = part_of_park("assessments")
    title = models.CharField(_("名称"), max_length=200, help_text=_("如“总体规划环境影响报告书”。"))
    status = models.CharField(_("状态"), max_length=10, choices=Status.choices)
    dated_on = PartialDateField(_("日期"), help_text=_("进入这个状态的日期。"))
    authority = models.CharField(_("审查机关"), max_length=100, blank=True)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    document_url = models.URLField(_("文件网址"), max_length=300, blank=True, help_text=DOCUMENT_HELP)

    class Meta:
        verbose_name = _("环境影响评价")
        verbose_name_plural = pgettext_lazy("列表", "环境影响评价")
        ordering = ["park", "-dated_on", "pk"]

    def __str__(self):
        return self.title


class ParkClassRule(models.Model):
    """Whether a park takes in firms of an industry class: permitted, restricted or forbidden, and by which clause."""

    scope_paths = beneath("park", Park)

    class Rule(models.TextChoices):
        PERMITTED = "permitted", _("准入")
        RESTRICTED = "restricted", _("限制")
        FORBIDDEN = "forbidden", _("禁止")

    park = part_of_park("class_rules")
    industry_class = models.ForeignKey(
        IndustryClass, verbose_name=_("行业类别"), on_delete=models.PROTECT, related_name="park_rules"
    )
    rule = models.CharField(_("准入规定"), max_length=10, choices=Rule.choices)
    basis = models.CharField(_("依据"), max_length=200, blank=True, help_text=_("哪份文件的哪一条。"))
    valid_from = models.DateField(_("生效日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("准入规定")
        verbose_name_plural = pgettext_lazy("列表", "准入规定")
        ordering = ["park", "industry_class__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["park", "industry_class"],
                name="parks_parkclassrule_once_per_class",
                violation_error_message=_("这个园区对这个行业类别的规定已有。"),
            ),
        ]

    def __str__(self):
        return f"{self.industry_class} · {self.get_rule_display()}"
