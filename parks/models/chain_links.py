from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable

from .chains import Chain
from .industries import IndustryClass


class ChainLink(Sluggable):
    """A link of a chain: what is made or done there, and which links it supplies (环节).

    Firms, products and projects say themselves which links they fill; a link that no published firm and no published
    product fills is a gap (缺环).
    """

    scope_paths = {"everyone": EVERYWHERE}

    class Position(models.TextChoices):
        UPSTREAM = "upstream", _("上游")
        CORE = "core", _("核心")
        DOWNSTREAM = "downstream", _("下游")
        SUPPORTING = "supporting", _("配套")

    chain = models.ForeignKey(Chain, verbose_name=_("产业链"), on_delete=models.CASCADE, related_name="links")
    position = models.CharField(_("位置"), max_length=10, choices=Position.choices)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    name = models.CharField(_("名称"), max_length=60)
    description = models.CharField(_("说明"), max_length=200, blank=True)
    classes = models.ManyToManyField(IndustryClass, verbose_name=_("行业类别"), blank=True, related_name="links")
    supplies = models.ManyToManyField(
        "self",
        verbose_name=_("供给的环节"),
        symmetrical=False,
        blank=True,
        related_name="suppliers",
        help_text=_("本环节的产出直接供给哪些环节。"),
    )
    is_reference = models.BooleanField(
        _("参考模型"),
        default=True,
        help_text=_("按一般产业知识拟定；产业部门核对后取消勾选。"),
    )

    class Meta(Sluggable.Meta):
        verbose_name = _("产业链环节")
        verbose_name_plural = pgettext_lazy("列表", "产业链环节")
        ordering = ["chain", "order", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("parks:chain_link_detail", args=[self.chain.slug, self.slug])
