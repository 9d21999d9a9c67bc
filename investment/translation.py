from modeltranslation.translator import TranslationOptions, register

from .models import (
    AftercareTemplate,
    CaseReason,
    Event,
    EventResult,
    Measure,
    NoticeVersion,
    Participation,
    Policy,
    PolicySection,
    Project,
    ProjectReadiness,
    ProjectStep,
    PromotionPlan,
    PromotionTask,
    Term,
)


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = [
        "name",
        "summary",
        "partner_wanted",
        "land_and_permits",
        "contact_office",
        "second_office",
        "market",
        "promoter",
        "provenance_note",
    ]


@register(ProjectReadiness)
class ProjectReadinessTranslation(TranslationOptions):
    fields = ["document", "checked_by"]


@register(ProjectStep)
class ProjectStepTranslation(TranslationOptions):
    fields = ["evidence"]


@register(Policy)
class PolicyTranslation(TranslationOptions):
    fields = ["title", "issuer", "summary", "caution", "provenance_note"]


@register(PolicySection)
class PolicySectionTranslation(TranslationOptions):
    fields = ["title"]


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ["name"]


@register(Measure)
class MeasureTranslation(TranslationOptions):
    fields = [
        "title",
        "summary",
        "authority",
        "how_to_apply",
        "note",
        "provenance_note",
    ]


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ["title", "place", "summary", "publisher", "provenance_note"]


@register(NoticeVersion)
class NoticeVersionTranslation(TranslationOptions):
    fields = ["handler", "purpose", "kinds", "sharing", "retention", "rights"]


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = ["booth", "products"]


@register(EventResult)
class EventResultTranslation(TranslationOptions):
    fields = ["source"]


@register(PromotionPlan)
class PromotionPlanTranslation(TranslationOptions):
    fields = ["title", "lead", "summary"]


@register(PromotionTask)
class PromotionTaskTranslation(TranslationOptions):
    fields = ["title", "lead", "support", "outcome"]


@register(AftercareTemplate)
class AftercareTemplateTranslation(TranslationOptions):
    fields = ["name"]


@register(CaseReason)
class CaseReasonTranslation(TranslationOptions):
    fields = ["name"]
