from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE


class CaseReasonQuerySet(models.QuerySet):
    def offered(self):
        return self.filter(is_offered=True)


class CaseReason(models.Model):
    """Why a case comes to nothing or waits (原因), from a list that the province keeps, so that reasons can be counted."""

    scope_paths = {"everyone": EVERYWHERE}

    class Stage(models.TextChoices):
        """The stages of a case that need such a reason, by the values of `Case.Stage`."""

        LOST = "lost", _("未成")
        PAUSED = "paused", _("搁置")

    stage = models.CharField(_("用于"), max_length=12, choices=Stage.choices)
    name = models.CharField(_("原因"), max_length=80)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0, help_text=_("数字小的在前。"))
    needs_note = models.BooleanField(_("须另写说明"), default=False)
    is_offered = models.BooleanField(
        _("可以选择"), default=True, help_text=_("不再使用的，取消勾选；以前选过的照旧显示。")
    )

    objects = CaseReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("未成和搁置的原因")
        verbose_name_plural = pgettext_lazy("列表", "未成和搁置的原因")
        ordering = ["stage", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "name_zh_hans"], name="investment_casereason_once"),
        ]

    def __str__(self):
        return self.name
