from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import ParkFigure
from parks.tables import FIGURES
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.tables import Tabled

LINES = [
    ("output_cny", "revenue_cny", "fixed_investment_cny"),
    ("tax_cny", "exports_cny", "jobs"),
    ("firms", "firms_above_scale", "high_tech_firms"),
    ("patents", "land_used_ha", "energy_tce_per_10k_cny", "occupancy_percent"),
    "source",
]
HELP = {"output_cny": _("以元填写，如 740000000；没有的留空，不要填 0。")}


class ParkFigureInline(ContentStackedInline):
    model = ParkFigure
    fields = ["year", *LINES]
    help_texts = HELP


@admin.register(ParkFigure)
class ParkFigureAdmin(Tabled, PartAdmin):
    """The years of all parks together; usually edited below their park."""

    table = FIGURES
    list_display = ["park", "year", "output_cny", "tax_cny", "jobs", "firms", "land_used_ha"]
    list_filter = ["year"]
    search_fields = ["park__name_zh_hans", "park__name_en", "park__slug"]
    help_texts = HELP
    fieldsets = [(None, {"fields": [("park", "year"), *LINES]})]

    def found_as(self, obj):
        return obj.park
