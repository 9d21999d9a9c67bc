from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Park
from portal.kit.scoping import EVERYWHERE

from .enquiries import Enquiry

KEPT_LETTERS = 1  # of a name, when it is masked


class Enquirer(models.Model):
    """Who asks (询问人): all personal data of an enquiry in one row, which erasure deletes.

    Only the parks in `shown_to` see it: those asked, or for a sealed enquiry those to which the investor has opened it.
    """

    scope_paths = {"park": "shown_to", "area": "shown_to__area", "cooperation": EVERYWHERE}

    enquiry = models.OneToOneField(Enquiry, verbose_name=_("咨询"), on_delete=models.CASCADE, related_name="enquirer")
    person = models.CharField(_("称呼"), max_length=60)
    organisation = models.CharField(_("所在单位"), max_length=120, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)
    phone = models.CharField(_("电话"), max_length=40, blank=True)
    shown_to = models.ManyToManyField(Park, verbose_name=_("可以看到的园区"), blank=True, related_name="+")

    # Kept in no history: what is erased must be gone.
    unrecorded = {"person", "organisation", "email", "phone"}

    class Meta:
        verbose_name = _("询问人")
        verbose_name_plural = pgettext_lazy("列表", "询问人")
        ordering = ["-enquiry"]

    def __str__(self):
        return f"{self.enquiry} {self.masked_person}"

    @property
    def masked_person(self):
        """For lists: the first letter alone."""
        return self.person[:KEPT_LETTERS] + "＊" * 2
