from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Enterprise
from portal.kit.scoping import EVERYWHERE, beneath

OF_A_FIRM = beneath("enterprise", Enterprise) | {"cooperation": EVERYWHERE}


class FirmRequestQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has answered yet."""
        return self.filter(state=FirmRequest.State.WAITING)

    def to_escalate(self):
        return self.waiting()

    def overdue(self):
        """Those that wait longer than was promised."""
        return self.waiting().filter(promised_on__lt=timezone.localdate())

    def escalated(self, level):
        """Those that wait although this level has been told of them."""
        return self.waiting().filter(escalations__level=level)


class FirmRequest(models.Model):
    """What a settled firm asks of the authorities (企业诉求), by its own contact or written down by the committee.

    The clock is that of enquiries: the same promise, the same escalation. `investment.firm_requests` writes the states.
    """

    scope_paths = OF_A_FIRM
    LONGEST = 2000

    class Kind(models.TextChoices):
        LAND = "land", _("用地和厂房")
        UTILITIES = "utilities", _("水电气热")
        PERMITS = "permits", _("手续办理")
        POLICY = "policy", _("政策兑现")
        FINANCE = "finance", _("融资")
        PEOPLE = "people", _("用工和人才")
        OTHER = "other", _("其他")

    class State(models.TextChoices):
        WAITING = "waiting", _("等答复")
        ANSWERED = "answered", _("已答复")
        WITHDRAWN = "withdrawn", _("已撤回")

    enterprise = models.ForeignKey(
        Enterprise, verbose_name=_("企业"), on_delete=models.PROTECT, related_name="firm_requests"
    )
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    text = models.TextField(
        _("诉求"), max_length=LONGEST, help_text=_("写清要什么、卡在哪里。不要写个人的身份证号等。")
    )
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING, editable=False)
    received_at = models.DateTimeField(_("收到时间"), default=timezone.now, editable=False, db_index=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("提出人"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    promised_on = models.DateField(_("承诺答复日期"), editable=False, db_index=True)
    is_promise_expected = models.BooleanField(_("日期为预计"), default=False, editable=False)
    answer = models.TextField(_("答复"), max_length=LONGEST, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("答复人"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = FirmRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("企业诉求")
        verbose_name_plural = pgettext_lazy("列表", "企业诉求")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="investment_firmrequest_answered_has_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["promised_on"], condition=Q(state="waiting"), name="investment_firmrequest_waiting"),
        ]

    def __str__(self):
        return f"{self.enterprise} · {self.get_kind_display()}"

    @property
    def place(self):
        """The row whose nearest office answers."""
        return self.enterprise

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def is_overdue(self):
        return self.is_waiting and self.promised_on < timezone.localdate()
