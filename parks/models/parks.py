from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import FETCH_RAISE, Case, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.illustrated import Illustrated, WithAttachments, attachment_rows, picture_rows
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import ITSELF
from portal.kit.slugs import PAGES_OF_LISTS, Sluggable
from portal.kit.text import PinyinKeyField, in_both_languages

from .areas import Area
from .industries import Industry, IndustryTag, industry_rows
from .places import near_the_province
from .sources import Sourced, source_rows

CARD_COLUMNS = [
    *("slug", "level", "founded", "approved_on", "approved_area_ha", "reported_area_km2"),
    *in_both_languages("name", "leading_industries", "positioning", "summary", "area__name"),
]


class ParkQuerySet(PublishedQuerySet):
    def for_cards(self):
        """Rows with just the columns their cards show: one query, however many parks."""
        rows = self.select_related("area").only(*CARD_COLUMNS)
        return rows.annotate(industry_rows=industry_rows(Park)).fetch_mode(FETCH_RAISE)

    def for_names(self):
        """Parks with just what a link to them says."""
        return self.only("slug", *in_both_languages("name")).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """A park with all it names itself: one query."""
        rows = self.select_related("area").defer("area__boundary")
        found = rows.annotate(industry_rows=industry_rows(Park), source_rows=source_rows(Park))
        found = found.annotate(picture_rows=picture_rows(Park), attachment_rows=attachment_rows(Park))
        return found.fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Parks with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area", "parent").defer("area__boundary")
        return rows.annotate(industry_rows=industry_rows(Park), source_rows=source_rows(Park)).fetch_mode(FETCH_RAISE)

    def by_level(self):
        """National parks first, then as `Park.Level` has them."""
        order = [When(level=level, then=Value(number)) for number, level in enumerate(Park.Level)]
        return self.annotate(level_order=Case(*order))

    def places(self):
        """Where each park stands among the others, in the order of names."""
        industries = ArraySubquery(Park.industries.through.objects.filter(park=OuterRef("pk")).values("industry"))
        rows = self.order_by("name_sort", "pk").values_list("pk", "parent", "area__code", industries)
        return (ParkPlace(pk, parent, code[:4], frozenset(found)) for pk, parent, code, found in rows)


FAR = 3


class ParkPlace(NamedTuple):
    """What tells how near two parks are: prefecture and industries."""

    pk: int
    parent: int | None
    prefecture: str
    industries: frozenset

    def distance(self, other):
        """0 for the same prefecture and an industry in common, 1 for the industry, 2 for the prefecture, else FAR."""
        shares, near = bool(self.industries & other.industries), self.prefecture == other.prefecture
        return {(True, True): 0, (True, False): 1, (False, True): 2}.get((shares, near), FAR)


def industry_slugs_of_park():
    return ArraySubquery(Industry.objects.filter(parks=OuterRef("pk")).order_by("slug").values("slug"))


