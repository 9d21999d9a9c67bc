from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Enterprise
from parks.tables import ENTERPRISES
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.tables import Tabled

from .filters import PrefectureFilter
from .sourced import SourcedAdmin


@admin.register(Enterprise)
class EnterpriseAdmin(Tabled, SourcedAdmin):
    table = ENTERPRISES
    list_display = ["area", "industry"]
    list_filter = [PrefectureFilter, "industry__group", "size", "is_leading", "is_key", "is_high_tech"]
    search_fields = ["main_products_zh_hans", "main_products_en", "stock_code", "park__name_zh_hans", "park__name_en"]
    inlines = [PictureInline]
    help_texts = {
        "name": _("营业执照上的全称。"),
        "main_products": _("三到五个产品，用顿号隔开。"),
        "summary": _("两三句话：做什么、有什么特点。不写排名和“第一”。"),
        "stock_code": _("上市公司的证券代码，如 600000。"),
        "website": _("域名即可，如 example.com。"),
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", ("area", "park"), ("industry", "size"), "links"]}),
        (_("产品与简介"), {"fields": ["main_products", "summary"]}),
        (
            _("企业情况"),
            {"fields": [("founded", "stock_code"), "website", ("is_leading", "is_key", "is_high_tech")]},
        ),
    ]
