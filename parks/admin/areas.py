from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Area, FocusIndustry
from portal.kit.admin import ContentAdmin, ContentTabularInline

from .fact_sheet import WithFacts
from .filters import OwnPrefectureFilter


class FocusIndustryInline(ContentTabularInline):
    model = FocusIndustry
    fields = ["industry", "kind", "order"]


@admin.register(Area)
class AreaAdmin(WithFacts, ContentAdmin):
    """Areas by their code. The outline comes with the map file; nobody draws it by hand."""

    list_display = ["code", "level", "parent", "reports_to_province"]
    list_filter = ["level", OwnPrefectureFilter, "reports_to_province"]
    search_fields = ["pinyin"]
    ordering = ["code"]
    readonly_fields = ["outline"]
    inlines = [FocusIndustryInline]
    help_texts = {
        "name": _("全称，如“辽源市”“Liaoyuan City”。"),
        "pinyin": _("不带声调，如 Liaoyuan。"),
        "introduction": _("两三句话：位置、交通和产业特点，写明数据日期。"),
    }
    fieldsets = [
        (None, {"fields": ["name", ("code", "pinyin"), ("level", "parent"), "reports_to_province"]}),
        (_("介绍"), {"fields": ["introduction"]}),
        (
            _("位置"),
            {
                "fields": [
                    ("label_longitude", "label_latitude"),
                    ("seat_longitude", "seat_latitude"),
                    "outline",
                ],
                "description": _("十进制度数，如经度 125.3200、纬度 43.8200。"),
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).without_boundary()

    @admin.display(description=_("边界"))
    def outline(self, area):
        """Whether the map file has an outline of this area."""
        return _("来自地图文件") if area.boundary else self.get_empty_value_display()
