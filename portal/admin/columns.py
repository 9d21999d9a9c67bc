from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.kit.admin import ContentAdmin
from portal.models import Column


@admin.register(Column)
class ColumnAdmin(ContentAdmin):
    list_display = ["slug", "order", "update_every_days"]
    ordering = ["order", "pk"]
    help_texts = {"description": _("栏目登什么内容，一句话；也写进网页的栏目标签。")}
    fieldsets = [(None, {"fields": ["name", "slug", "description", ("order", "update_every_days")]})]
