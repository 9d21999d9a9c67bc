from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Park
from portal.kit.scoping import EVERYWHERE, beneath

from .case_reasons import CaseReason
from .enquiries import Enquiry


class CaseQuerySet(models.QuerySet):
    def open(self):
        """Those that a park still has to do with, as far as whoever asked knows."""
        return self.exclude(state__in=Case.ENDED)

    def waiting(self):
        """Those that no person has answered yet."""
        return self.filter(state__in=[Case.State.RECEIVED, Case.State.WITH_OFFICE], first_answered_at__isnull=True)

    def overdue(self):
        """Those that wait longer than was promised."""
        return self.waiting().filter(promised_on__lt=timezone.localdate())

    def unfinished(self):
        """Those that were answered in part, were added to, or did not answer the question as the investor says."""
        return self.filter(state=Case.State.WITH_OFFICE, first_answered_at__isnull=False)

    def escalated(self, level):
        """Those that wait although this level has been told of them."""
        return self.waiting().filter(escalations__level=level)

    def to_escalate(self):
        """Those that wait, without what was merged into a case that waits itself: that one speaks for them."""
        return self.waiting().exclude(merged_into__isnull=False, merged_into__first_answered_at__isnull=True)

    def steps_due(self):
        """Those whose next step was to be taken by today; what was withdrawn needs none."""
        return self.filter(next_step_on__lte=timezone.localdate()).exclude(state=Case.State.WITHDRAWN)

    def followed(self):
        """Those that a park pursues: still open, or come further than a lead; not what is lost or with somebody else."""
        here = self.exclude(state__in=[Case.State.WITHDRAWN, Case.State.HANDED_OVER]).exclude(stage=Case.Stage.LOST)
        return here.exclude(state=Case.State.CLOSED, stage=Case.Stage.LEAD)


class Case(models.Model):
    """What becomes of an enquiry at one park (案件): the public state, the internal stage, the clock, who sees to it."""

    scope_paths = {"park": "park", "area": "park__area", "cooperation": EVERYWHERE}

    class State(models.TextChoices):
        """What whoever asked reads."""

        RECEIVED = "received", _("已收到")
        WITH_OFFICE = "with_office", _("办理中")
        ANSWERED = "answered", _("已答复")
        CLOSED = "closed", _("已办结")
        WITHDRAWN = "withdrawn", _("已撤回")
        HANDED_OVER = "handed_over", _("已转交")

    ENDED = (State.CLOSED, State.WITHDRAWN, State.HANDED_OVER)

    class Stage(models.TextChoices):
        """How far it has come, for staff alone."""

        LEAD = "lead", _("线索")
        NEGOTIATION = "negotiation", _("洽谈")
        SIGNED = "signed", pgettext_lazy("案件", "签约")
        CONSTRUCTION = "construction", pgettext_lazy("案件", "开工")
        PRODUCTION = "production", _("投产")
        LOST = "lost", _("未成")
        PAUSED = "paused", _("搁置")

    enquiry = models.ForeignKey(Enquiry, verbose_name=_("咨询"), on_delete=models.PROTECT, related_name="cases")
    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.PROTECT, related_name="cases")
    ledger_code = models.CharField(
        _("台账代号"), max_length=16, help_text=_("公开台账中的代号，与咨询编号无关；转交后沿用。")
    )
    state = models.CharField(_("办理状态"), max_length=12, choices=State.choices, default=State.RECEIVED)
    stage = models.CharField(_("跟进阶段"), max_length=12, choices=Stage.choices, default=Stage.LEAD)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("承办人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    received_at = models.DateTimeField(_("收到时间"), default=timezone.now, db_index=True)
    promised_on = models.DateField(_("承诺答复日期"), db_index=True)
    is_promise_expected = models.BooleanField(
        _("日期为预计"), default=False, help_text=_("当年的放假安排尚未公布时，按周一至周五推算。")
    )
    first_answered_at = models.DateTimeField(_("首次答复时间"), null=True, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("并入的案件"), null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    next_step = models.CharField(_("下一步"), max_length=200, blank=True)
    next_step_on = models.DateField(_("下一步的日期"), null=True, blank=True, db_index=True)
    next_step_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("下一步由谁做"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("案件")
        verbose_name_plural = pgettext_lazy("列表", "案件")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "park"], name="investment_case_once_for_each_park"),
            models.UniqueConstraint(fields=["ledger_code", "park"], name="investment_case_ledger_code"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")),
                name="investment_case_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(next_step_on__isnull=True) | ~Q(next_step=""), name="investment_case_step_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(first_answered_at__isnull=False),
                name="investment_case_answered_has_time",
            ),
            models.CheckConstraint(
                condition=Q(first_answered_at__isnull=True) | Q(first_answered_at__gte=models.F("received_at")),
                name="investment_case_answered_after_received",
            ),
        ]
        indexes = [
            models.Index(
                fields=["promised_on"],
                condition=Q(first_answered_at__isnull=True),
                name="investment_case_waiting",
            ),
        ]

    def __str__(self):
        return f"{self.enquiry} · {self.park}"

    @property
    def place(self):
        """The row whose nearest office answers."""
        return self.park

    @property
    def is_open(self):
        return self.state not in self.ENDED

    @property
    def is_here(self):
        """Whether the park still has to do with it, also after it has been closed for whoever asked."""
        return self.state not in (self.State.WITHDRAWN, self.State.HANDED_OVER)

    @property
    def main(self):
        """The case in which this one is worked on: itself, unless it was merged into another."""
        return self.merged_into or self

    @property
    def group(self):
        """The case and those that were merged into it, in the order in which they came."""
        return [self, *self.merged.select_related("enquiry").order_by("received_at", "pk")]

    @property
    def earlier(self):
        """The cases at the parks that handed it over before, the last one first."""
        found, case = [], self
        while hand_over := getattr(case, "handed_from", None):
            case = hand_over.case
            found.append(case)
        return found

    @property
    def step_is_due(self):
        return self.is_here and self.next_step_on is not None and self.next_step_on <= timezone.localdate()

    @property
    def is_waiting(self):
        return self.is_open and self.first_answered_at is None

    @property
    def is_overdue(self):
        return self.is_waiting and self.promised_on < timezone.localdate()


