from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .enquiries import Enquiry
from .notices import NoticeVersion


class ConsentQuerySet(models.QuerySet):
    def passing_on(self):
        """Those that let other parks and departments get the enquiry, as long as nobody has taken them back."""
        return self.filter(kind=Consent.Kind.PASSING_ON, taken_back_at__isnull=True)


class Consent(models.Model):
    """One thing that whoever asked has agreed to, until they take it back (同意, arts. 13–15 and 23 个人信息保护法)."""

    scope_paths = beneath("enquiry", Enquiry)

    class Kind(models.TextChoices):
        HANDLING = "handling", _("处理个人信息")
        PASSING_ON = "passing_on", _("转交其他园区或部门")

    enquiry = models.ForeignKey(Enquiry, verbose_name=_("咨询"), on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("事项"), max_length=12, choices=Kind.choices)
    notice = models.ForeignKey(
        NoticeVersion, verbose_name=_("个人信息告知"), on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(_("同意时间"), default=timezone.now)
    taken_back_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("同意")
        verbose_name_plural = pgettext_lazy("列表", "同意")
        ordering = ["enquiry", "given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "kind"],
                condition=Q(taken_back_at__isnull=True),
                name="investment_consent_once",
            ),
        ]

    def __str__(self):
        return f"{self.enquiry} {self.get_kind_display()}"
