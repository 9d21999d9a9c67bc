from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Readiness, once
from portal.kit.partial_dates import PartialDateField
from portal.kit.scoping import beneath
from portal.kit.units import money

from .projects import Project

WEB_HELP = _("公开网页的网址；文件本身可作为项目附件上传。")


class ProjectReadiness(Readiness):
    """A line of the readiness card of a project: planning, land, environment, utilities. Read and reviewed with it."""

    scope_paths = beneath("project", Project)

    project = models.ForeignKey(Project, verbose_name=_("招商项目"), on_delete=models.CASCADE, related_name="readiness")

    class Meta:
        verbose_name = _("项目手续")
        verbose_name_plural = pgettext_lazy("列表", "项目手续")
        ordering = ["project", "pk"]
        constraints = [once("project", "investment_projectreadiness")]

    def __str__(self):
        return f"{self.project} · {self.get_topic_display()}"

    @classmethod
    def of(cls, project):
        """The readiness card of a project of `for_detail()`."""
        return [cls(project=project, **row) for row in project.readiness_rows]


class ProjectStep(models.Model):
    """A step of a signed project with its evidence: signed, started, producing (进展). Read and reviewed with it."""

    scope_paths = beneath("project", Project)

    class Step(models.TextChoices):
        SIGNED = "signed", _("签约")
        STARTED = "started", _("开工")
        PRODUCING = "producing", _("投产")

    project = models.ForeignKey(Project, verbose_name=_("招商项目"), on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(_("进展"), max_length=9, choices=Step.choices)
    dated_on = PartialDateField(_("日期"), blank=False)
    amount = models.DecimalField(
        _("已到位资金"),
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("到这一步为止，按项目的币种。"),
    )
    evidence = models.CharField(_("凭据"), max_length=200, help_text=_("合同、公告、报道或现场核实的记录。"))
    evidence_url = models.URLField(_("凭据网址"), max_length=300, blank=True, help_text=WEB_HELP)

    class Meta:
        verbose_name = _("项目进展")
        verbose_name_plural = pgettext_lazy("列表", "项目进展")
        ordering = ["project", "dated_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "step"],
                name="investment_projectstep_once_a_project",
                violation_error_message=_("这一步已经填写过，请修改原有的。"),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0),
                name="investment_projectstep_amount_not_negative",
                violation_error_message=_("不能小于零；不知道就留空。"),
            ),
        ]

    def __str__(self):
        return f"{self.project} · {self.get_step_display()}"

    @property
    def name_within_owner(self):
        return self.get_step_display()

    @classmethod
    def of(cls, project):
        """The steps of a project of `for_detail()`, in their order."""
        steps = [cls(project=project, **row) for row in project.step_rows]
        return sorted(steps, key=lambda step: step.dated_on)

    @property
    def told_amount(self):
        return "" if self.amount is None else money(Decimal(self.amount), self.project.currency)
