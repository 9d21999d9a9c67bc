from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.illustrated import WithAttachments
from portal.kit.scoping import beneath

from .cases import Case


class CaseContact(WithAttachments, models.Model):
    """One time that a park dealt with whoever asked (往来): a visit, a call, a document. Read by staff of the park alone."""

    scope_paths = beneath("case", Case)
    LONGEST = 2000

    class Kind(models.TextChoices):
        VISIT = "visit", _("来访或拜访")
        CALL = "call", _("通话")
        MEETING = "meeting", _("会谈")
        DOCUMENT = "document", _("文件")

    TALKS = (Kind.VISIT, Kind.CALL, Kind.MEETING)

    case = models.ForeignKey(Case, verbose_name=_("案件"), on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(_("方式"), max_length=10, choices=Kind.choices)
    happened_on = models.DateField(_("日期"))
    note = models.TextField(_("内容"), max_length=LONGEST)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("记录人"), on_delete=models.PROTECT, related_name="+"
    )
    logged_at = models.DateTimeField(_("记录时间"), default=timezone.now)

    class Meta:
        verbose_name = _("往来")
        verbose_name_plural = pgettext_lazy("列表", "往来")
        ordering = ["case", "-happened_on", "-pk"]

    def __str__(self):
        return f"{self.case} {self.get_kind_display()} {self.happened_on}"

    def clean(self):
        super().clean()
        if self.happened_on and self.happened_on > timezone.localdate():
            raise ValidationError({"happened_on": _("往来的日期不能在今天以后；以后要做的，写在“下一步”里。")})
