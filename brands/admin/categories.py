from django.contrib import admin

from brands.models import Category
from portal.kit.admin import ContentAdmin


@admin.register(Category)
class CategoryAdmin(ContentAdmin):
    list_display = ["slug"]
    fieldsets = [(None, {"fields": ["name", "slug"]})]
