"""What visitors may read: four states, and one question that every public page asks."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishingState(models.TextChoices):
    DRAFT = "draft", _("草稿")
    IN_REVIEW = "in_review", _("审核中")
    PUBLISHED = "published", _("已发布")
    ARCHIVED = "archived", _("已归档")


class PublishedQuerySet(models.QuerySet):
    def published(self, samples=False):
        """Rows any visitor may read, in both languages and in every list, search and feed.

        Samples stand apart, so that no list and no number mixes them with what is real: with `samples` True only they
        are meant, with None both, for a page that is reached by its own address or belongs to one row.
        """
        rows = self.filter(state=PublishingState.PUBLISHED)
        return rows if samples is None else rows.filter(is_sample=samples)

    def listed(self, samples=False):
        """The published rows that lists show and pages count; a model whose rows run out narrows it."""
        return self.published(samples)


class PublishedAtField(models.DateTimeField):
    """Set by the system the first time a row is published, and never changed afterwards.

    A faked publication date is a grave error of a government site (国办秘函〔2019〕19号), so no form may edit it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "null": True, "blank": True, "editable": False})

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname)
        if value is None and model_instance.state == PublishingState.PUBLISHED:
            value = timezone.now()
            setattr(model_instance, self.attname, value)
        return value


class Publishable(models.Model):
    """A row that visitors read once it is published."""

    state = models.CharField(
        _("发布状态"),
        max_length=10,
        choices=PublishingState.choices,
        default=PublishingState.DRAFT,
        db_index=True,
    )
    published_at = PublishedAtField(_("发布时间"))
    is_sample = models.BooleanField(_("示例"), default=False, editable=False)
    created_at = models.DateTimeField(_("创建时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新时间"), auto_now=True)

    objects = PublishedQuerySet.as_manager()

    sampled_with = ()  # the relations whose row makes this one a sample too

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PublishingState.PUBLISHED) | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_time",
                violation_error_message=_("已发布的内容必须有发布时间。"),
            ),
        ]

    def save(self, *args, **kwargs):
        owners = [getattr(self, name) for name in self.sampled_with]
        if any(owner.is_sample for owner in owners if owner):
            self.is_sample = True
        super().save(*args, **kwargs)
