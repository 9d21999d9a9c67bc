from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from brands.models import Product
from brands.tables import PRODUCTS
from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.tables import Tabled


@admin.register(Product)
class ProductAdmin(Tabled, SourcedAdmin):
    table = PRODUCTS
    list_display = ["category", "brand", "enterprise", "area", "is_geographical_indication"]
    list_filter = ["is_geographical_indication", PrefectureFilter, "industry__group", "category"]
    search_fields = ["brand__name_zh_hans", "brand__name_en", "enterprise__name_zh_hans", "enterprise__name_en"]
    inlines = [PictureInline]
    help_texts = {
        "name": _("买方会搜的名称，如“棉袜”，不写型号。"),
        "summary": _("是什么、用什么做的、有什么特点。"),
        "specification": _("每行一项，如“净含量：500 克”。"),
        "order_unit": _("按什么计，如 双、吨、箱。"),
        "smallest_order": _("以订货单位计。"),
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", ("category", "industry"), "links", "is_geographical_indication"]}),
        (_("谁生产、在哪里"), {"fields": [("brand", "enterprise"), ("area", "park")]}),
        (_("内容"), {"fields": ["summary", "specification", "order_unit", "smallest_order"]}),
    ]
