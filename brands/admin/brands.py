from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from brands.models import Brand
from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin.pictures import PictureInline

from .marks import MarkInline


@admin.register(Brand)
class BrandAdmin(SourcedAdmin):
    list_display = ["kind", "category", "area", "is_named_in_opinion"]
    list_filter = ["kind", "is_named_in_opinion", PrefectureFilter, "marks__kind", "category"]
    search_fields = ["place_note_zh_hans", "marks__number", "enterprise__name_zh_hans"]
    inlines = [MarkInline, PictureInline]
    help_texts = {
        "name": _("品牌或标志的名称，如“长白山人参”。"),
        "place_note": _("证书或公告上的地域范围。"),
        "story": _("来历、产地和特色，三五句话；不写无法证明的话。"),
        "note": _("读者须知道的限定，如名称的不同写法。"),
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", ("kind", "category", "industry"), "is_named_in_opinion"]}),
        (_("在哪里、属于谁"), {"fields": [("area", "park"), ("enterprise", "association"), "place_note"]}),
        (_("内容"), {"fields": ["story", "note"]}),
    ]
