from typing import NamedTuple

from django.db import models
from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.related_rows import related_rows
from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField

from .areas import Area


class IndustryGroup(models.TextChoices):
    """Groups of industries; each has one hue, used everywhere the group appears."""

    EQUIPMENT = "equipment", _("装备制造")
    MATERIALS = "materials", _("材料与建材")
    CHEMICALS = "chemicals", _("化工与化纤")
    MEDICINE = "medicine", _("医药健康")
    SPECIALTY = "specialty", _("特产资源")
    FOOD = "food", _("食品与粮食")
    TEXTILES = "textiles", _("纺织皮革")
    DIGITAL = "digital", _("电子信息")
    ENERGY = "energy", _("能源电力")
    SERVICES = "services", _("现代服务")


class IndustryClass(models.Model):
    """A class of the national classification of economic activities, GB/T 4754-2017 (国民经济行业分类)."""

    scope_paths = {"everyone": EVERYWHERE}

    code = models.CharField(_("代码"), max_length=4, unique=True)
    name = models.CharField(_("名称"), max_length=100)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级类"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    is_checked = models.BooleanField(_("已与标准核对"), default=False)

    class Meta:
        verbose_name = _("行业类别")
        verbose_name_plural = pgettext_lazy("列表", "行业类别")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.name}"


class IndustryQuerySet(models.QuerySet):
    def by_group(self):
        """Adds the order in which `IndustryGroup` has the groups."""
        order = [When(group=group, then=Value(number)) for number, group in enumerate(IndustryGroup)]
        return self.annotate(group_order=Case(*order))


class Industry(Sluggable):
    """An industry as the province speaks of it, with the classes of GB/T 4754-2017 it covers (产业)."""

    scope_paths = {"everyone": EVERYWHERE}

    name = models.CharField(_("名称"), max_length=60)
    name_sort = PinyinKeyField()
    group = models.CharField(_("产业大类"), max_length=12, choices=IndustryGroup.choices)
    introduction = models.TextField(_("简介"), blank=True)
    classes = models.ManyToManyField(IndustryClass, verbose_name=_("行业类别"), blank=True, related_name="industries")

    objects = IndustryQuerySet.as_manager()

    class Meta(Sluggable.Meta):
        verbose_name = _("产业")
        verbose_name_plural = pgettext_lazy("列表", "产业")
        ordering = ["name_sort"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("parks:industry_detail", args=[self.slug])


class IndustryTag(NamedTuple):
    """An industry as the card of something else names it."""

    slug: str
    group: str
    name_zh_hans: str
    name_en: str

    def get_absolute_url(self):
        return reverse("parks:industry_detail", args=[self.slug])


def industry_rows(model):
    """The industries of each row, read in the row's own query; each becomes an `IndustryTag`."""
    return related_rows(model, "industries", IndustryTag._fields, order="name_sort")


class FocusIndustry(models.Model):
    """An industry the opinion names for a prefecture (section 3) or as a pillar of the province (section 11)."""

    scope_paths = {"everyone": EVERYWHERE}

    class Kind(models.TextChoices):
        CITY = "city_focus", _("市州重点产业")
        PILLAR = "provincial_pillar", _("全省支柱产业")

    area = models.ForeignKey(
        Area,
        verbose_name=_("地区"),
        on_delete=models.CASCADE,
        related_name="focus_rows",
    )
    industry = models.ForeignKey(
        Industry,
        verbose_name=_("产业"),
        on_delete=models.PROTECT,
        related_name="focus_rows",
    )
    kind = models.CharField(_("类别"), max_length=20, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    provenance_note = models.TextField(_("来源说明"), blank=True)

    class Meta:
        verbose_name = _("重点产业")
        verbose_name_plural = pgettext_lazy("列表", "重点产业")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "industry", "kind"],
                name="parks_focusindustry_once_per_area",
            ),
        ]

    def __str__(self):
        return f"{self.area} · {self.industry}"
