from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE


class NoticeUse(models.TextChoices):
    """What the personal data are asked for; each use has versions of its own."""

    ENQUIRY = "enquiry", _("咨询")
    REGISTRATION = "registration", _("活动报名")
    SUBSCRIPTION = "subscription", _("邮件订阅")


class NoticeVersionQuerySet(models.QuerySet):
    def in_force(self, use=NoticeUse.ENQUIRY):
        """The version that holds today; None before the first one was drawn up."""
        versions = self.filter(use=use, in_force_from__lte=timezone.localdate())
        return versions.order_by("-in_force_from", "-number").first()


class NoticeVersion(models.Model):
    """What whoever asks is told about their personal data, one version of it (个人信息处理告知, art. 17 个人信息保护法).

    Each enquiry, registration and subscription names the version it was sent under, so a version that has been
    consented to never changes.
    """

    scope_paths = {"everyone": EVERYWHERE}

    Use = NoticeUse

    use = models.CharField(_("用于"), max_length=12, choices=Use.choices, default=Use.ENQUIRY)
    number = models.PositiveSmallIntegerField(_("版本"))
    in_force_from = models.DateField(_("生效日期"))
    handler = models.TextField(_("谁处理"), help_text=_("处理者的名称和联系方式。"))
    purpose = models.TextField(_("为什么处理、怎样处理"))
    kinds = models.TextField(_("处理哪些信息"))
    sharing = models.TextField(_("会交给谁"))
    retention = models.TextField(_("保存多久"))
    rights = models.TextField(_("您的权利和行使方法"))
    retention_days = models.PositiveSmallIntegerField(
        _("保存天数"),
        default=730,
        validators=[MinValueValidator(30), MaxValueValidator(3650)],
        help_text=_("从收到之日起（活动报名从活动结束、邮件订阅从确认之日起），满期即自动删除；与上面的文字一致。"),
    )

    objects = NoticeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("个人信息告知")
        verbose_name_plural = pgettext_lazy("列表", "个人信息告知")
        ordering = ["use", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["use", "number"],
                name="investment_noticeversion_number_once",
                violation_error_message=_("这个版本号已经用过。"),
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.number}"

    def clean(self):
        super().clean()
        if self.is_consented_to:
            raise ValidationError(_("已经有人同意过这个版本，它不能再改；请另写一个新版本。"))

    @property
    def is_consented_to(self):
        return self.pk is not None and any(
            given.exists() for given in (self.enquiries, self.registrations, self.subscriptions)
        )
