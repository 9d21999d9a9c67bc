from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE
from portal.kit.text import PinyinKeyField

from .places import near_the_province


class AreaQuerySet(models.QuerySet):
    def prefectures(self):
        return self.filter(level=Area.Level.PREFECTURE)

    def without_boundary(self):
        return self.defer("boundary")


class Area(models.Model):
    """An administrative division of the province by its GB/T 2260 code (地区)."""

    scope_paths = {"everyone": EVERYWHERE}

    PROVINCE_CODE = "220000"

    class Level(models.TextChoices):
        PROVINCE = "province", _("省")
        PREFECTURE = "prefecture", _("市州")
        COUNTY = "county", _("县市区")

    code = models.CharField(_("区划代码"), max_length=6, unique=True, help_text=_("GB/T 2260 六位代码。"))
    name = models.CharField(_("名称"), max_length=60)
    name_sort = PinyinKeyField()
    pinyin = models.CharField(_("拼音"), max_length=80, blank=True)
    level = models.CharField(_("级别"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级地区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    reports_to_province = models.BooleanField(
        _("单列报送单位"),
        default=False,
        help_text=_("梅河口市等单独向省里报送的地区，与区划代码分开记录。"),
    )
    introduction = models.TextField(_("简介"), blank=True)
    label_longitude = models.DecimalField(_("标注点经度"), max_digits=8, decimal_places=4, null=True, blank=True)
    label_latitude = models.DecimalField(_("标注点纬度"), max_digits=7, decimal_places=4, null=True, blank=True)
    seat_longitude = models.DecimalField(_("驻地经度"), max_digits=8, decimal_places=4, null=True, blank=True)
    seat_latitude = models.DecimalField(_("驻地纬度"), max_digits=7, decimal_places=4, null=True, blank=True)
    boundary = models.JSONField(
        _("边界"),
        null=True,
        blank=True,
        help_text=_("GeoJSON 多边形，仅用于绘制示意图。"),
    )
    focus = models.ManyToManyField(
        "parks.Industry",
        through="parks.FocusIndustry",
        verbose_name=_("重点产业"),
        related_name="focus_areas",
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("地区")
        verbose_name_plural = pgettext_lazy("列表", "地区")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^22[0-9]{4}$"),
                name="parks_area_code_of_the_province",
                violation_error_message=_("区划代码是以 22 开头的六位数字，如 220400。"),
            ),
            models.CheckConstraint(
                condition=Q(level="province", parent__isnull=True) | ~Q(level="province") & Q(parent__isnull=False),
                name="parks_area_parent_unless_province",
                violation_error_message=_("省没有上级地区，市州和县市区必须有。"),
            ),
            models.CheckConstraint(
                condition=near_the_province("label_longitude", "label_latitude"),
                name="parks_area_label_near_the_province",
                violation_error_message=_("标注点须有经度（121–132）和纬度（40–47），或都不填。"),
            ),
            models.CheckConstraint(
                condition=near_the_province("seat_longitude", "seat_latitude"),
                name="parks_area_seat_near_the_province",
                violation_error_message=_("驻地须有经度（121–132）和纬度（40–47），或都不填。"),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("parks:area_detail", args=[self.code])

    @property
    def code_stem(self):
        """What the codes of this area and of all areas below it begin with."""
        return {self.Level.PROVINCE: self.code[:2], self.Level.PREFECTURE: self.code[:4]}.get(self.level, self.code)

    def published(self, relation):
        """What lists show of a relation of areas ("parks", "projects" …), in this area and below it."""
        related = getattr(Area, relation).rel
        return related.related_model.objects.listed().filter(
            **{f"{related.field.name}__code__startswith": self.code_stem}
        )
