from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from parks.models import FocusIndustry, Industry, IndustryClass
from portal.kit.admin import ContentAdmin

from .filters import PrefectureFilter


@admin.display(description=_("产业大类"), ordering="group")
def group_badge(industry):
    return format_html('<span class="badge hue hue-{}">{}</span>', industry.group, industry.get_group_display())


@admin.register(Industry)
class IndustryAdmin(ContentAdmin):
    list_display = [group_badge, "slug"]
    list_filter = ["group"]
    help_texts = {"introduction": _("这个产业在本省指什么，包括哪些产品。")}
    fieldsets = [(None, {"fields": ["name", ("slug", "group"), "classes", "introduction"]})]


@admin.register(IndustryClass)
class IndustryClassAdmin(ContentAdmin):
    list_display = ["code", "parent", "is_checked"]
    list_filter = ["is_checked"]
    ordering = ["code"]
    help_texts = {"code": _("GB/T 4754-2017 代码：门类字母，或两到四位数字。")}
    fieldsets = [(None, {"fields": ["name", ("code", "parent"), "is_checked"]})]


@admin.register(FocusIndustry)
class FocusIndustryAdmin(ContentAdmin):
    """One industry named for one area; usually edited below its area."""

    list_display = ["area", "industry", "kind", "order"]
    list_filter = ["kind", PrefectureFilter]
    search_fields = ["area__name_zh_hans", "area__name_en", "industry__name_zh_hans", "industry__name_en"]
    fieldsets = [(None, {"fields": [("area", "industry"), ("kind", "order"), "provenance_note"]})]
