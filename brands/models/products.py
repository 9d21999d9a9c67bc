from django.db import models
from django.db.models import FETCH_RAISE
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Area, ChainLink, Enterprise, Industry, Park, Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import Illustrated, picture_rows
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField, in_both_languages

from .brands import Brand
from .categories import Category

CARD_COLUMNS = [
    *("slug", "is_geographical_indication", "industry__group", "brand__state", "enterprise__state"),
    *in_both_languages("name", "area__name", "category__name", "brand__name", "enterprise__name"),
]
# Of what a product's page names besides: the words of the link, the address, and whether visitors may read it.
NAMED_COLUMNS = [
    *("area__code", "area__level", "category__slug", "industry__slug", "industry__group", "brand__slug", "brand__kind"),
    *("brand__state", "enterprise__slug", "enterprise__state", "park__slug", "park__state"),
    *in_both_languages(*(f"{row}__name" for row in ("area", "category", "industry", "brand", "enterprise", "park"))),
]


class ProductQuerySet(PublishedQuerySet):
    def for_cards(self):
        """Products with just the columns their cards show: one query."""
        rows = self.select_related("area", "category", "industry", "brand", "enterprise").only(*CARD_COLUMNS)
        return rows.fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Products with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area", "category", "industry", "brand", "enterprise", "park")
        rows = rows.only(*(column.name for column in Product._meta.concrete_fields), *NAMED_COLUMNS)
        return rows.annotate(source_rows=source_rows(Product)).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """A product with all it names, and the marks of its brand: two queries."""
        rows = self.select_related("area", "category", "industry", "brand", "enterprise", "park")
        rows = rows.only(*(column.name for column in Product._meta.concrete_fields), *NAMED_COLUMNS)
        rows = rows.prefetch_related("brand__marks")
        rows = rows.annotate(source_rows=source_rows(Product), picture_rows=picture_rows(Product))
        return rows.fetch_mode(FETCH_RAISE)


class Product(Publishable, Sluggable, Sourced, Illustrated):
    """A product of the province: who makes it, under which brand and marks (产品)."""

    sampled_with = ["park", "enterprise"]
    scope_paths = {"enterprise": "enterprise", "park": "park", "area": "area"}
    open_relations = {"brand"}

    name = models.CharField(_("名称"), max_length=100)
    name_sort = PinyinKeyField()
    category = models.ForeignKey(
        Category,
        verbose_name=_("品类"),
        on_delete=models.PROTECT,
        related_name="products",
    )
    industry = models.ForeignKey(
        Industry,
        verbose_name=_("产业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("产地"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    brand = models.ForeignKey(
        Brand,
        verbose_name=_("品牌"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    enterprise = models.ForeignKey(
        Enterprise,
        verbose_name=_("生产企业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    park = models.ForeignKey(
        Park,
        verbose_name=_("园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    links = models.ManyToManyField(
        ChainLink,
        verbose_name=_("产业链环节"),
        blank=True,
        related_name="products",
        help_text=_("产品属于哪些环节。"),
    )
    is_geographical_indication = models.BooleanField(_("地理标志产品"), default=False)
    summary = models.TextField(_("简介"), blank=True)
    specification = models.TextField(_("规格"), blank=True)
    order_unit = models.CharField(_("订货单位"), max_length=30, blank=True)
    smallest_order = models.DecimalField(_("最小订货量"), max_digits=12, decimal_places=2, null=True, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("产品")
        verbose_name_plural = pgettext_lazy("列表", "产品")
        ordering = ["name_sort", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(smallest_order__gt=0),
                name="brands_product_smallest_order_positive",
                violation_error_message=_("最小订货量须大于零；不知道就留空。"),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("brands:product_detail", args=[self.slug])

    @property
    def hue(self):
        """The group whose colour stands for the product."""
        return (self.industry and self.industry.group) or "none"
