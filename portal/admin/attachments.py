from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.kit.admin import ReadOnlyAdmin
from portal.kit.admin.attachments import stored_file
from portal.kit.models import Attachment


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    """All documents, to look through; they are edited below what they belong to."""

    list_display = ["title_zh_hans", "title_en", "content_type", "kind"]
    list_filter = ["kind"]
    search_fields = ["title_zh_hans", "title_en", "name"]
    ordering = ["-pk"]
    fields = ["file", ("title_zh_hans", "title_en"), "row", "name"]
    readonly_fields = ["file", "row"]

    @admin.display(description=_("附件"))
    def file(self, attachment):
        return stored_file(attachment)

    @admin.display(description=_("属于"))
    def row(self, attachment):
        return attachment.row
