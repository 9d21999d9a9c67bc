from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Enterprise
from portal.kit.scoping import EVERYWHERE, beneath

from .cases import Case


class Party(models.TextChoices):
    """Who does a step."""

    COMMITTEE = "committee", _("园区管委会")
    CITY = "city", _("市州")
    PROVINCE = "province", _("省级部门")
    FIRM = "firm", _("企业")


class AftercareTemplate(models.Model):
    """A step with which the plan of every signed project begins (落地服务模板); the province edits them."""

    scope_paths = {"everyone": EVERYWHERE}

    name = models.CharField(_("事项"), max_length=120)
    who = models.CharField(_("由谁办"), max_length=10, choices=Party.choices, default=Party.COMMITTEE)
    due_days = models.PositiveSmallIntegerField(_("签约后几天内"), help_text=_("日历日。"))
    is_active = models.BooleanField(_("在用"), default=True, help_text=_("停用后，新的计划不再有这一项。"))

    class Meta:
        verbose_name = _("落地服务模板")
        verbose_name_plural = pgettext_lazy("列表", "落地服务模板")
        ordering = ["due_days", "pk"]

    def __str__(self):
        return self.name


class AftercarePlan(models.Model):
    """What is done for a project once it is signed (落地服务计划), begun when its case reaches that stage."""

    scope_paths = beneath("case", Case)

    case = models.OneToOneField(
        Case, verbose_name=_("案件"), editable=False, on_delete=models.PROTECT, related_name="aftercare"
    )
    begun_on = models.DateField(_("开始日期"), default=timezone.localdate, editable=False)
    enterprise = models.ForeignKey(
        Enterprise,
        verbose_name=_("落地企业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("企业建档后选上；它的诉求就列在办理页上。"),
    )

    class Meta:
        verbose_name = _("落地服务计划")
        verbose_name_plural = pgettext_lazy("列表", "落地服务计划")
        ordering = ["-begun_on", "-pk"]

    def __str__(self):
        return str(self.case)


class AftercareStep(models.Model):
    """A step of such a plan: what, by whom, until when; done with evidence."""

    scope_paths = beneath("plan", AftercarePlan)

    plan = models.ForeignKey(
        AftercarePlan, verbose_name=_("落地服务计划"), on_delete=models.CASCADE, related_name="steps"
    )
    what = models.CharField(_("事项"), max_length=120)
    who = models.CharField(_("由谁办"), max_length=10, choices=Party.choices, default=Party.COMMITTEE)
    due_on = models.DateField(_("期限"))
    done_on = models.DateField(_("办成日期"), null=True, blank=True)
    evidence = models.CharField(
        _("凭据"), max_length=200, blank=True, help_text=_("文件名称和文号、会议纪要等；不写个人信息。")
    )

    class Meta:
        verbose_name = _("落地服务事项")
        verbose_name_plural = pgettext_lazy("列表", "落地服务事项")
        ordering = ["plan", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(evidence=""),
                name="investment_aftercarestep_done_has_evidence",
                violation_error_message=_("办成的事项要写明凭据。"),
            ),
        ]

    def __str__(self):
        return self.what

    @property
    def is_overdue(self):
        return self.done_on is None and self.due_on < timezone.localdate()