class CaseMove(models.Model):
    """One thing that was changed about a case (案件变动): from what to what, by whom, why. Written once, never changed."""

    scope_paths = beneath("case", Case)

    class What(models.TextChoices):
        STATE = "state", _("办理状态")
        STAGE = "stage", _("跟进阶段")
        ASSIGNEE = "assignee", _("承办人")
        PARK = "park", _("园区")
        IDENTITY = "identity", _("公开身份")
        PROMISE = "promise", _("承诺答复日期")
        MERGED = "merged", _("合并")
        NEXT_STEP = "next_step", _("下一步")

    class Side(models.TextChoices):
        INVESTOR = "investor", _("询问人")
        STAFF = "staff", _("工作人员")
        SYSTEM = "system", _("系统")

    case = models.ForeignKey(Case, verbose_name=_("案件"), on_delete=models.PROTECT, related_name="moves")
    at = models.DateTimeField(_("时间"), default=timezone.now)
    what = models.CharField(_("事项"), max_length=10, choices=What.choices)
    before = models.CharField(_("原来"), max_length=60, blank=True)
    after = models.CharField(_("改为"), max_length=60)
    side = models.CharField(_("谁"), max_length=10, choices=Side.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    cause = models.ForeignKey(
        CaseReason, verbose_name=_("原因类别"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("原因"), max_length=300, blank=True)
    is_forced = models.BooleanField(_("特批"), default=False)

    class Meta:
        verbose_name = _("案件变动")
        verbose_name_plural = pgettext_lazy("列表", "案件变动")
        ordering = ["case", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="staff", actor__isnull=False) | ~Q(side="staff"),
                name="investment_casemove_staff_has_name",
            ),
            models.CheckConstraint(
                condition=Q(is_forced=False) | ~Q(reason=""), name="investment_casemove_forced_has_reason"
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_what_display()}: {self.before} → {self.after}"

    @property
    def told_before(self):
        return self._told(self.before)

    @property
    def told_after(self):
        return self._told(self.after)

    def _told(self, value):
        """The word of a state or stage; anything else as it was written."""
        words = {self.What.STATE: Case.State, self.What.STAGE: Case.Stage}.get(self.what)
        return dict(words.choices).get(value, value) if words else value
