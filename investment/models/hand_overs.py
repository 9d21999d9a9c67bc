from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Park
from portal.kit.scoping import beneath

from .cases import Case


class HandOverQuerySet(models.QuerySet):
    def asked(self):
        """Those about which whoever asked has yet to decide."""
        return self.filter(state=HandOver.State.ASKED)


class HandOver(models.Model):
    """That one park gives a case to another (转交), see decision 0024. The row is of the park that gives.

    Without the consent to passing on it waits until whoever asked agrees to this one; the row is that consent's record
    (art. 23 个人信息保护法: which recipient, for what, and when it was agreed to).
    """

    scope_paths = beneath("case", Case)
    LONGEST = 500

    class State(models.TextChoices):
        ASKED = "asked", _("等询问人同意")
        DONE = "done", _("已转交")
        REFUSED = "refused", _("询问人不同意")
        DROPPED = "dropped", _("已收回")

    case = models.ForeignKey(Case, verbose_name=_("案件"), on_delete=models.PROTECT, related_name="hand_overs")
    to = models.ForeignKey(Park, verbose_name=_("转给"), on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("说明"), max_length=LONGEST, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("经办人"), on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(_("提出时间"), default=timezone.now)
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)
    agreed_by_investor = models.BooleanField(_("询问人就这一次同意"), default=False)
    next_case = models.OneToOneField(
        Case,
        verbose_name=_("接手园区的案件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="handed_from",
    )

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("转交")
        verbose_name_plural = pgettext_lazy("列表", "转交")
        ordering = ["case", "asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["asked", "done"]), name="investment_handover_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="done", next_case__isnull=False) | (~Q(state="done") & Q(next_case__isnull=True)),
                name="investment_handover_done_has_case",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_at__isnull=True) | (~Q(state="asked") & Q(decided_at__isnull=False)),
                name="investment_handover_decided_has_time",
            ),
        ]

    def __str__(self):
        return f"{self.case} → {self.to}"

    @property
    def is_asked(self):
        return self.state == self.State.ASKED
