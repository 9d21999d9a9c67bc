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
    def published(self):
        """Rows any visitor may read, in both languages and in every list, search and feed."""
        return self.filter(state=PublishingState.PUBLISHED)

    def listed(self):
        """The published rows that lists show and pages count; a model whose rows run out narrows it."""
        return self.published()


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
    created_at = models.DateTimeField(_("创建时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新时间"), auto_now=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PublishingState.PUBLISHED) | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_time",
                violation_error_message=_("已发布的内容必须有发布时间。"),
            ),
        ]
