from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LoadedRow(models.Model):
    """What the starting data last wrote into one row, so that a later load can tell a person's edit from its own."""

    model = models.CharField(_("模型"), max_length=60)
    key = models.CharField(_("键"), max_length=120)
    object_pk = models.BigIntegerField(_("对象"))
    values = models.JSONField(_("写入的值"))
    loaded_at = models.DateTimeField(_("载入时间"), auto_now=True)

    class Meta:
        verbose_name = _("初始数据记录")
        verbose_name_plural = pgettext_lazy("列表", "初始数据记录")
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="portal_loadedrow_once")]

    def __str__(self):
        return f"{self.model} {self.key}"
