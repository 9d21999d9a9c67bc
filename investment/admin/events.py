from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from investment.models import Event
from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline


@admin.register(Event)
class EventAdmin(SourcedAdmin):
    list_display = ["kind", "starts_on", "ends_on", "area"]
    list_filter = ["kind", PrefectureFilter, "industries__group"]
    search_fields = ["place_zh_hans", "place_en", "publisher_zh_hans"]
    inlines = [PictureInline, AttachmentInline]
    help_texts = {
        "place": _("城市和场馆，如“长春国际会展中心”。"),
        "summary": _("做什么、谁可以参加、怎样报名。"),
    }
    fieldsets = [
        (None, {"fields": ["title", ("slug", "kind"), ("starts_on", "ends_on"), "place", "area"]}),
        (_("参加者"), {"fields": ["industries", "parks"]}),
        (_("内容"), {"fields": ["summary", "publisher"]}),
    ]
