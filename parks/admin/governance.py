from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import ParkGovernance
from parks.models.governance import BASES, ENTRY, ENVIRONMENT, MANAGEMENT, PLANNING
from parks.tables import GOVERNANCE
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.tables import Tabled

FIELDSETS = [
    (_("规划与特色"), {"fields": ["advantages", tuple(BASES), *PLANNING[1:]]}),
    (_("生态环境"), {"fields": ENVIRONMENT}),
    (_("准入与退出"), {"fields": ENTRY}),
    (_("管理与服务"), {"fields": MANAGEMENT}),
]


class GovernanceInline(ContentStackedInline):
    model = ParkGovernance
    fieldsets = FIELDSETS


@admin.register(ParkGovernance)
class ParkGovernanceAdmin(Tabled, PartAdmin):
    """How all parks are planned and run; usually edited below their park."""

    table = GOVERNANCE
    list_display = ["park"]
    list_display_links = ["park"]
    search_fields = ["park__name_zh_hans", "park__name_en", "park__slug"]
    fieldsets = [(None, {"fields": ["park"]}), *FIELDSETS]

    def found_as(self, obj):
        return obj.park
