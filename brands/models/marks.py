from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.partial_dates import PartialDateField
from portal.kit.scoping import beneath

from .brands import Brand


class Mark(models.Model):
    """The legal sign behind a brand: collective or certification mark, geographical indication (标志).

    A mark is read with its brand and published with it.
    """

    scope_paths = beneath("brand", Brand)

    class Kind(models.TextChoices):
        GI_CERTIFICATION = "gi_certification_mark", _("地理标志证明商标")
        GI_PRODUCT = "gi_product", _("地理标志产品")
        AGRICULTURAL_GI = "agricultural_gi", _("农产品地理标志")
        GI_NOT_STATED = "gi_type_not_stated", _("地理标志（类型未提供）")
        SPECIAL_AGRI_LIST = "special_agri_list", _("全国名特优新农产品")
        REGIONAL_AWARD = "regional_brand_award", _("区域品牌奖项")
        COLLECTIVE_TO_APPLY = (
            "collective_brand_to_apply",
            _("拟支持申请的集体或证明商标"),
        )
        NOT_CHECKED = "not_checked", _("商标状态未核实")

    brand = models.ForeignKey(Brand, verbose_name=_("品牌"), on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(_("类别"), max_length=30, choices=Kind.choices)
    number = models.CharField(_("注册号"), max_length=60, blank=True)
    holder = models.CharField(_("持有人"), max_length=120, blank=True)
    registered_on = PartialDateField(_("登记日期"))
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)

    class Meta:
        verbose_name = _("标志")
        verbose_name_plural = pgettext_lazy("列表", "标志")
        ordering = ["brand", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["brand", "kind"], name="brands_mark_kind_once_per_brand"),
        ]

    def __str__(self):
        return f"{self.brand} · {self.get_kind_display()}"

    @property
    def name_within_owner(self):
        return self.get_kind_display()

    @property
    def is_geographical_indication(self):
        return self.kind in GEOGRAPHICAL_INDICATIONS


GEOGRAPHICAL_INDICATIONS = {
    Mark.Kind.GI_CERTIFICATION,
    Mark.Kind.GI_PRODUCT,
    Mark.Kind.AGRICULTURAL_GI,
    Mark.Kind.GI_NOT_STATED,
}
