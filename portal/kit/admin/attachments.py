from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.kit.illustrated import MAX_ATTACHMENTS
from portal.kit.media.attachments import take_attachment
from portal.kit.media.keys import preview_url
from portal.kit.models import Attachment

from .uploads import StoredFileInput, UploadForm, UploadInline


class AttachmentForm(UploadForm):
    upload = forms.FileField(
        label=_("附件文件"),
        required=False,
        widget=StoredFileInput,
        help_text=_("PDF、DOCX、XLSX、PPTX、ODT、ODS、CSV 或 TXT，不超过 20 MB，不带宏。"),
    )

    def take(self, upload):
        return take_attachment(upload)

    def show_stored(self):
        return stored_file(self.instance)


def stored_file(attachment):
    """Kind and size, and the way to the file itself; empty for one that is not stored yet."""
    if not attachment.name:
        return ""
    link = '<a class="stored" href="{}">{} · {}</a>'
    address = preview_url("attachment", attachment.name)
    return format_html(link, address, attachment.get_kind_display(), filesizeformat(attachment.size))


class AttachmentInline(UploadInline):
    """The documents of a row."""

    model, form, max_num = Attachment, AttachmentForm, MAX_ATTACHMENTS
    fields = [("upload", "kept"), "title", "order"]
