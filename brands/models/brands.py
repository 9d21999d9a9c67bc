from django.db import models
from django.db.models import FETCH_RAISE, Case, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Area, Association, Enterprise, Industry, Park, Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import Illustrated, picture_rows
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField

from .categories import Category


class BrandQuerySet(PublishedQuerySet):
    def for_cards(self):
        """Brands with their marks: two queries."""
        rows = self.select_related("area", "category", "industry").defer("area__boundary")
        return rows.prefetch_related("marks").fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Brands with all that files, feeds and the API tell of them: two queries."""
        rows = self.select_related("area", "category", "industry", "park", "enterprise").defer("area__boundary")
        return rows.prefetch_related("marks").annotate(source_rows=source_rows(Brand)).fetch_mode(FETCH_RAISE)

    def by_shelf(self):
        """The collective brands the opinion names first, then the four kinds apart from each other."""
        kinds = [When(kind=kind, then=number) for number, kind in enumerate(Brand.Kind, start=1)]
        return self.annotate(shelf_order=Case(When(is_named_in_opinion=True, then=0), *kinds))

    def for_detail(self):
        """A brand with all it names, and its marks: two queries."""
        rows = self.select_related("area__parent", "category", "industry", "park", "enterprise")
        rows = rows.defer("area__boundary", "area__parent__boundary").prefetch_related("marks")
        rows = rows.annotate(source_rows=source_rows(Brand), picture_rows=picture_rows(Brand))
        return rows.fetch_mode(FETCH_RAISE)


class Brand(Publishable, Sluggable, Sourced, Illustrated):
    """A brand of the province, of one of the four kinds the opinion names in section 10 (品牌)."""

    sampled_with = ["park", "enterprise"]
    scope_paths = {"association": "association", "enterprise": "enterprise", "park": "park", "area": "area"}

    class Kind(models.TextChoices):
        REGIONAL = "regional", _("区域品牌")
        RESOURCE = "resource", _("资源品牌")
        CORPORATE = "corporate", _("企业品牌")
        PRODUCT = "product", _("产品品牌")

    name = models.CharField(_("名称"), max_length=80)
    name_sort = PinyinKeyField()
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    category = models.ForeignKey(
        Category,
        verbose_name=_("品类"),
        on_delete=models.PROTECT,
        related_name="brands",
    )
    industry = models.ForeignKey(
        Industry,
        verbose_name=_("产业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brands",
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("地区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brands",
    )
    place_note = models.CharField(_("地域范围"), max_length=120, blank=True)
    park = models.ForeignKey(
        Park,
        verbose_name=_("园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brands",
    )
    enterprise = models.ForeignKey(
        Enterprise,
        verbose_name=_("企业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brands",
    )
    association = models.ForeignKey(
        Association,
        verbose_name=_("协会"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brands",
        help_text=_("持有并管理这个品牌的协会。"),
    )
    is_named_in_opinion = models.BooleanField(
        _("意见点名的集体品牌"),
        default=False,
        help_text=_("意见第十条点名的十个集体品牌之一。"),
    )
    story = models.TextField(_("品牌故事"), blank=True)
    note = models.TextField(_("说明"), blank=True)

    objects = BrandQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("品牌")
        verbose_name_plural = pgettext_lazy("列表", "品牌")
        ordering = ["name_sort", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = Publishable.Meta.constraints

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("brands:brand_detail", args=[self.slug])

    @property
    def hue(self):
        """The group whose colour stands for the brand."""
        return (self.industry and self.industry.group) or "none"

    @property
    def shelf(self):
        """The group a list shows the brand in."""
        return NAMED_SHELF if self.is_named_in_opinion else self.get_kind_display()


NAMED_SHELF = _("意见点名的集体品牌")
