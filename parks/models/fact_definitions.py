from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE


class FactGroup(models.TextChoices):
    """The groups of what investors ask of a place, in the order in which pages show them."""

    IDENTITY = "identity", _("身份")
    INDUSTRY = "industry", _("产业")
    LAND = "land", _("土地")
    PLOT = "plot", _("地块")
    BUILDINGS = "buildings", _("厂房")
    POWER = "power", _("电力")
    HEAT_AND_GAS = "heat_and_gas", _("供热与燃气")
    WATER = "water", _("供水与污水")
    ENVIRONMENT = "environment", _("环境")
    TRANSPORT = "transport", _("交通")
    LABOUR = "labour", _("用工")
    SERVICES = "services", _("数字与服务")
    INCENTIVES = "incentives", _("优惠政策")
    PROCEDURES = "procedures", _("办事")
    RECORD = "record", _("业绩")
    COLD_CLIMATE = "cold_climate", _("寒冷气候")
    PEOPLE = "people", _("联系人")
    GOVERNANCE = "governance", _("管理与规划")


class FactDefinition(models.Model):
    """What may be stated as a fact of a park, a site or an area: its kind, unit, life and what to write (事实定义)."""

    scope_paths = {"everyone": EVERYWHERE}

    class Subject(models.TextChoices):
        PARK = "park", _("园区")
        SITE = "site", _("用地和厂房")
        AREA = "area", _("地区")

    class Kind(models.TextChoices):
        NUMBER = "number", _("数值")
        RANGE = "range", _("数值范围")
        CHOICE = "choice", _("选项")
        YES_NO = "yes_no", _("是否")
        TEXT = "text", _("文字")
        DATE = "date", _("日期")

    class Better(models.TextChoices):
        HIGHER = "higher", _("越高越好")
        LOWER = "lower", _("越低越好")
        UNDEFINED = "", _("不比较优劣")

    code = models.SlugField(_("代码"), max_length=60, unique=True)
    subject = models.CharField(_("对象"), max_length=4, choices=Subject.choices)
    group = models.CharField(_("分组"), max_length=14, choices=FactGroup.choices)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(_("类型"), max_length=6, choices=Kind.choices)
    unit = models.CharField(_("单位"), max_length=20, blank=True, help_text=_("单位代码，见单位表；没有单位的留空。"))
    is_required = models.BooleanField(_("必填"), default=False, help_text=_("缺少时新园区不能发布。"))
    life_days = models.PositiveSmallIntegerField(
        _("有效天数"), default=365, help_text=_("资料日期或确认之后多少天须再次核实：地块 30，价格 180，其他 365。")
    )
    help_text = models.CharField(_("填写说明"), max_length=200, blank=True)
    example = models.CharField(_("示例"), max_length=100, blank=True)
    minimum = models.DecimalField(_("最小值"), max_digits=18, decimal_places=4, null=True, blank=True)
    maximum = models.DecimalField(_("最大值"), max_digits=18, decimal_places=4, null=True, blank=True)
    usual_change_percent = models.PositiveSmallIntegerField(
        _("通常变化（%）"), default=50, help_text=_("比上一次的数值变化超过这个比例时，请填写人确认。")
    )
    better = models.CharField(_("比较"), max_length=6, choices=Better.choices, blank=True, default=Better.UNDEFINED)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        verbose_name = _("事实定义")
        verbose_name_plural = pgettext_lazy("列表", "事实定义")
        ordering = ["subject", "group", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(minimum__lte=F("maximum")),
                name="parks_factdefinition_minimum_below_maximum",
                violation_error_message=_("最小值不能大于最大值。"),
            ),
            models.CheckConstraint(
                condition=Q(life_days__gt=0),
                name="parks_factdefinition_lives_some_days",
                violation_error_message=_("有效天数至少为 1。"),
            ),
        ]

    def __str__(self):
        return self.name


class FactOption(models.Model):
    """One of the answers of a definition whose kind is a choice (选项)."""

    scope_paths = {"everyone": EVERYWHERE}

    definition = models.ForeignKey(
        FactDefinition, verbose_name=_("事实定义"), on_delete=models.CASCADE, related_name="options"
    )
    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=60)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("选项")
        verbose_name_plural = pgettext_lazy("列表", "选项")
        ordering = ["definition", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "code"],
                name="parks_factoption_code_once_a_definition",
                violation_error_message=_("这个定义已有这个代码。"),
            ),
        ]

    def __str__(self):
        return self.name
