from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable


class Category(Sluggable):
    """A category of goods, shared by brands and products (品类)."""

    scope_paths = {"everyone": EVERYWHERE}

    name = models.CharField(_("名称"), max_length=60)

    class Meta(Sluggable.Meta):
        verbose_name = _("品类")
        verbose_name_plural = pgettext_lazy("列表", "品类")
        ordering = ["slug"]

    def __str__(self):
        return self.name
