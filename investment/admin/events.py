from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from investment.models import Event, EventResult, Participation
from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline

PARTICIPATION = [("park", "role"), "booth", "products"]
RESULT = [("measure", "value", "currency"), "as_of", "source", "source_url"]


class ParticipationInline(ContentStackedInline):
    model = Participation
    fields = PARTICIPATION


class ResultInline(ContentStackedInline):
    model = EventResult
    fields = RESULT


@admin.register(Event)
class EventAdmin(SourcedAdmin):
    list_display = ["kind", "starts_on", "ends_on", "area", "host"]
    list_filter = ["kind", PrefectureFilter, "industries__group"]
    search_fields = ["place_zh_hans", "place_en", "publisher_zh_hans"]
    inlines = [ParticipationInline, ResultInline, PictureInline, AttachmentInline]
    help_texts = {
        "place": _("城市和场馆，如“长春国际会展中心”。"),
        "summary": _("做什么、谁可以参加、怎样报名。"),
    }
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("title", ("slug", "kind"), ("starts_on", "ends_on", "is_cancelled")),
                    *("place", ("area", "reach"), "host", "industries"),
                ]
            },
        ),
        (_("内容"), {"fields": ["summary", "publisher"]}),
        (_("报名"), {"fields": [("registers_from", "registers_until"), "places"]}),
    ]


@admin.register(Participation)
class ParticipationAdmin(PartAdmin):
    """The parks of all events; usually edited below their event."""

    list_display = ["event", "park", "role"]
    list_filter = ["role"]
    search_fields = ["event__title_zh_hans", "park__name_zh_hans"]
    fieldsets = [(None, {"fields": ["event", *PARTICIPATION]})]


@admin.register(EventResult)
class EventResultAdmin(PartAdmin):
    """What came of all events; usually edited below their event."""

    list_display = ["event", "measure", "value", "as_of"]
    list_filter = ["measure"]
    search_fields = ["event__title_zh_hans"]
    fieldsets = [(None, {"fields": ["event", *RESULT]})]
