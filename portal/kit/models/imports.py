from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEPT = timedelta(days=90)
INTERRUPTED_AFTER = timedelta(minutes=10)


class Deed(models.TextChoices):
    """What an import does with a line of its file."""

    CREATE = "create", _("新增")
    CHANGE = "change", _("修改")
    KEEP = "keep", _("不变")
    REFUSE = "refuse", _("拒绝")


class ImportQuerySet(models.QuerySet):
    def light(self):
        """Without the files themselves."""
        return self.defer("content")

    def outdated(self):
        return self.filter(created_at__lt=timezone.now() - KEPT)


class Import(models.Model):
    """A file that somebody uploaded to create or change rows, and how far it has come (导入).

    Nothing is written before its owner has seen the outcome of every line and confirmed it. Kept for 90 days.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("等待检查")
        CHECKING = "checking", _("检查中")
        READY = "ready", _("待确认")
        CONFIRMED = "confirmed", _("等待写入")
        WRITING = "writing", _("写入中")
        DONE = "done", _("已写入")
        REFUSED = "refused", _("未写入")
        FAILED = "failed", _("出错，未写入")

    AT_WORK = [State.WAITING, State.CHECKING, State.CONFIRMED, State.WRITING]

    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("谁"), on_delete=models.PROTECT, related_name="+")
    content_type = models.ForeignKey(ContentType, verbose_name=_("类别"), on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("文件名"), max_length=200)
    content = models.BinaryField(_("文件"), editable=False)
    language = models.CharField(_("语言"), max_length=10, choices=settings.LANGUAGES, editable=False)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.TextField(_("说明"), blank=True)
    total = models.PositiveIntegerField(_("约计行数"), default=0)
    progress = models.PositiveIntegerField(_("已处理行数"), default=0)
    to_create = models.PositiveIntegerField(_("新增"), default=0)
    to_change = models.PositiveIntegerField(_("修改"), default=0)
    to_keep = models.PositiveIntegerField(_("不变"), default=0)
    refused = models.PositiveIntegerField(_("拒绝"), default=0)
    digest = models.CharField(_("预览的校验值"), max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    moved_at = models.DateTimeField(_("更新时间"), auto_now=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("导入")
        verbose_name_plural = pgettext_lazy("列表", "导入")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.name

    @property
    def is_at_work(self):
        return self.state in self.AT_WORK

    @property
    def is_interrupted(self):
        """The worker that had it was stopped; since all is written at once or not at all, nothing was written."""
        return self.is_at_work and self.moved_at < timezone.now() - INTERRUPTED_AFTER

    @property
    def can_be_confirmed(self):
        return self.state == self.State.READY and bool(self.to_create or self.to_change)


class ImportLineQuerySet(models.QuerySet):
    def doubted(self):
        """The lines of which something is unlikely: a fourth entry beside heading, value before and after."""
        path = models.Value("$[*][3]")
        is_doubted = models.Func("details", path, function="jsonb_path_exists", output_field=models.BooleanField())
        return self.exclude(deed=Deed.REFUSE).alias(is_doubted=is_doubted).filter(is_doubted=True)


class ImportLine(models.Model):
    """What an import does with one line of its file; `details` are the changes and doubts, or what is wrong."""

    file = models.ForeignKey(Import, verbose_name=_("导入"), on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(_("行"))
    deed = models.CharField(_("结果"), max_length=6, choices=Deed.choices)
    label = models.CharField(_("内容"), max_length=300, blank=True)
    details = models.JSONField(_("详情"), default=list)

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("导入的一行")
        verbose_name_plural = pgettext_lazy("列表", "导入的一行")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="kit_importline_once")]

    def __str__(self):
        return f"{self.number} {self.label}"
