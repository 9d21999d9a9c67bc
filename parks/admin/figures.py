from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from parks.models import ParkFigure
from parks.models.indicators import INDICATORS
from parks.plausible import unlikely_figures
from parks.tables import FIGURES
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.asking import SURE, AskingForm
from portal.kit.admin.forms import PlacedErrorsForm
from portal.kit.admin.parts import PartForm
from portal.kit.admin.tables import Tabled

LINES = [
    ("output_cny", "revenue_cny", "tax_cny", "exports_cny"),
    ("fixed_investment_cny", "infrastructure_cny", "platforms_cny", "rd_spending_cny"),
    ("jobs", "firms", "firms_above_scale", "key_firms", "high_tech_firms"),
    ("patents", "patents_in_force", "land_used_ha", "occupancy_percent"),
    ("energy_tce_per_10k_cny", "water_m3_per_10k_cny", "output_per_input"),
    "source",
    SURE,
]
HELP = {name: indicator.definition for name, indicator in INDICATORS.items()} | {
    "output_cny": format_lazy("{}{}", INDICATORS["output_cny"].definition, _("以元填写；没有的留空，不要填 0。")),
}


class AskingAboutLeaps(AskingForm):
    def doubts(self):
        return unlikely_figures(self.instance)


class InlineFigureForm(AskingAboutLeaps, PlacedErrorsForm):
    pass


class FigureForm(AskingAboutLeaps, PartForm):
    pass


class ParkFigureInline(ContentStackedInline):
    model, form = ParkFigure, InlineFigureForm
    fields = ["year", *LINES]
    help_texts = HELP


@admin.register(ParkFigure)
class ParkFigureAdmin(Tabled, PartAdmin):
    """The years of all parks together; usually edited below their park."""

    table, form = FIGURES, FigureForm
    list_display = ["park", "year", "output_cny", "tax_cny", "jobs", "firms", "land_used_ha"]
    list_filter = ["year"]
    search_fields = ["park__name_zh_hans", "park__name_en", "park__slug"]
    help_texts = HELP
    fieldsets = [(None, {"fields": [("park", "year"), *LINES]})]

    def found_as(self, obj):
        return obj.park
