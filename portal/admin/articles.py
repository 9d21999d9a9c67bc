from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline
from portal.models import Article


@admin.register(Article)
class ArticleAdmin(SourcedAdmin):
    list_display = ["column", "dated_on", "publisher", "area"]
    list_filter = ["column", PrefectureFilter]
    search_fields = ["publisher_zh_hans", "publisher_en", "body_zh_hans"]
    inlines = [PictureInline, AttachmentInline]
    help_texts = {
        "title": _("三十字以内，说清谁做了什么。"),
        "body": _("段落之间空一行。转载须与原文一致。"),
        "dated_on": _("原文发表的日期。"),
        "publisher": _("原文发布单位；本网原创写本网名称。"),
    }
    fieldsets = [
        (None, {"fields": ["title", "column", ("dated_on", "area"), "publisher", "issued_by"]}),
        (_("正文"), {"fields": ["body", "parks", "events"]}),
    ]
