from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Site, SiteReadiness, SiteUtility
from parks.tables import SITES
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.tables import Tabled

from .fact_sheet import WithFacts
from .site_form import SiteForm
from .sourced import SourcedAdmin

UTILITY = ["kind", "distance_m", ("capacity", "spare", "unit"), "as_of", "source"]
READINESS = [("topic", "state", "dated"), "document", "checked_by"]


class UtilityInline(ContentStackedInline):
    model = SiteUtility
    fields = UTILITY


class ReadinessInline(ContentStackedInline):
    model = SiteReadiness
    fields = READINESS


@admin.register(Site)
class SiteAdmin(WithFacts, Tabled, SourcedAdmin):
    form = SiteForm
    table = SITES
    list_display = ["code", "park", "kind", "availability", "availability_on", "area_ha", "floor_m2"]
    list_filter = ["kind", "availability", "use", "park"]
    search_fields = ["park__name_zh_hans", "park__name_en"]
    inlines = [UtilityInline, ReadinessInline, PictureInline, AttachmentInline]
    fieldsets = [
        (None, {"fields": ["park", "name", ("code", "slug"), ("kind", "use")]}),
        (_("供应"), {"fields": [("availability", "availability_on"), ("area_ha", "floor_m2", "smallest_part")]}),
        (_("价格和年限"), {"fields": [("price_from", "price_to", "price_as_of"), "tenure_years"]}),
        (
            _("规划条件"),
            {
                "fields": [
                    ("plot_ratio_from", "plot_ratio_to"),
                    ("coverage_percent", "green_percent", "height_limit_m"),
                    "investment_wan_mu",
                ]
            },
        ),
        (_("厂房"), {"fields": [("storeys", "clear_height_m"), ("floor_load_t_m2", "crane_t")]}),
        (_("位置和简介"), {"fields": [("longitude", "latitude"), "shape", "shape_file", "summary"]}),
    ]


@admin.register(SiteUtility)
class SiteUtilityAdmin(PartAdmin):
    """The utilities of all sites; usually edited below their site."""

    list_display = ["site", "kind", "spare", "unit", "as_of"]
    list_filter = ["kind"]
    search_fields = ["site__code", "site__name_zh_hans"]
    fieldsets = [(None, {"fields": ["site", *UTILITY]})]


@admin.register(SiteReadiness)
class SiteReadinessAdmin(PartAdmin):
    """The readiness cards of all sites; usually edited below their site."""

    list_display = ["site", "topic", "state", "dated"]
    list_filter = ["topic", "state"]
    search_fields = ["site__code", "site__name_zh_hans"]
    fieldsets = [(None, {"fields": ["site", *READINESS]})]
