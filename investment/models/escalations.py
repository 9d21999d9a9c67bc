from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE, beneath, either

from .cases import Case
from .firm_requests import FirmRequest


class Escalation(models.Model):
    """That a level was told of something that waits for its answer (升级): written once for each level, never changed."""

    scope_paths = either(beneath("case", Case), beneath("request", FirmRequest)) | {"cooperation": EVERYWHERE}

    class Level(models.TextChoices):
        OFFICE = "office", _("到期提醒")
        CITY = "city", _("已报市州")
        PROVINCE = "province", _("已报省级")

    case = models.ForeignKey(
        Case, verbose_name=_("案件"), null=True, blank=True, on_delete=models.PROTECT, related_name="escalations"
    )
    request = models.ForeignKey(
        FirmRequest,
        verbose_name=_("企业诉求"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="escalations",
    )
    level = models.CharField(_("级别"), max_length=10, choices=Level.choices)
    promised_on = models.DateField(_("承诺答复日期"))
    at = models.DateTimeField(_("时间"), default=timezone.now)
    told = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name=_("告知了谁"), blank=True, related_name="+")

    class Meta:
        verbose_name = _("升级")
        verbose_name_plural = pgettext_lazy("列表", "升级")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=True, request__isnull=False) | Q(case__isnull=False, request__isnull=True),
                name="investment_escalation_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["case", "level"],
                condition=Q(case__isnull=False),
                name="investment_escalation_case_level_once",
            ),
            models.UniqueConstraint(
                fields=["request", "level"],
                condition=Q(request__isnull=False),
                name="investment_escalation_request_level_once",
            ),
        ]

    def __str__(self):
        return f"{self.case or self.request} {self.get_level_display()}"
