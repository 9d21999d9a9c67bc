from django.contrib import admin

from parks.models import Association
from portal.kit.admin import ContentAdmin


@admin.register(Association)
class AssociationAdmin(ContentAdmin):
    list_display = ["area"]
    fieldsets = [(None, {"fields": ["name", "area"]})]
