from django.contrib import admin

from parks.models import Chain
from portal.kit.admin import ContentAdmin


@admin.register(Chain)
class ChainAdmin(ContentAdmin):
    list_display = ["slug", "order"]
    list_filter = ["industries__group"]
    ordering = ["order", "pk"]
    fieldsets = [(None, {"fields": ["name", ("slug", "order"), "industries"]})]
