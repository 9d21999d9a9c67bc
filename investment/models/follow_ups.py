from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .cases import Case


class FollowUp(models.Model):
    """Whether an answer has helped (回访): asked some days after it, or said before anybody asked.

    No free text: what is counted outlives the erasure of the enquiry. `investment.follow_up` is all that writes here.
    """

    scope_paths = beneath("case", Case)

    class Outcome(models.TextChoices):
        ANSWERED = "answered", _("已解答")
        NOT_ANSWERED = "not_answered", _("没有解答")
        INTERESTED = "interested", _("仍有兴趣")
        SILENT = "silent", _("没有回音")

    case = models.ForeignKey(Case, verbose_name=_("案件"), on_delete=models.PROTECT, related_name="follow_ups")
    opened_at = models.DateTimeField(_("询问时间"), default=timezone.now)
    outcome = models.CharField(_("回访结果"), max_length=12, choices=Outcome.choices, blank=True)
    said_at = models.DateTimeField(_("结果时间"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("工作人员电话回访后登记的；空着是询问人自己说的，或到期没有回音。"),
    )

    class Meta:
        verbose_name = _("回访")
        verbose_name_plural = pgettext_lazy("列表", "回访")
        ordering = ["case", "opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(outcome=""), name="investment_followup_one_open_for_each_case"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", said_at__isnull=True) | ~Q(outcome="") & Q(said_at__isnull=False),
                name="investment_followup_outcome_has_time",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_outcome_display()}".strip()
