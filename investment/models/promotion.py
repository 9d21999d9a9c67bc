from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import FETCH_RAISE, Prefetch, Value
from django.db.models.functions import NullIf
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Association, Park
from portal.kit.illustrated import WithAttachments, attachment_rows
from portal.kit.partial_dates import PartialDateField, ends_before
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import EVERYWHERE, beneath

from .events import Event


class PromotionPlanQuerySet(PublishedQuerySet):
    def for_detail(self):
        return self.annotate(attachment_rows=attachment_rows(PromotionPlan))

    def of_this_year_or_latest(self, samples=False):
        """The plan that a visitor means by "the plan": this year's, else the latest; None when there is none."""
        plans = self.published(samples).order_by("-year")
        return plans.filter(year__lte=localdate().year).first() or plans.last()


class PromotionPlan(Publishable, WithAttachments):
    """What the province and its parks do in a year to win investment (推介计划, section 8 of the opinion)."""

    scope_paths = {"cooperation": EVERYWHERE}

    year = models.PositiveSmallIntegerField(_("年份"), validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    title = models.CharField(_("标题"), max_length=120)
    lead = models.CharField(_("牵头单位"), max_length=120, blank=True)
    summary = models.TextField(_("总体安排"), blank=True)

    objects = PromotionPlanQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("推介计划")
        verbose_name_plural = pgettext_lazy("列表", "推介计划")
        ordering = ["-year", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["year", "is_sample"],
                name="investment_promotionplan_once_a_year",
                violation_error_message=_("这一年的计划已经有了，请修改原有的。"),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """No form has `is_sample`, so none checks the constraint."""
        super().clean()
        if PromotionPlan.objects.filter(year=self.year, is_sample=self.is_sample).exclude(pk=self.pk).exists():
            raise ValidationError({"year": _("这一年的计划已经有了，请修改原有的。")})

    def get_absolute_url(self):
        address = reverse("investment:promotion_plan", args=[self.year])
        return f"{address}?samples=on" if self.is_sample else address


class PromotionTaskQuerySet(models.QuerySet):
    def for_page(self):
        """The tasks in the order of their dates, those without one last, with all that they name: two queries."""
        by_date = NullIf("starts_on", Value("")).asc(nulls_last=True)
        rows = self.select_related("event", "association").order_by(by_date, "pk")
        parks = Park.objects.published(samples=None).only("slug", "name_zh_hans", "name_en").order_by("name_sort")
        return rows.prefetch_related(Prefetch("parks", queryset=parks, to_attr="shown_parks")).fetch_mode(FETCH_RAISE)

    def still_to_do(self):
        return self.filter(state__in=[PromotionTask.State.PLANNED, PromotionTask.State.UNDER_WAY])


class PromotionTask(models.Model):
    """A line of the plan of a year (推介任务): what, when, who leads, who supports. Read and reviewed with its plan."""

    scope_paths = beneath("plan", PromotionPlan)
    open_relations = {"event", "parks"}

    class State(models.TextChoices):
        PLANNED = "planned", _("计划中")
        UNDER_WAY = "under_way", _("进行中")
        DONE = "done", pgettext_lazy("推介任务", "已完成")
        DROPPED = "dropped", pgettext_lazy("推介任务", "不再进行")

    plan = models.ForeignKey(PromotionPlan, verbose_name=_("推介计划"), on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("做什么"), max_length=160)
    starts_on = PartialDateField(_("开始"))
    ends_on = PartialDateField(_("结束"))
    state = models.CharField(_("进展"), max_length=10, choices=State.choices, default=State.PLANNED)
    lead = models.CharField(_("牵头单位"), max_length=120)
    support = models.CharField(_("配合单位"), max_length=200, blank=True)
    parks = models.ManyToManyField(Park, verbose_name=_("参加园区"), blank=True, related_name="promotion_tasks")
    event = models.ForeignKey(
        Event,
        verbose_name=_("活动"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="promotion_tasks",
    )
    association = models.ForeignKey(
        Association,
        verbose_name=_("协会"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="promotion_tasks",
    )
    outcome = models.CharField(_("结果"), max_length=300, blank=True, help_text=_("办成了什么，写明日期和来源。"))

    objects = PromotionTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("推介任务")
        verbose_name_plural = pgettext_lazy("列表", "推介任务")
        ordering = ["plan", "starts_on", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if ends_before(self.ends_on, self.starts_on):
            raise ValidationError({"ends_on": _("结束日期不能早于开始日期。")})
