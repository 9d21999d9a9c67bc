from django.conf import settings
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .changes import Change
from .rows import AboutARow


class Revision(AboutARow):
    """What a row was before and after one write (版本). Snapshots hold its relations and inlines as well."""

    class Action(models.TextChoices):
        CREATED = "created", _("新建")
        CHANGED = "changed", _("修改")
        DELETED = "deleted", _("删除")

    at = models.DateTimeField(_("时间"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("谁"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    action = models.CharField(_("做了什么"), max_length=8, choices=Action.choices)
    reason = models.CharField(_("原因"), max_length=300, blank=True)
    before = models.JSONField(_("原内容"), null=True, blank=True)
    after = models.JSONField(_("新内容"), null=True, blank=True)
    change = models.ForeignKey(
        Change,
        verbose_name=_("改动"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revisions",
    )

    class Meta(AboutARow.Meta):
        verbose_name = _("版本")
        verbose_name_plural = pgettext_lazy("列表", "版本")
        ordering = ["-at", "-pk"]

    @property
    def admin_url(self):
        """Where the row's history is; none for a row that is gone or has no page."""
        name = f"admin:{self.content_type.app_label}_{self.content_type.model}_history"
        try:
            return "" if self.action == self.Action.DELETED else reverse(name, args=[self.object_pk])
        except NoReverseMatch:
            return ""
