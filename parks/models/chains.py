from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable

from .industries import Industry


class Chain(Sluggable):
    """A leading industrial chain of the province and the industries along it (产业链)."""

    scope_paths = {"everyone": EVERYWHERE}

    name = models.CharField(_("名称"), max_length=60)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    industries = models.ManyToManyField(Industry, verbose_name=_("产业"), related_name="chains", blank=True)

    class Meta(Sluggable.Meta):
        verbose_name = _("产业链")
        verbose_name_plural = pgettext_lazy("列表", "产业链")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("parks:chain_detail", args=[self.slug])
