from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import FETCH_RAISE, F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.illustrated import Illustrated, WithAttachments, attachment_rows, picture_rows
from portal.kit.outline_field import OutlineField
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import beneath
from portal.kit.slugs import PAGES_OF_LISTS, Sluggable
from portal.kit.text import PinyinKeyField, in_both_languages

from .parks import Park
from .places import near_the_province
from .site_shapes import why_implausible
from .sources import Sourced, source_rows

CARD_COLUMNS = [
    *("slug", "kind", "code", "availability", "availability_on", "area_ha", "floor_m2"),
    *("price_from", "price_to", "price_as_of", "park__slug"),
    *in_both_languages("name", "park__name", "park__area__name"),
]
AVAILABILITY_LIFE, PRICE_LIFE = timedelta(days=30), timedelta(days=180)


def price_is_stale(price, as_of):
    """Whether a price is older than half a year, as far as its date is known; one without a date is."""
    oldest = f"{localdate() - PRICE_LIFE:%Y-%m-%d}"
    return price is not None and as_of < oldest[: len(as_of) or None]


class SiteQuerySet(PublishedQuerySet):
    def published(self, samples=False):
        """A site is read only while its park is."""
        return super().published(samples).filter(park__state="published")

    def for_cards(self):
        """Rows with just the columns their cards show."""
        return self.select_related("park__area").only(*CARD_COLUMNS).fetch_mode(FETCH_RAISE)

    def for_names(self):
        """Sites with just what a link to them says, and which kind they are."""
        return self.only("slug", "code", "kind", *in_both_languages("name")).fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Sites with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("park__area").defer("park__area__boundary", "shape")
        return rows.annotate(source_rows=source_rows(Site)).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """A site with its park and all it names itself, but for utilities and readiness: one query."""
        rows = self.select_related("park__area").defer("park__area__boundary")
        rows = rows.annotate(source_rows=source_rows(Site), picture_rows=picture_rows(Site))
        return rows.annotate(attachment_rows=attachment_rows(Site))


def positive(name):
    return models.CheckConstraint(
        condition=Q(**{f"{name}__gt": 0}),
        name=f"parks_site_{name}_positive",
        violation_error_message=_("须大于零；不知道就留空。"),
    )


def in_order(low, high):
    return models.CheckConstraint(
        condition=Q(**{f"{high}__isnull": True}) | Q(**{f"{low}__lte": F(high)}),
        name=f"parks_site_{low}_in_order",
        violation_error_message=_("上限不能小于下限。"),
    )


def measure(label, digits=9, places=2, **kwargs):
    return models.DecimalField(label, max_digits=digits, decimal_places=places, null=True, blank=True, **kwargs)


class Site(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """A plot of land or a building of a park that an investor can have (用地、厂房)."""

    scope_paths = beneath("park", Park)
    pages_of_the_list = PAGES_OF_LISTS | {"compare"}
    sampled_with = ["park"]

    class Kind(models.TextChoices):
        PLOT = "plot", _("土地")
        BUILDING = "building", _("厂房")

    class Availability(models.TextChoices):
        FREE = "free", _("可供")
        RESERVED = "reserved", _("已预留")
        TAKEN = "taken", _("已占用")
        UNSERVICED = "unserviced", _("配套未完成")

    class Use(models.TextChoices):
        INDUSTRY = "industry", _("工业")
        STORAGE = "storage", _("仓储物流")
        RESEARCH = "research", _("科研")
        MIXED = "mixed", _("混合")

    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.PROTECT, related_name="sites")
    kind = models.CharField(_("类型"), max_length=8, choices=Kind.choices)
    code = models.CharField(_("编号"), max_length=40, help_text=_("园区自己的地块号或厂房号，如 A-07。"))
    name = models.CharField(_("名称"), max_length=80)
    name_sort = PinyinKeyField()
    availability = models.CharField(_("供应状态"), max_length=10, choices=Availability.choices)
    availability_on = models.DateField(_("供应状态的日期"), help_text=_("哪一天核实的；超过三十天，网页上标为待核实。"))
    use = models.CharField(_("用途"), max_length=8, choices=Use.choices)
    area_ha = measure(_("土地面积（公顷）"), places=4)
    floor_m2 = measure(_("建筑面积（平方米）"), digits=10)
    smallest_part = measure(_("最小可供面积"), digits=10, help_text=_("土地按公顷，厂房按平方米；不分割就留空。"))
    tenure_years = models.PositiveSmallIntegerField(_("使用年限（年）"), null=True, blank=True)
    price_from = measure(_("价格"), digits=12, help_text=_("土地按万元/亩，厂房租金按元/平方米·月；面议的留空。"))
    price_to = measure(_("价格上限"), digits=12)
    price_as_of = PartialDateField(_("价格日期"))
    plot_ratio_from = measure(_("容积率下限"), digits=4)
    plot_ratio_to = measure(_("容积率上限"), digits=4)
    coverage_percent = measure(_("建筑系数（%）"), digits=5)
    green_percent = measure(_("绿地率（%）"), digits=5)
    height_limit_m = measure(_("限高（米）"), digits=5, places=1)
    investment_wan_mu = measure(_("投资强度（万元/亩）"))
    storeys = models.PositiveSmallIntegerField(_("层数"), null=True, blank=True)
    clear_height_m = measure(_("净高（米）"), digits=5, places=1)
    floor_load_t_m2 = measure(_("楼面荷载（吨/平方米）"), digits=5)
    crane_t = measure(_("行车（吨）"), digits=5, places=1)
    longitude = models.DecimalField(_("经度"), max_digits=8, decimal_places=4, null=True, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=7, decimal_places=4, null=True, blank=True)
    shape = OutlineField(
        _("地块范围"),
        null=True,
        blank=True,
        help_text=_("GeoJSON 多边形（WGS 84），可以画、上传或从制图软件粘贴；网页上画成示意图，可以下载。"),
    )
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
            *map(positive, ["area_ha", "floor_m2", "smallest_part", "price_from", "investment_wan_mu"]),
            in_order("price_from", "price_to"),
            in_order("plot_ratio_from", "plot_ratio_to"),
            models.CheckConstraint(
                condition=Q(kind="plot", area_ha__isnull=False) | Q(kind="building", floor_m2__isnull=False),
                name="parks_site_says_how_large",
                violation_error_message=_("土地须填土地面积，厂房须填建筑面积。"),
            ),
            models.CheckConstraint(
                condition=near_the_province("longitude", "latitude"),
                name="parks_site_point_near_the_province",
                violation_error_message=_("位置须有经度（121–132）和纬度（40–47），或都不填。"),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def get_absolute_url(self):
        return reverse("investment:site_detail", args=[self.slug])

    def clean(self):
        super().clean()
        if why := why_implausible(self):
            raise ValidationError({"shape": why})

    @property
    def hue(self):
        return "none"

    @property
    def is_plot(self):
        return self.kind == self.Kind.PLOT

    @property
    def price_unit(self):
        """The unit in which the price is kept: land by area, buildings by month."""
        return "wan_cny_mu" if self.is_plot else "cny_m2_month"

    @property
    def size_unit(self):
        return "ha" if self.is_plot else "m2"

    @property
    def size(self):
        return self.area_ha if self.is_plot else self.floor_m2

    @property
    def is_stale(self):
        """Whether nobody has looked for a month whether it can still be had."""
        return self.availability_on + AVAILABILITY_LIFE < localdate()

    @property
    def is_price_stale(self):
        return price_is_stale(self.price_from, self.price_as_of)
