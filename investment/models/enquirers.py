from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from investment.firm_keys import credit_code_of, digits_of, organisation_key
from parks.models import Park
from portal.kit.scoping import EVERYWHERE

from .enquiries import Enquiry

KEPT_LETTERS = 1  # of a name, when it is masked


class KeyField(models.CharField):
    """Another column in the one form by which equal things are found, renewed on every save."""

    def __init__(self, *args, source, made_by, **kwargs):
        self.source, self.made_by = source, made_by
        super().__init__(*args, **{**kwargs, "editable": False, "default": "", "db_index": True})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source, "made_by": self.made_by}

    def pre_save(self, model_instance, add):
        key = self.made_by(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key


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
    organisation_key = KeyField(_("单位的比对值"), max_length=120, source="organisation", made_by=organisation_key)
    credit_code = KeyField(_("统一社会信用代码"), max_length=18, source="organisation", made_by=credit_code_of)
    phone_key = KeyField(_("电话的比对值"), max_length=40, source="phone", made_by=digits_of)
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
