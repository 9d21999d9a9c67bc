from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import FETCH_RAISE, Case, F, Q, Value, When
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
from portal.kit.related_rows import parts_of
from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import PAGES_OF_LISTS, Sluggable
from portal.kit.text import PinyinKeyField, in_both_languages

RESULT = ["measure", "value", "currency", "as_of", "source_url", *in_both_languages("source")]


class EventQuerySet(PublishedQuerySet):
    def for_cards(self):
        return self.with_timing().select_related("area").defer("area__boundary").fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Events with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area", "host").defer("area__boundary")
        return rows.annotate(source_rows=source_rows(Event)).fetch_mode(FETCH_RAISE)

    def for_calendar(self):
        """Events with all that a calendar file tells of them: two queries."""
        return self.select_related("area").defer("area__boundary").prefetch_related("industries")

    def for_detail(self):
        """An event with all it names itself: two queries."""
        rows = self.with_timing().select_related("area__parent", "host")
        rows = rows.defer("area__boundary", "area__parent__boundary")
        rows = rows.prefetch_related("industries").annotate(source_rows=source_rows(Event))
        rows = rows.annotate(result_rows=parts_of(Event, "results", RESULT))
        rows = rows.annotate(picture_rows=picture_rows(Event), attachment_rows=attachment_rows(Event))
        return rows.fetch_mode(FETCH_RAISE)

    def with_timing(self):
        """Adds `timing`, and `still_to_come`: the first day of what is ahead, so that the next event can stand first.

        A date known to the month is over with the month: "2026-11~" sorts after every day of it.
        """
        today = str(timezone.localdate())
        timing = Case(
            When(starts_on="", then=Event.Timing.UNDATED),
            When(LessThan(end_of_last_day(), Value(today)), then=Event.Timing.OVER),
            default=Event.Timing.AHEAD,
        )
        return self.annotate(timing=timing).annotate(
            still_to_come=Case(When(timing=Event.Timing.AHEAD, then="starts_on"))
        )


def end_of_last_day():
    """A text that sorts after every day of the event, and before the next one."""
    return Collate(Concat(Case(When(ends_on="", then="starts_on"), default="ends_on"), Value("~")), "C")


class Event(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """An exhibition, fair or meeting in which parks take part (活动), for which visitors and firms may register."""

    scope_paths = {"park": "host", "area": "area", "cooperation": EVERYWHERE}
    sampled_with = ["host"]
    pages_of_the_list = PAGES_OF_LISTS | {"calendar", "plan", "registrations"}

    class Kind(models.TextChoices):
        EXHIBITION = "exhibition", _("展会")
        MEETING = "meeting", _("会议")
        PROMOTION = "promotion", _("招商推介")

    class Timing(models.IntegerChoices):
        """Where an event stands today; the numbers are the order of a list."""

        AHEAD = 0, _("即将举办")
        OVER = 1, _("已结束")
        UNDATED = 2, _("日期未提供")

    class Reach(models.TextChoices):
        """Where it is held, seen from the province."""

        PROVINCE = "province", _("省内")
        COUNTRY = "country", _("省外")
        ABROAD = "abroad", _("境外")

    class Intake(models.TextChoices):
        """Whether one can register now."""

        NONE = "none", _("不在本网报名")
        LATER = "later", _("尚未开始报名")
        OPEN = "open", _("报名中")
        CLOSED = "closed", _("报名已截止")

    title = models.CharField(_("标题"), max_length=200)
    name_sort = PinyinKeyField(source="title_zh_hans")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.EXHIBITION)
    starts_on = PartialDateField(_("开始日期"))
    ends_on = PartialDateField(_("结束日期"))
    is_cancelled = models.BooleanField(
        _("已取消"), default=False, help_text=_("取消的活动保留网页并注明；已报名的人会收到邮件。")
    )
    reach = models.CharField(
        _("举办地"),
        max_length=8,
        choices=Reach.choices,
        blank=True,
        help_text=_("填了地区的就是省内，不必再选。"),
    )
    place = models.CharField(_("地点"), max_length=120, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("地区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    host = models.ForeignKey(
        Park,
        verbose_name=_("承办园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hosted_events",
        help_text=_("这个园区编辑活动、查看报名；省级或市州举办的留空。"),
    )
    parks = models.ManyToManyField(
        Park, verbose_name=_("参加园区"), blank=True, related_name="events", through="Participation"
    )
    industries = models.ManyToManyField(Industry, verbose_name=_("产业"), blank=True, related_name="events")
    summary = models.TextField(_("简介"), blank=True)
    publisher = models.CharField(
        _("发布单位"),
        max_length=100,
        blank=True,
        help_text=_("消息来自哪个网站或单位。"),
    )

    registers_from = models.DateTimeField(_("报名开始"), null=True, blank=True)
    registers_until = models.DateTimeField(
        _("报名截止"), null=True, blank=True, help_text=_("填了截止时间，网页上才能报名。")
    )
    places = models.PositiveIntegerField(
        _("名额（人）"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("满额后转为候补；不限就留空。"),
    )

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("活动")
        verbose_name_plural = pgettext_lazy("列表", "活动")
        ordering = ["-starts_on", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(registers_from__isnull=True)
                | Q(registers_until__isnull=False, registers_until__gt=F("registers_from")),
                name="investment_event_registers_in_order",
                violation_error_message=_("有报名开始时间的，须写截止时间，而且在开始之后。"),
            ),
        ]

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
        return _("已取消") if self.is_cancelled else self.Timing(self.timing).label

    @property
    def last_day(self):
        """The last day as far as it is known; empty when no date is."""
        return self.ends_on or self.starts_on

    @property
    def is_over(self):
        return bool(self.last_day) and f"{self.last_day}~" < str(timezone.localdate())

    @property
    def intake(self):
        """Whether one can register now: nobody registers for what is over or cancelled."""
        now = timezone.now()
        if self.registers_until is None:
            return self.Intake.NONE
        if self.is_cancelled or self.is_over or self.registers_until <= now:
            return self.Intake.CLOSED
        return self.Intake.LATER if self.registers_from and self.registers_from > now else self.Intake.OPEN

    @property
    def takes_registrations(self):
        return self.intake == self.Intake.OPEN
