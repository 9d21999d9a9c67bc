from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LetterQuerySet(models.QuerySet):
    def due(self):
        """Those whose next attempt may be made now; the most patient first."""
        return self.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def for_digest(self):
        """Those that wait for the day's digest of their reader."""
        return self.filter(urgent=False, digest=None, sent_at=None, due_at=None, last_error="")


class Letter(models.Model):
    """A letter in the outbox (邮件). It is written in its caller's transaction and sent later: see `portal.kit.sending`.

    Urgent letters have a `due_at` from the start, the others wait until a digest, which is a letter itself, takes them
    along. A letter without `due_at`, not sent and with an error has been given up. `stop_url` is where whoever gets
    letters again and again ends that (RFC 8058).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("收件人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="letters",
    )
    address = models.EmailField(_("邮箱"), max_length=254, blank=True)
    language = models.CharField(_("语言"), max_length=10)
    name = models.CharField(_("事由"), max_length=60, help_text=_("邮件模板的名称。"))
    subject = models.CharField(_("主题"), max_length=200)
    body = models.TextField(_("正文"))
    stop_url = models.URLField(_("停止地址"), max_length=300, blank=True, editable=False)
    urgent = models.BooleanField(_("立即发送"), default=False)
    digest = models.ForeignKey(
        "self", verbose_name=_("汇总邮件"), null=True, on_delete=models.PROTECT, related_name="parts"
    )
    created_at = models.DateTimeField(_("写入时间"), default=timezone.now, db_index=True)
    due_at = models.DateTimeField(_("下次发送"), null=True)
    sent_at = models.DateTimeField(_("发出时间"), null=True)
    attempts = models.PositiveSmallIntegerField(_("发送次数"), default=0)
    last_error = models.CharField(_("上次失败的原因"), max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("邮件")
        verbose_name_plural = pgettext_lazy("列表", "邮件")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="kit_letter_due"),
            models.Index(
                fields=["address"], condition=Q(urgent=False, digest=None, sent_at=None), name="kit_letter_for_digest"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(due_at__isnull=True), name="kit_letter_sent_is_not_due"
            ),
        ]

    def __str__(self):
        return self.subject
