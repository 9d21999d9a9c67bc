from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .rows import AboutARow, AboutQuerySet


class ChangeQuerySet(AboutQuerySet):
    def open(self):
        """Those that have not been decided, or wait for their hour."""
        return self.filter(state__in=Change.OPEN)


class Change(AboutARow):
    """A text on its way to visitors (改动): a new row, or what shall change about a published one.

    `after` is the row as its authors want it, with its relations and inlines (see `portal.kit.snapshots`), and `before`
    what they started from. A row that no visitor reads yet is its own draft: both are null then.
    """

    class State(models.TextChoices):
        WRITING = "writing", _("编写中")
        IN_REVIEW = "in_review", _("审核中")
        RETURNED = "returned", _("已退回")
        APPROVED = "approved", _("待定时发布")
        APPLIED = "applied", _("已生效")
        DROPPED = "dropped", _("已放弃")

    OPEN = [State.WRITING, State.IN_REVIEW, State.RETURNED, State.APPROVED]

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WRITING, db_index=True)
    before = models.JSONField(_("原内容"), null=True, blank=True, editable=False)
    after = models.JSONField(_("新内容"), null=True, blank=True, editable=False)
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name=_("作者"), related_name="+")
    created_at = models.DateTimeField(_("开始时间"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("提交时间"), null=True, blank=True)
    decided_at = models.DateTimeField(_("审核时间"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("审核人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    publish_at = models.DateTimeField(_("定时发布"), null=True, blank=True)
    withdraw_at = models.DateTimeField(_("定时撤下"), null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta(AboutARow.Meta):
        verbose_name = _("改动")
        verbose_name_plural = pgettext_lazy("列表", "改动")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_pk"],
                condition=Q(state__in=["writing", "in_review", "returned", "approved"]),
                name="kit_change_one_open_per_row",
            ),
            models.CheckConstraint(
                condition=Q(withdraw_at__isnull=True)
                | Q(publish_at__isnull=True)
                | Q(withdraw_at__gt=models.F("publish_at")),
                name="kit_change_withdrawn_after_published",
                violation_error_message=_("撤下时间须晚于发布时间。"),
            ),
        ]


class ChangeStep(models.Model):
    """What somebody did with a change, or said about it."""

    class Action(models.TextChoices):
        WRITE = "write", _("编写")
        SUBMIT = "submit", _("提交审核")
        APPROVE = "approve", _("通过")
        RETURN = "return", _("退回")
        TAKE_OVER = "take_over", _("接手修改")
        RECALL = "recall", _("撤回提交")
        DROP = "drop", _("放弃")
        APPLY = "apply", _("生效")
        WITHDRAW = "withdraw", _("定时撤下")
        NOTE = "note", _("留言")

    change = models.ForeignKey(Change, verbose_name=_("改动"), on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("谁"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    action = models.CharField(_("做了什么"), max_length=10, choices=Action.choices)
    text = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = _("审核步骤")
        verbose_name_plural = pgettext_lazy("列表", "审核步骤")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_action_display()} {self.at:%Y-%m-%d %H:%M}"
