from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.illustrated import Illustrated, WithAttachments
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import beneath
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField

from .parks import Park
from .sources import Sourced


class SiteQuerySet(PublishedQuerySet):
    pass


class Site(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """A plot of land or a building of a park that an investor can have (用地、厂房)."""

    scope_paths = beneath("park", Park)

    class Kind(models.TextChoices):
        PLOT = "plot", _("土地")
        BUILDING = "building", _("厂房")

    class Availability(models.TextChoices):
        FREE = "free", _("可供")
        RESERVED = "reserved", _("已预留")
        TAKEN = "taken", _("已占用")
        UNSERVICED = "unserviced", _("配套未完成")

    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.PROTECT, related_name="sites")
    kind = models.CharField(_("类型"), max_length=8, choices=Kind.choices)
    code = models.CharField(_("编号"), max_length=40, help_text=_("园区自己的地块号或厂房号，如 A-07。"))
    name = models.CharField(_("名称"), max_length=80)
    name_sort = PinyinKeyField()
    availability = models.CharField(_("供应状态"), max_length=10, choices=Availability.choices)
    area_ha = models.DecimalField(_("土地面积（公顷）"), max_digits=9, decimal_places=4, null=True, blank=True)
    floor_m2 = models.DecimalField(_("建筑面积（平方米）"), max_digits=10, decimal_places=2, null=True, blank=True)
    summary = models.TextField(_("简介"), blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("用地和厂房")
        verbose_name_plural = pgettext_lazy("列表", "用地和厂房")
        ordering = ["park", "code", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["park", "code"],
                name="parks_site_code_once_a_park",
                violation_error_message=_("这个园区已有这个编号。"),
            ),
            models.CheckConstraint(
                condition=Q(area_ha__gt=0),
                name="parks_site_area_positive",
                violation_error_message=_("面积须大于零；不知道就留空。"),
            ),
            models.CheckConstraint(
                condition=Q(floor_m2__gt=0),
                name="parks_site_floor_positive",
                violation_error_message=_("面积须大于零；不知道就留空。"),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def get_absolute_url(self):
        return reverse("investment:site_detail", args=[self.slug])
