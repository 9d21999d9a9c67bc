"""Sample events of the sample parks: one that takes registrations, one that is over and has results; and a plan."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from investment.models import Event, EventResult, Participation, PromotionPlan, PromotionTask
from parks.models import Industry
from portal.kit.publishing import PublishingState

from .words import told

NO_EVENT = "示例活动，并不存在；可以试着报名。|A sample event. It does not exist; try to register for it."
IS_SAMPLE = {"is_sample": True, "state": PublishingState.PUBLISHED}
AHEAD, PAST = timedelta(days=45), timedelta(days=-60)


def make_events(first, second):
    coming = make_event(first, "sample-food-fair", AHEAD, "示例·绿谷食品展|Sample: Green Valley Food Fair")
    coming.registers_until = at_midnight(timezone.localdate() + AHEAD - timedelta(days=5))
    coming.places = 60
    coming.save()
    past = make_event(first, "sample-supply-day", PAST, "示例·产销对接会|Sample: Supply and Demand Day")
    for event in (coming, past):
        take_part(event, first, Participation.Role.ORGANISER, "示例 1 号馆 A01|Sample hall 1, A01")
        take_part(event, second, Participation.Role.EXHIBITOR, "示例 1 号馆 B12|Sample hall 1, B12")
    report(past)
    make_plan(coming, first, second)


def make_event(park, slug, days, title):
    begins = timezone.localdate() + days
    event = Event.objects.create(
        slug=slug,
        kind=Event.Kind.EXHIBITION,
        area=park.area,
        host=park,
        starts_on=f"{begins}",
        ends_on=f"{begins + timedelta(days=2)}",
        as_of=f"{timezone.localdate():%Y-%m}",
        confirmed_at=timezone.now(),
        **told(
            title=title,
            summary=NO_EVENT,
            place="示例会展中心|Sample exhibition centre",
            publisher="示例管委会|Sample committee",
        ),
        **IS_SAMPLE,
    )
    event.industries.set(Industry.objects.filter(slug__in=["ginseng", "corn"]))
    return event


def at_midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


def take_part(event, park, role, booth):
    products = "示例：人参饮品、玉米糖浆|Sample: ginseng drinks, corn syrup"
    Participation.objects.create(event=event, park=park, role=role, **told(booth=booth, products=products))


def report(event):
    measures = {"visitors": 5200, "exhibitors": 86, "contracts": 7, "contract_amount": 230_000_000}
    for measure, value in measures.items():
        source = told(source="示例闭幕通报|Sample closing report")
        EventResult.objects.create(event=event, measure=measure, value=value, as_of=event.ends_on, **source)


def make_plan(event, first, second):
    year = timezone.localdate().year
    plan = PromotionPlan.objects.create(
        year=year,
        **told(
            title=f"示例·{year} 年推介计划|Sample: Promotion Plan {year}",
            lead="示例省级招商部门|Sample provincial investment office",
            summary="示例计划，用来演示谁在什么时候做什么。|A sample plan that shows who does what and when.",
        ),
        **IS_SAMPLE,
    )
    add_task(plan, f"{year}-04", "done", "示例·赴外推介|Sample: Roadshow", [first])
    fair = add_task(plan, event.starts_on, "planned", "示例·办好食品展|Sample: Hold the food fair", [first, second])
    fair.event = event
    fair.save()


def add_task(plan, starts_on, state, title, parks):
    task = PromotionTask.objects.create(
        plan=plan,
        starts_on=starts_on,
        state=state,
        **told(title=title, lead="示例管委会|Sample committee", support="示例协会|Sample association"),
    )
    task.parks.set(parks)
    return task