class Park(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """A characteristic industrial park, run by one committee (园区)."""

    scope_paths = {"park": ITSELF, "area": "area"}
    open_relations = {"parent"}
    pages_of_the_list = PAGES_OF_LISTS | {"compare", "data-quality"}

    class Level(models.TextChoices):
        NATIONAL = "national", _("国家级")
        PROVINCIAL = "provincial", _("省级")
        MUNICIPAL = "municipal", _("市级")
        THEMED = "themed", _("主题园区")
        NOT_STATED = "not_stated", _("级别未提供")

    class Kind(models.TextChoices):
        ECONOMIC = "economic_development_zone", _("经济开发区")
        ECONOMIC_TECHNOLOGICAL = (
            "economic_and_technological_development_zone",
            _("经济技术开发区"),
        )
        HIGH_TECH = "high_tech_industrial_development_zone", _("高新技术产业开发区")
        BORDER = "border_economic_cooperation_zone", _("边境经济合作区")
        EXPORT_PROCESSING = "export_processing_zone", _("出口加工区")
        INTERNATIONAL = "international_cooperation_zone", _("国际合作区")
        NATIONAL_NEW_AREA = "national_new_area", _("国家级新区")
        PROVINCIAL_NEW_AREA = "provincial_new_area", _("省级新区")
        BONDED = "comprehensive_bonded_zone", _("综合保税区")
        CHARACTERISTIC = "characteristic_industrial_park", _("特色产业园")
        CONCENTRATION = "industrial_concentration_area", _("工业集中区")
        INDUSTRIAL = "industrial_park", _("工业园区")
        CHEMICAL = "chemical_park", _("化工园区")
        LOGISTICS = "logistics_park", _("物流园区")
        TOWN = "characteristic_town", _("特色镇")
        MARKET = "specialised_market", _("专业市场")
        THEME_PLACE = "theme_place", _("主题地")

    class LocationPrecision(models.TextChoices):
        SURVEYED = "surveyed", _("园区实测点")
        APPROXIMATE = "approximate", _("约五公里以内的大致位置")
        SEAT = "seat", _("所在地区驻地，不是园区本身")
        LABEL = "label", _("所在县的标注点，不是园区本身")

    name = models.CharField(_("名称"), max_length=80)
    name_sort = PinyinKeyField()
    area = models.ForeignKey(Area, verbose_name=_("地区"), on_delete=models.PROTECT, related_name="parks")
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    level = models.CharField(_("级别"), max_length=12, choices=Level.choices, default=Level.NOT_STATED)
    kind = models.CharField(_("类型"), max_length=50, choices=Kind.choices)
    industries = models.ManyToManyField(Industry, verbose_name=_("主导产业"), blank=True, related_name="parks")
    leading_industries = models.CharField(
        _("主导产业表述"),
        max_length=200,
        blank=True,
        help_text=_("照来源的说法写，用分号隔开。"),
    )
    positioning = models.CharField(
        _("发展定位"),
        max_length=200,
        blank=True,
        help_text=_("一句话：本园区的一个特色产业和定位（意见第三条）。"),
    )
    summary = models.TextField(_("简介"), blank=True)
    founded = PartialDateField(_("设立时间"))
    approved_on = PartialDateField(_("批准时间"))
    approved_area_ha = models.DecimalField(_("批准面积（公顷）"), max_digits=9, decimal_places=2, null=True, blank=True)
    reported_area_km2 = models.DecimalField(
        _("报道面积（平方公里）"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("管辖或规划面积，各园区口径不同，不能互相比较。"),
    )
    reported_area_note = models.CharField(_("报道面积口径"), max_length=120, blank=True)
    statistical_code = models.CharField(_("统计用区划代码"), max_length=12, blank=True)
    longitude = models.DecimalField(_("经度"), max_digits=8, decimal_places=4, null=True, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=7, decimal_places=4, null=True, blank=True)
    location_precision = models.CharField(_("位置精度"), max_length=12, choices=LocationPrecision.choices, blank=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    website = models.CharField(_("网站"), max_length=200, blank=True)
    office = models.CharField(
        _("咨询机构"),
        max_length=100,
        blank=True,
        help_text=_("回答投资咨询的机构或处室。"),
    )
    phone = models.CharField(_("电话"), max_length=60, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)
    office_hours = models.CharField(_("办公时间"), max_length=100, blank=True)
    languages = models.CharField(_("可用语言"), max_length=100, blank=True)
    complaint_phone = models.CharField(_("投诉电话"), max_length=60, blank=True)

    objects = ParkQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("园区")
        verbose_name_plural = pgettext_lazy("列表", "园区")
        ordering = ["name_sort", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(approved_area_ha__gt=0),
                name="parks_park_approved_area_positive",
                violation_error_message=_("面积须大于零；不知道就留空。"),
            ),
            models.CheckConstraint(
                condition=Q(reported_area_km2__gt=0),
                name="parks_park_reported_area_positive",
                violation_error_message=_("面积须大于零；不知道就留空。"),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="parks_park_not_its_own_parent",
                violation_error_message=_("园区不能是自己的上级。"),
            ),
            models.CheckConstraint(
                condition=near_the_province("longitude", "latitude"),
                name="parks_park_point_near_the_province",
                violation_error_message=_("位置须有经度（121–132）和纬度（40–47），或都不填。"),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("parks:park_detail", args=[self.slug])

    def check_first_publication(self):
        """A new park states every must-have fact before visitors read it; raises ValidationError that lists the rest."""
        from parks.completeness import missing_names

        if missing := missing_names(self):
            raise ValidationError(_("发布前还缺这些必填资料：%(names)s。") % {"names": "、".join(missing)})

    def clean(self):
        super().clean()
        if self.pk and self in self.around():
            raise ValidationError({"parent": _("这个园区在本园区之内，不能又是它的上级。")})

    def around(self):
        """The parks around this one, the nearest first; one query for each."""
        found, park = [], self.parent
        while park is not None and park not in found:
            found.append(park)
            park = park.parent
        return found

    @property
    def has_contact(self):
        return bool(self.office or self.phone or self.email)

    @property
    def industry_tags(self):
        """The leading industries in the register's words; needs the annotation `industry_rows`."""
        return [IndustryTag(**row) for row in self.industry_rows]

    @property
    def hue(self):
        """The group whose colour stands for the park: that of its first industry."""
        return self.industry_rows[0]["group"] if self.industry_rows else "none"

    @property
    def is_located(self):
        return self.longitude is not None
