from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import FETCH_RAISE, Case, Value, When
from django.db.models.functions import Collate, Concat
from django.db.models.lookups import LessThan
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Area, Industry, Park, Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import Illustrated, WithAttachments, attachment_rows, picture_rows
from portal.kit.partial_dates import PartialDateField, ends_before
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField


class EventQuerySet(PublishedQuerySet):
    def for_cards(self):
        return self.with_timing().select_related("area").defer("area__boundary").fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Events with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area").defer("area__boundary")
        return rows.annotate(source_rows=source_rows(Event)).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """An event with all it names itself: two queries."""
        rows = self.with_timing().select_related("area__parent").defer("area__boundary", "area__parent__boundary")
        rows = rows.prefetch_related("industries").annotate(source_rows=source_rows(Event))
        rows = rows.annotate(picture_rows=picture_rows(Event), attachment_rows=attachment_rows(Event))
        return rows.fetch_mode(FETCH_RAISE)

    def with_timing(self):
        """Adds `timing`, and `still_to_come`: the first day of what is ahead, so that the next event can stand first.

        A date known to the month is over with the month: "2026-11~" sorts after every day of it.
        """
        today = str(timezone.localdate())
        last_day = Case(When(ends_on="", then="starts_on"), default="ends_on")
        after_last_day = Collate(Concat(last_day, Value("~")), "C")
        timing = Case(
            When(starts_on="", then=Event.Timing.UNDATED),
            When(LessThan(after_last_day, Value(today)), then=Event.Timing.OVER),
            default=Event.Timing.AHEAD,
        )
        return self.annotate(timing=timing).annotate(
            still_to_come=Case(When(timing=Event.Timing.AHEAD, then="starts_on"))
        )


class Event(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """An exhibition, fair or meeting in which parks take part (活动)."""

    scope_paths = {"area": "area", "cooperation": EVERYWHERE}
    open_relations = {"parks"}

    class Kind(models.TextChoices):
        EXHIBITION = "exhibition", _("展会")
        MEETING = "meeting", _("会议")
        PROMOTION = "promotion", _("招商推介")

    class Timing(models.IntegerChoices):
        """Where an event stands today; the numbers are the order of a list."""

        AHEAD = 0, _("即将举办")
        OVER = 1, _("已结束")
        UNDATED = 2, _("日期未提供")

    title = models.CharField(_("标题"), max_length=200)
    name_sort = PinyinKeyField(source="title_zh_hans")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.EXHIBITION)
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
    parks = models.ManyToManyField(Park, verbose_name=_("参加园区"), blank=True, related_name="events")
    industries = models.ManyToManyField(Industry, verbose_name=_("产业"), blank=True, related_name="events")
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
        verbose_name_plural = pgettext_lazy("列表", "活动")
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

    @property
    def timing_label(self):
        """Where the event stands today; needs `with_timing()`."""
        return self.Timing(self.timing).label
