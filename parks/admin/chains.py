from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Chain, ChainLink
from parks.tables import CHAIN_LINKS
from portal.kit.admin import ContentAdmin, ContentStackedInline
from portal.kit.admin.tables import Tabled

HELP = {
    "name": _("一个环节一个名称，如“缝头定型”。"),
    "description": _("一句话：这里做什么，用什么做。"),
    "classes": _("GB/T 4754-2017 中最接近的类别，可不填。"),
}


class ChainLinkInline(ContentStackedInline):
    model = ChainLink
    fields = ["name", ("slug", "position", "order"), "description", "supplies", ("classes", "is_reference")]
    help_texts = HELP


@admin.register(Chain)
class ChainAdmin(ContentAdmin):
    list_display = ["slug", "order"]
    list_filter = ["industries__group"]
    ordering = ["order", "pk"]
    inlines = [ChainLinkInline]
    fieldsets = [(None, {"fields": ["name", ("slug", "order"), "industries"]})]


@admin.register(ChainLink)
class ChainLinkAdmin(Tabled, ContentAdmin):
    """The links of all chains together; usually edited below their chain."""

    table = CHAIN_LINKS
    list_display = ["chain", "position", "order", "is_reference"]
    list_filter = ["chain", "position", "is_reference"]
    search_fields = ["slug", "chain__name_zh_hans", "chain__name_en"]
    ordering = ["chain__order", "order", "pk"]
    help_texts = HELP
    fieldsets = [
        (None, {"fields": ["name", ("slug", "chain"), ("position", "order"), "description"]}),
        (_("供给关系与核对"), {"fields": ["supplies", "classes", "is_reference"]}),
    ]
