from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE
from portal.kit.text import PinyinKeyField

from .areas import Area


class Association(models.Model):
    """A trade association that holds brands for its members (行业协会, opinion section 10)."""

    scope_paths = {"everyone": EVERYWHERE}

    name = models.CharField(_("名称"), max_length=80)
    name_sort = PinyinKeyField()
    area = models.ForeignKey(
        Area, verbose_name=_("地区"), null=True, blank=True, on_delete=models.PROTECT, related_name="associations"
    )

    class Meta:
        verbose_name = _("协会")
        verbose_name_plural = pgettext_lazy("列表", "协会")
        ordering = ["name_sort", "pk"]

    def __str__(self):
        return self.name
