from django.db import models
from django.db.models import FETCH_RAISE, Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from investment.models import Event
from parks.models import Area, Park, Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import Illustrated, WithAttachments, attachment_rows, picture_rows
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField


class ColumnQuerySet(models.QuerySet):
    def with_articles(self):
        """Columns a visitor meets: an empty one is a fault of a government site (国办秘函〔2019〕19号)."""
        return self.filter(Exists(Article.objects.published().filter(column=OuterRef("pk"))))


class Column(Sluggable):
    """A column of the site with a duty to be updated (栏目)."""

    scope_paths = {"everyone": EVERYWHERE}

    name = models.CharField(_("名称"), max_length=40)
    description = models.CharField(_("栏目说明"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    update_every_days = models.PositiveSmallIntegerField(
        _("更新周期（天）"),
        default=14,
        help_text=_("动态类两周、通知和政策类六个月内须更新（国办秘函〔2019〕19号）。"),
    )

    objects = ColumnQuerySet.as_manager()

    class Meta(Sluggable.Meta):
        verbose_name = _("栏目")
        verbose_name_plural = pgettext_lazy("列表", "栏目")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("portal:column", args=[self.slug])


class ArticleQuerySet(PublishedQuerySet):
    def for_cards(self):
        return self.select_related("column", "area").defer("area__boundary", "body_zh_hans", "body_en")

    def for_lines(self):
        """With what a line of a list names: one query."""
        return self.select_related("column").only("title_zh_hans", "title_en", "dated_on", "column__slug")

    def for_records(self):
        """Articles with all that files, feeds and the API tell of them: one query."""
        return self.for_cards().annotate(source_rows=source_rows(Article)).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        parks = Park.objects.published().select_related("area").defer("area__boundary")
        events = Event.objects.published().only("slug", "title_zh_hans", "title_en")
        return (
            self.select_related("column", "area")
            .defer("area__boundary")
            .prefetch_related("sources", Prefetch("parks", queryset=parks), Prefetch("events", queryset=events))
            .annotate(picture_rows=picture_rows(Article), attachment_rows=attachment_rows(Article))
        )

    def older_than(self, article):
        """Those after this one in a list, the nearest first."""
        later = Q(dated_on=article.dated_on, pk__lt=article.pk) | Q(dated_on__lt=article.dated_on)
        return self.filter(later).order_by("-dated_on", "-pk")

    def newer_than(self, article):
        """Those before this one in a list, the nearest first."""
        earlier = Q(dated_on=article.dated_on, pk__gt=article.pk) | Q(dated_on__gt=article.dated_on)
        return self.filter(earlier).order_by("dated_on", "pk")


class Article(Publishable, Sourced, Illustrated, WithAttachments):
    """A piece of news or a notice (资讯); `dated_on` is the day its publisher gave it."""

    scope_paths = {"park": "issued_by", "area": "area"}
    open_relations = {"parks", "events"}

    column = models.ForeignKey(
        Column,
        verbose_name=_("栏目"),
        on_delete=models.PROTECT,
        related_name="articles",
    )
    title = models.CharField(_("标题"), max_length=200)
    name_sort = PinyinKeyField(source="title_zh_hans")
    body = models.TextField(_("正文"), blank=True)
    dated_on = PartialDateField(_("原文日期"))
    publisher = models.CharField(_("来源单位"), max_length=100, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("地区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    issued_by = models.ForeignKey(
        Park,
        verbose_name=_("发布园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="own_articles",
        help_text=_("写这条资讯的园区；省级发布的留空。"),
    )
    parks = models.ManyToManyField(Park, verbose_name=_("相关园区"), blank=True, related_name="articles")
    events = models.ManyToManyField(
        Event,
        verbose_name=_("相关活动"),
        blank=True,
        related_name="articles",
        help_text=_("这条资讯报道的展会和活动，会在活动的网页上列出。"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("资讯")
        verbose_name_plural = pgettext_lazy("列表", "资讯")
        ordering = ["-dated_on", "-pk"]
        constraints = Publishable.Meta.constraints

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("portal:article_detail", args=[self.column.slug, self.pk])
