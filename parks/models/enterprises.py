from django.db import models
from django.db.models import FETCH_RAISE, Case, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.illustrated import Illustrated, picture_rows
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import ITSELF
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField, in_both_languages

from .areas import Area
from .chain_links import ChainLink
from .industries import Industry
from .parks import Park
from .sources import Sourced, source_rows

CARD_COLUMNS = [
    *("slug", "founded", "is_leading", "is_key", "is_high_tech", "park__state", "industry__group"),
    *in_both_languages("name", "main_products", "area__name", "park__name", "industry__name"),
]


class EnterpriseQuerySet(PublishedQuerySet):
    def for_cards(self):
        """Rows with just the columns their cards show."""
        return self.select_related("area", "park", "industry").only(*CARD_COLUMNS).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """A firm with all it names itself: one query."""
        rows = self.select_related("area__parent", "park", "industry")
        rows = rows.defer("area__boundary", "area__parent__boundary")
        rows = rows.annotate(source_rows=source_rows(Enterprise), picture_rows=picture_rows(Enterprise))
        return rows.fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Firms with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area", "park", "industry").defer("area__boundary")
        return rows.annotate(source_rows=source_rows(Enterprise)).fetch_mode(FETCH_RAISE)

    def near(self, enterprise):
        """Other firms of the same park or industry, those of the same prefecture first."""
        same_prefecture = Q(area__code__startswith=enterprise.area.code[:4])
        same = Q()
        if enterprise.park_id:
            same |= Q(park=enterprise.park_id)
        if enterprise.industry_id:
            same |= Q(industry=enterprise.industry_id)
        found = self.exclude(pk=enterprise.pk).filter(same or same_prefecture)
        distance = Case(When(same_prefecture, then=Value(0)), default=Value(1))
        return found.annotate(distance=distance).order_by("distance", "name_sort", "pk")


class Enterprise(Publishable, Sluggable, Sourced, Illustrated):
    """A firm of a park or of the province's leading industries (企业)."""

    scope_paths = {"enterprise": ITSELF, "park": "park", "area": "area"}
    sampled_with = ["park"]

    class Size(models.TextChoices):
        LARGE = "large", _("大型")
        MEDIUM = "medium", _("中型")
        SMALL = "small", _("小型")
        MICRO = "micro", _("微型")

    name = models.CharField(_("名称"), max_length=100)
    name_sort = PinyinKeyField()
    area = models.ForeignKey(
        Area,
        verbose_name=_("地区"),
        on_delete=models.PROTECT,
        related_name="enterprises",
    )
    park = models.ForeignKey(
        Park,
        verbose_name=_("园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="enterprises",
    )
    industry = models.ForeignKey(
        Industry,
        verbose_name=_("产业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="enterprises",
    )
    links = models.ManyToManyField(
        ChainLink,
        verbose_name=_("产业链环节"),
        blank=True,
        related_name="enterprises",
        help_text=_("企业的主要产品属于哪些环节。"),
    )
    main_products = models.CharField(_("主要产品"), max_length=200, blank=True)
    summary = models.TextField(_("简介"), blank=True)
    founded = PartialDateField(_("成立时间"))
    stock_code = models.CharField(_("股票代码"), max_length=10, blank=True)
    website = models.CharField(_("网站"), max_length=200, blank=True)
    size = models.CharField(_("规模"), max_length=6, choices=Size.choices, blank=True)
    is_leading = models.BooleanField(_("龙头企业"), default=False)
    is_key = models.BooleanField(
        _("重点企业"),
        default=False,
        help_text=_("主营业务收入十亿元以上（意见第九条）。"),
    )
    is_high_tech = models.BooleanField(_("高新技术企业"), default=False)

    objects = EnterpriseQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("企业")
        verbose_name_plural = pgettext_lazy("列表", "企业")
        ordering = ["name_sort", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = Publishable.Meta.constraints

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("parks:enterprise_detail", args=[self.slug])

    @property
    def hue(self):
        """The group whose colour stands for the firm."""
        return self.industry.group if self.industry else "none"
