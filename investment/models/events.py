from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parks.models import Area, Industry, Park, Sourced
from portal.kit.partial_dates import PartialDateField, ends_before
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField


class EventQuerySet(PublishedQuerySet):
    def for_cards(self):
        return self.select_related("area").defer("area__boundary")


class Event(Publishable, Sluggable, Sourced):
    """An exhibition, fair or meeting in which parks take part (活动)."""

    class Kind(models.TextChoices):
        EXHIBITION = "exhibition", _("展会")
        MEETING = "meeting", _("会议")
        PROMOTION = "promotion", _("招商推介")

    title = models.CharField(_("标题"), max_length=200)
    name_sort = PinyinKeyField(source="title_zh_hans")
    kind = models.CharField(
        _("类别"), max_length=10, choices=Kind.choices, default=Kind.EXHIBITION
    )
    starts_on = PartialDateField(_("开始日期"))
    ends_on = PartialDateField(_("结束日期"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("地区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    parks = models.ManyToManyField(
        Park, verbose_name=_("参加园区"), blank=True, related_name="events"
    )
    industries = models.ManyToManyField(
        Industry, verbose_name=_("产业"), blank=True, related_name="events"
    )
    summary = models.TextField(_("简介"), blank=True)
    publisher = models.CharField(
        _("发布单位"),
        max_length=100,
        blank=True,
        help_text=_("消息来自哪个网站或单位。"),
    )

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("活动")
        verbose_name_plural = _("活动")
        ordering = ["-starts_on", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = Publishable.Meta.constraints

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if ends_before(self.ends_on, self.starts_on):
            raise ValidationError({"ends_on": _("结束日期不能早于开始日期。")})

    def get_absolute_url(self):
        return reverse("investment:event_detail", args=[self.slug])
