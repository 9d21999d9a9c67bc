from modeltranslation.translator import TranslationOptions, register

from .models import (
    Area,
    Association,
    Chain,
    ChainLink,
    Enterprise,
    Fact,
    FactDefinition,
    FactOption,
    FocusIndustry,
    Industry,
    IndustryClass,
    Park,
    ParkAssessment,
    ParkBlock,
    ParkClassRule,
    ParkFigure,
    ParkGovernance,
    ParkPlan,
    Site,
    SiteReadiness,
    SiteUtility,
    Source,
)
from .models.governance import ENTRY, ENVIRONMENT, MANAGEMENT, PLANNING


@register(Area)
class AreaTranslation(TranslationOptions):
    fields = ["name", "introduction"]


@register(Association)
class AssociationTranslation(TranslationOptions):
    fields = ["name"]


@register(IndustryClass)
class IndustryClassTranslation(TranslationOptions):
    fields = ["name"]


@register(Industry)
class IndustryTranslation(TranslationOptions):
    fields = ["name", "introduction"]


@register(FocusIndustry)
class FocusIndustryTranslation(TranslationOptions):
    fields = ["provenance_note"]


@register(Chain)
class ChainTranslation(TranslationOptions):
    fields = ["name"]


@register(ChainLink)
class ChainLinkTranslation(TranslationOptions):
    fields = ["name", "description"]


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ["title"]


@register(Park)
class ParkTranslation(TranslationOptions):
    fields = [
        "name",
        "leading_industries",
        "positioning",
        "summary",
        "reported_area_note",
        "address",
        "office",
        "office_hours",
        "languages",
        "provenance_note",
    ]


@register(Enterprise)
class EnterpriseTranslation(TranslationOptions):
    fields = ["name", "main_products", "summary", "provenance_note"]


@register(ParkFigure)
class ParkFigureTranslation(TranslationOptions):
    fields = ["source"]


@register(FactDefinition)
class FactDefinitionTranslation(TranslationOptions):
    fields = ["name", "help_text", "example"]


@register(FactOption)
class FactOptionTranslation(TranslationOptions):
    fields = ["name"]


@register(Fact)
class FactTranslation(TranslationOptions):
    fields = ["text", "source_note"]


@register(Site)
class SiteTranslation(TranslationOptions):
    fields = ["name", "summary", "provenance_note"]


@register(SiteUtility)
class SiteUtilityTranslation(TranslationOptions):
    fields = ["source"]


@register(SiteReadiness)
class SiteReadinessTranslation(TranslationOptions):
    fields = ["document", "checked_by"]


@register(ParkPlan)
class ParkPlanTranslation(TranslationOptions):
    fields = ["title", "agency", "planning_unit", "qualification", "advisers"]


@register(ParkBlock)
class ParkBlockTranslation(TranslationOptions):
    fields = ["name", "purpose"]


@register(ParkAssessment)
class ParkAssessmentTranslation(TranslationOptions):
    fields = ["title", "authority"]


@register(ParkClassRule)
class ParkClassRuleTranslation(TranslationOptions):
    fields = ["basis"]


@register(ParkGovernance)
class ParkGovernanceTranslation(TranslationOptions):
    fields = [*PLANNING, *ENVIRONMENT, *ENTRY, *MANAGEMENT]
