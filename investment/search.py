"""What site search knows of projects, measures, documents, events and promotion plans."""

from parks.search import names, unless_hidden, upwards
from portal.kit.search import SearchText, searchable

from .models import Event, Measure, Policy, Project, PromotionPlan


def projects_to_find():
    rows = Project.objects.published().select_related("area__parent", "park", "enterprise", "industry")
    return rows.defer("area__boundary", "area__parent__boundary")


@searchable(Project, rows=projects_to_find)
def project_text(project):
    related = [project.industry, unless_hidden(project.park), unless_hidden(project.enterprise)]
    return SearchText(
        title_zh_hans=project.name_zh_hans,
        title_en=project.name_en,
        summary_zh_hans=project.summary_zh_hans,
        summary_en=project.summary_en,
        words=[*names(*upwards(project.area), *related), project.partner_wanted_zh_hans, project.partner_wanted_en],
        dated_on=project.dated_on,
    )


@searchable(
    Measure,
    rows=lambda: (
        Measure.objects.published().select_related("section__policy", "benefit_kind").prefetch_related("audiences")
    ),
)
def measure_text(measure):
    section = measure.section if measure.document else None
    return SearchText(
        title_zh_hans=measure.title_zh_hans,
        title_en=measure.title_en,
        summary_zh_hans=measure.summary_zh_hans,
        summary_en=measure.summary_en,
        words=[
            *names(measure.benefit_kind, *measure.audiences.all()),
            *(section and (section.title_zh_hans, section.title_en) or ()),
            measure.figure,
            measure.authority_zh_hans,
            measure.authority_en,
        ],
        dated_on=measure.as_of,
    )


@searchable(Policy, rows=lambda: Policy.objects.published())
def policy_text(policy):
    return SearchText(
        title_zh_hans=policy.title_zh_hans,
        title_en=policy.title_en,
        summary_zh_hans=policy.summary_zh_hans,
        summary_en=policy.summary_en,
        words=[policy.number, policy.issuer_zh_hans, policy.issuer_en],
        dated_on=str(policy.in_force_from or policy.as_of),
    )


def events_to_find():
    rows = Event.objects.published().select_related("area__parent").prefetch_related("industries", "parks")
    return rows.defer("area__boundary", "area__parent__boundary")


@searchable(Event, rows=events_to_find)
def event_text(event):
    parks = [unless_hidden(park) for park in event.parks.all()]
    return SearchText(
        title_zh_hans=event.title_zh_hans,
        title_en=event.title_en,
        summary_zh_hans=event.summary_zh_hans,
        summary_en=event.summary_en,
        words=[
            *names(*(upwards(event.area) if event.area else []), *event.industries.all(), *parks),
            event.place_zh_hans,
            event.place_en,
        ],
        dated_on=event.starts_on,
    )


@searchable(PromotionPlan, rows=lambda: PromotionPlan.objects.published().prefetch_related("tasks"))
def plan_text(plan):
    tasks = plan.tasks.all()
    return SearchText(
        title_zh_hans=plan.title_zh_hans,
        title_en=plan.title_en,
        summary_zh_hans=plan.summary_zh_hans,
        summary_en=plan.summary_en,
        words=[*(task.title_zh_hans for task in tasks), *(task.title_en for task in tasks)],
        dated_on=str(plan.year),
    )
