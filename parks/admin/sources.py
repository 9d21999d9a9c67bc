from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Source
from portal.kit.admin import ContentAdmin


@admin.register(Source)
class SourceAdmin(ContentAdmin):
    list_display = ["code", "kind", "grade", "published_on"]
    list_filter = ["grade"]
    search_fields = ["locator", "kind"]
    ordering = ["code"]
    help_texts = {"kind": _("如政府网页、统计公报、新闻、企业网页。")}
    fieldsets = [(None, {"fields": ["title", ("code", "grade"), ("kind", "published_on"), "locator"]})]
