"""All pictures at one glance, for whoever answers for the whole site; they are edited below what they belong to."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.kit.admin import ReadOnlyAdmin
from portal.kit.admin.pictures import thumbnail
from portal.kit.models import Picture


@admin.register(Picture)
class PictureAdmin(ReadOnlyAdmin):
    list_display = ["alt_zh_hans", "alt_en", "content_type", "is_map", "map_review_number", "credit"]
    list_filter = ["is_map"]
    search_fields = ["alt_zh_hans", "alt_en", "credit", "map_review_number", "name"]
    ordering = ["-pk"]
    fields = ["shown", ("alt_zh_hans", "alt_en"), "credit", ("is_map", "map_review_number"), "row", "name"]
    readonly_fields = ["shown", "row"]

    @admin.display(description=_("图片"))
    def shown(self, picture):
        return thumbnail(picture, longest=640)

    @admin.display(description=_("属于"))
    def row(self, picture):
        return picture.row
