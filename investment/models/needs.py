from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchedNeed(models.Model):
    """That a need was looked for on a day: what it asked, nothing about who asked. The same need counts once a day."""

    day = models.DateField(_("日期"))
    need = models.CharField(_("需求"), max_length=600, help_text=_("匹配页网址中的条件。"))
    facts = ArrayField(models.CharField(max_length=60), verbose_name=_("要用到的事实"), default=list)
    area_code = models.CharField(_("地区"), max_length=20, blank=True, help_text=_("只找这个市州；空的是全省。"))

    class Meta:
        verbose_name = _("查找过的需求")
        verbose_name_plural = pgettext_lazy("列表", "查找过的需求")
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "need"], name="investment_searchedneed_once_a_day"),
        ]

    def __str__(self):
        return f"{self.day} {self.need}"
