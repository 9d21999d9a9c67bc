from django.contrib import admin

from investment.models import SearchedNeed
from portal.kit.admin.readonly import ReadOnlyAdmin


@admin.register(SearchedNeed)
class SearchedNeedAdmin(ReadOnlyAdmin):
    """What was looked for, written by the match alone."""

    list_display = ["day", "need", "area_code"]
    date_hierarchy = "day"
