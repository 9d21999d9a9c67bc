from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from brands.models import Mark
from brands.tables import MARKS
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.tables import Tabled

LINES = [("kind", "number"), "holder", ("registered_on", "valid_until")]
HELP = {
    "number": _("注册证或登记证上的号码，照原样写。"),
    "holder": _("证书上的权利人，多为协会或商会。"),
    "valid_until": _("商标注册每十年续展一次；登记类标志可不填。"),
}


class MarkInline(ContentStackedInline):
    model = Mark
    fields = LINES
    help_texts = HELP


@admin.register(Mark)
class MarkAdmin(Tabled, PartAdmin):
    """All marks together, to look for a number or for what expires; usually edited below their brand."""

    table = MARKS
    list_display = ["brand", "kind", "number", "holder", "valid_until"]
    list_filter = ["kind"]
    search_fields = ["number", "holder_zh_hans", "holder_en", "brand__name_zh_hans", "brand__name_en"]
    help_texts = HELP
    fieldsets = [(None, {"fields": ["brand", *LINES]})]

    def found_as(self, obj):
        return obj.brand
