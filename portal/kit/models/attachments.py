from django.db import models
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.media.attachments import MEDIA_TYPES
from portal.kit.media.keys import preview_url
from portal.kit.media.names import STEM

from .files import FileOfARow


class Attachment(FileOfARow):
    """A document that visitors can download (附件)."""

    title = models.CharField(_("标题"), max_length=120, help_text=_("下载时用作文件名，不写扩展名。"))
    kind = models.CharField(_("类型"), max_length=4, choices=[(kind, kind.upper()) for kind in MEDIA_TYPES])
    size = models.PositiveIntegerField(_("大小（字节）"))

    class Meta(FileOfARow.Meta):
        verbose_name = _("附件")
        verbose_name_plural = pgettext_lazy("列表", "附件")
        constraints = [
            models.CheckConstraint(condition=Q(name__regex=rf"^{STEM}\.[a-z]{{3,4}}$"), name="kit_attachment_name"),
        ]

    def __str__(self):
        return self.title or self.name

    @staticmethod
    def show_name(name):
        """The way to the document, where others would read the name of its file."""
        return format_html('<a href="{}">{}</a>', preview_url("attachment", name), name)
