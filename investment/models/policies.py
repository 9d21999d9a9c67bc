from django.db import models
from django.db.models import FETCH_RAISE, F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from investment.benefits import benefit_figure
from parks.models import Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import WithAttachments, attachment_rows
from portal.kit.publishing import Publishable, PublishedQuerySet, PublishingState
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField


class PolicyQuerySet(PublishedQuerySet):
    def for_detail(self):
        """A document with its sections and their published measures: three queries."""
        measures = Measure.objects.published().select_related("benefit_kind").fetch_mode(FETCH_RAISE)
        sections = PolicySection.objects.prefetch_related(Prefetch("measures", measures))
        rows = self.select_related("replaces").prefetch_related(Prefetch("sections", sections))
        rows = rows.annotate(source_rows=source_rows(Policy), attachment_rows=attachment_rows(Policy))
        return rows.fetch_mode(FETCH_RAISE)


class Policy(Publishable, Sluggable, Sourced, WithAttachments):
    """A policy document: who issued it, its number, and from when to when it holds (政策)."""

    title = models.CharField(_("标题"), max_length=200)
    name_sort = PinyinKeyField(source="title_zh_hans")
    issuer = models.CharField(_("发文机关"), max_length=100, blank=True)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    in_force_from = models.DateField(_("施行日期"), null=True, blank=True)
    in_force_to = models.DateField(_("废止日期"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("替代"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
    )
    summary = models.TextField(_("摘要"), blank=True)
    caution = models.TextField(
        _("提示"),
        blank=True,
        help_text=_("读者使用本文件前应知道的事，如来源不全、税制已变。"),
    )

    class Meta(Publishable.Meta):
        verbose_name = _("政策文件")
        verbose_name_plural = pgettext_lazy("列表", "政策文件")
        ordering = ["name_sort", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(in_force_to__gte=F("in_force_from")),
                name="investment_policy_in_force_in_order",
                violation_error_message=_("废止日期不能早于施行日期。"),
            ),
            models.CheckConstraint(
                condition=~Q(replaces=F("id")),
                name="investment_policy_does_not_replace_itself",
                violation_error_message=_("文件不能替代自己。"),
            ),
        ]

    objects = PolicyQuerySet.as_manager()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("investment:policy_detail", args=[self.slug])


class PolicySectionQuerySet(models.QuerySet):
    def of_published_policies(self):
        return self.filter(policy__state=PublishingState.PUBLISHED)


class PolicySection(models.Model):
    """A section of a policy document, under which its measures stand."""

    policy = models.ForeignKey(
        Policy,
        verbose_name=_("政策文件"),
        on_delete=models.CASCADE,
        related_name="sections",
    )
    number = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("标题"), max_length=100)

    objects = PolicySectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("政策章节")
        verbose_name_plural = pgettext_lazy("列表", "政策章节")
        ordering = ["policy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="investment_policysection_number_once"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def key(self):
        """The section's name in addresses; needs its policy."""
        return f"{self.policy.slug}-{self.number}"


class Term(models.Model):
    """A word of the small vocabularies by which measures are found: who may use one, and what it gives."""

    class Vocabulary(models.TextChoices):
        AUDIENCE = "who", _("适用对象")
        BENEFIT = "benefit", _("支持方式")

    vocabulary = models.CharField(_("词表"), max_length=10, choices=Vocabulary.choices)
    code = models.SlugField(_("代码"), max_length=60)
    name = models.CharField(_("名称"), max_length=100)

    class Meta:
        verbose_name = _("政策用词")
        verbose_name_plural = pgettext_lazy("列表", "政策用词")
        ordering = ["vocabulary", "code"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="investment_term_code_once"),
        ]

    def __str__(self):
        return self.name


class MeasureQuerySet(PublishedQuerySet):
    def for_cards(self):
        """Measures with the words they are found by: two queries."""
        rows = self.select_related("section__policy", "benefit_kind").prefetch_related("audiences")
        return rows.fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Measures with all that files, feeds and the API tell of them: two queries."""
        return self.for_cards().annotate(source_rows=source_rows(Measure))

    def for_detail(self):
        return self.for_cards().annotate(source_rows=source_rows(Measure))

    def before(self, measure):
        """The measures of the same document that stand before this one, the nearest first."""
        earlier = Q(order__lt=measure.order) | Q(order=measure.order, pk__lt=measure.pk)
        return self._of_document(measure).filter(earlier).order_by("-order", "-pk")

    def after(self, measure):
        later = Q(order__gt=measure.order) | Q(order=measure.order, pk__gt=measure.pk)
        return self._of_document(measure).filter(later).order_by("order", "pk")

    def _of_document(self, measure):
        return self.filter(section__policy=measure.section.policy_id)


class Measure(Publishable, Sluggable, Sourced):
    """One measure of a policy document: who qualifies, what it gives, how to apply (措施)."""

    class Status(models.TextChoices):
        STATED = "stated", _("意见所述，未与现行规定核对")
        DURATION_GARBLED = "stated_duration_garbled", _("意见所述，原文期限不清")
        IN_FORCE = "in_force", _("现行有效")
        ENDED = "ended", _("已失效")

    section = models.ForeignKey(
        PolicySection,
        verbose_name=_("章节"),
        on_delete=models.PROTECT,
        related_name="measures",
    )
    title = models.CharField(_("标题"), max_length=200)
    name_sort = PinyinKeyField(source="title_zh_hans")
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    summary = models.TextField(_("摘要"))
    benefit_kind = models.ForeignKey(
        Term,
        verbose_name=_("支持方式"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="benefit_measures",
        limit_choices_to={"vocabulary": Term.Vocabulary.BENEFIT},
    )
    benefit = models.JSONField(
        _("支持内容"),
        default=dict,
        blank=True,
        help_text=_("额度、比例和期限，供政策匹配使用。"),
    )
    audiences = models.ManyToManyField(
        Term,
        verbose_name=_("适用对象"),
        blank=True,
        related_name="audience_measures",
        limit_choices_to={"vocabulary": Term.Vocabulary.AUDIENCE},
    )
    conditions = models.JSONField(_("条件"), default=list, blank=True, help_text=_("所列条件须同时满足。"))
    authority = models.CharField(_("受理机关"), max_length=200, blank=True)
    how_to_apply = models.TextField(_("办理方式"), blank=True)
    status = models.CharField(_("效力"), max_length=24, choices=Status.choices, default=Status.STATED)
    note = models.TextField(_("说明"), blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("政策措施")
        verbose_name_plural = pgettext_lazy("列表", "政策措施")
        ordering = ["order", "pk"]
        indexes = Sluggable.Meta.indexes
        constraints = Publishable.Meta.constraints

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("investment:measure_detail", args=[self.slug])

    @property
    def figure(self):
        """The figure people remember the measure by, such as 70%; empty when it has none."""
        return benefit_figure(self.benefit)

    @property
    def document(self):
        """The document the measure stands in, when visitors may read it."""
        document = self.section.policy
        return document if document.state == PublishingState.PUBLISHED else None
