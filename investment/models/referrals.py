from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Enterprise

from .enquiries import Enquiry
from .firm_requests import OF_A_FIRM


class Referral(models.Model):
    """That a settled firm has recommended its park to another one (以商招商, S8).

    Who was recommended stands in the enquiry that it became, like everybody else who asks: seen, answered, followed up
    and erased there. Nothing here is personal.
    """

    scope_paths = OF_A_FIRM

    class Consent(models.TextChoices):
        """How the one recommended has agreed to be named (art. 13 个人信息保护法)."""

        WRITTEN = "written", _("书面同意")
        SPOKEN = "spoken", _("口头同意")

    enterprise = models.ForeignKey(
        Enterprise, verbose_name=_("推荐企业"), on_delete=models.PROTECT, related_name="referrals"
    )
    consent = models.CharField(_("对方同意被推荐"), max_length=10, choices=Consent.choices)
    enquiry = models.OneToOneField(
        Enquiry, verbose_name=_("成为线索"), editable=False, on_delete=models.PROTECT, related_name="referral"
    )
    referred_at = models.DateTimeField(_("推荐时间"), default=timezone.now, editable=False)
    referred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("以商招商推荐")
        verbose_name_plural = pgettext_lazy("列表", "以商招商推荐")
        ordering = ["-referred_at", "-pk"]

    def __str__(self):
        return f"{self.enterprise} → {self.enquiry}"
