from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .cases import Case
from .enquiries import Question


class Answer(models.Model):
    """What a park says to one question (答复), or why it says nothing. A later one corrects an earlier one."""

    scope_paths = beneath("case", Case)
    LONGEST = 4000

    case = models.ForeignKey(Case, verbose_name=_("案件"), on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, verbose_name=_("问题"), on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(_("答复"), max_length=LONGEST)
    is_reason = models.BooleanField(_("不能答复的理由"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("答复人"), on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("答复时间"), default=timezone.now)

    class Meta:
        verbose_name = _("答复")
        verbose_name_plural = pgettext_lazy("列表", "答复")
        ordering = ["case", "question__order", "answered_at", "pk"]

    def __str__(self):
        return f"{self.case} {self.question.order}"


class Message(models.Model):
    """What the investor has added for one park after sending the enquiry (补充)."""

    scope_paths = beneath("case", Case)
    LONGEST = 2000

    case = models.ForeignKey(Case, verbose_name=_("案件"), on_delete=models.PROTECT, related_name="messages")
    text = models.TextField(_("内容"), max_length=LONGEST)
    sent_at = models.DateTimeField(_("发送时间"), default=timezone.now)

    class Meta:
        verbose_name = _("补充")
        verbose_name_plural = pgettext_lazy("列表", "补充")
        ordering = ["case", "sent_at", "pk"]

    def __str__(self):
        return f"{self.case} {timezone.localtime(self.sent_at):%Y-%m-%d %H:%M}"
