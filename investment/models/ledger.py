from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Park
from portal.kit.scoping import EVERYWHERE


class LedgerEntry(models.Model):
    """One step of a case as the public may count it (台账), chained by its hash to the one before.

    No personal data, no receipt number: `code` is the case's own, and stays the same at the park it is handed over to.
    Nothing but `investment.ledger.enter` writes here, and the database refuses to change or delete what was written.
    """

    scope_paths = {"park": "park", "area": "park__area", "cooperation": EVERYWHERE}

    class Step(models.TextChoices):
        RECEIVED = "received", _("收到")
        ANSWERED = "answered", _("首次答复")
        CLOSED = "closed", _("办结")
        WITHDRAWN = "withdrawn", _("撤回")
        HANDED_OVER = "handed_over", _("转交")

    number = models.PositiveBigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.PROTECT, related_name="ledger_entries")
    code = models.CharField(_("台账代号"), max_length=16)
    step = models.CharField(_("事项"), max_length=12, choices=Step.choices)
    promised_on = models.DateField(_("承诺答复日期"), null=True, blank=True)
    previous_hash = models.CharField(_("上一条的校验值"), max_length=64, unique=True)
    hash = models.CharField(_("校验值"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("台账记录")
        verbose_name_plural = pgettext_lazy("列表", "台账记录")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["code", "park", "step"], name="investment_ledgerentry_step_once"),
        ]
        indexes = [models.Index(fields=["park", "step"], name="investment_ledgerentry_park")]

    def __str__(self):
        return f"{self.number} {self.get_step_display()}"
