from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .parks import Park

# What the characteristic of a park rests on (S3): the column, and its name.
BASES = {
    "basis_resources": _("资源"),
    "basis_industry": _("产业基础"),
    "basis_products": _("产品优势"),
    "basis_technology": _("核心技术"),
    "basis_location": _("区位"),
    "basis_culture": _("文化"),
}
PLANNING = ["advantages", "basis", "layout", "selected_from", "land_use"]
ENVIRONMENT = ["environmental_capacity", "ecology", "circular_economy"]
ENTRY = ["entry_criteria", "exit_rules", "relocation"]
MANAGEMENT = ["management_model", "service_orientation", "infrastructure", "informatisation"]


def words(label, help_text=""):
    return models.TextField(label, blank=True, help_text=help_text)


def rests_on(name):
    return models.BooleanField(BASES[name], default=False)


class ParkGovernance(models.Model):
    """How a park is planned and run, in words: one for each park, read and reviewed with it (S2, S3, S4, S5, S9, S12)."""

    scope_paths = beneath("park", Park)

    park = models.OneToOneField(Park, verbose_name=_("园区"), on_delete=models.CASCADE, related_name="governance")
    advantages = words(_("比较优势"), _("与别处相比，这里有什么更好。"))
    basis_resources = rests_on("basis_resources")
    basis_industry = rests_on("basis_industry")
    basis_products = rests_on("basis_products")
    basis_technology = rests_on("basis_technology")
    basis_location = rests_on("basis_location")
    basis_culture = rests_on("basis_culture")
    basis = words(_("特色的依据"), _("勾选上面的各项，再用几句话说明（意见第三条）。"))
    layout = words(_("总体布局与产业导向"))
    selected_from = words(_("由现有园区择优确定"), _("从哪个已有基础的工业园区择优而来，基础如何。"))
    land_use = words(_("土地利用的改善"), _("怎样使土地利用更集约。"))
    environmental_capacity = words(_("环境容量"), _("剩余多少、还能承载什么；有数字的写单位和日期。"))
    ecology = words(_("生态与环境保护"))
    circular_economy = words(_("循环经济"), _("园区和企业的循环利用、节能情况（意见第九条）。"))
    entry_criteria = words(_("优先准入条件"), _("哪些企业优先，凭什么判断（意见第九条）。"))
    exit_rules = words(_("退出机制"), _("高污染、高耗能和不符合主题的企业怎样退出或转移（意见第九条）。"))
    relocation = words(_("承接转移"), _("外来和本县企业迁入的情况、税收分享办法的概要；不写单个企业的数字。"))
    management_model = words(_("管理模式"), _("园区怎样管理，有什么创新（意见第十二条）。"))
    service_orientation = words(_("服务内容"), _("为企业办什么事，怎样申请（意见第十二条）。"))
    infrastructure = words(_("基础设施"), _("已建和在建的道路、给排水、供电、供气、供热、通信。"))
    informatisation = words(_("信息化水平"))

    class Meta:
        verbose_name = _("规划与管理说明")
        verbose_name_plural = pgettext_lazy("列表", "规划与管理说明")
        ordering = ["park"]

    def __str__(self):
        return str(self.park)

    @property
    def name_within_owner(self):
        return ""

    @property
    def bases(self):
        """What the characteristic rests on, as far as that is stated."""
        return [name for column, name in BASES.items() if getattr(self, column)]
