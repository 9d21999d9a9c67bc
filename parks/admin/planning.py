from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import ParkAssessment, ParkBlock, ParkClassRule, ParkPlan
from parks.models.planning import SUPERIOR_PLANS
from parks.tables import ASSESSMENTS, BLOCKS, CLASS_RULES, PLANS
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.tables import Tabled

PLAN = [
    ("kind", "approved_on", "number"),
    "agency",
    "planning_unit",
    "qualification",
    "advisers",
    ("period_from", "period_to", "document_url"),
]
FITS = tuple(SUPERIOR_PLANS)
ASSESSMENT = ["title", ("status", "dated_on", "number"), "authority", "document_url"]
OF_PARK = ["park__name_zh_hans", "park__name_en", "park__slug"]


class PlanInline(ContentStackedInline):
    model = ParkPlan
    fields = ["title", *PLAN, FITS]


class BlockInline(ContentStackedInline):
    model = ParkBlock
    fields = ["name", "purpose", ("area_ha", "order"), "shape"]


class AssessmentInline(ContentStackedInline):
    model = ParkAssessment
    fields = ASSESSMENT


class ClassRuleInline(ContentStackedInline):
    model = ParkClassRule
    fields = [("industry_class", "rule", "valid_from"), "basis"]


class OfParkAdmin(Tabled, PartAdmin):
    """Rows of all parks together; usually edited below their park."""

    def found_as(self, obj):
        return obj.park


@admin.register(ParkPlan)
class ParkPlanAdmin(OfParkAdmin):
    table = PLANS
    list_display = ["park", "kind", "approved_on"]
    list_filter = ["kind"]
    search_fields = ["number", *OF_PARK]
    fieldsets = [(None, {"fields": ["park", "title", *PLAN]}), (_("与上位规划衔接"), {"fields": [FITS]})]


@admin.register(ParkBlock)
class ParkBlockAdmin(OfParkAdmin):
    table = BLOCKS
    list_display = ["park", "area_ha"]
    search_fields = OF_PARK
    fieldsets = [(None, {"fields": ["park", "name", "purpose", ("area_ha", "order"), "shape"]})]


@admin.register(ParkAssessment)
class ParkAssessmentAdmin(OfParkAdmin):
    table = ASSESSMENTS
    list_display = ["park", "status", "dated_on"]
    list_filter = ["status"]
    search_fields = ["number", *OF_PARK]
    fieldsets = [(None, {"fields": ["park", *ASSESSMENT]})]


@admin.register(ParkClassRule)
class ParkClassRuleAdmin(OfParkAdmin):
    table = CLASS_RULES
    list_display = ["park", "industry_class", "rule", "valid_from"]
    list_filter = ["rule"]
    search_fields = ["industry_class__code", "industry_class__name_zh_hans", *OF_PARK]
    fieldsets = [(None, {"fields": [("park", "industry_class"), ("rule", "valid_from"), "basis"]})]
