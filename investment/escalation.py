"""Whatever waits past its promise is told to the city, and then to the province. A command on a timer runs this.

What is due is found anew each time from the promised dates and from what was told already, so a run that is missed
delays a level and loses none; each level of each thing is a transaction of its own.
"""

from django.db import transaction
from django.utils import timezone

from parks.models import Role
from parks.reviewers import holders_of, may_review
from portal.kit.mail import post

from .enquiry_letters import office_of
from .models import Case, Escalation, FirmRequest
from .one_by_one import tried
from .working_days import day_before

Level = Escalation.Level
# So many working days after the promised day each level is told; the office itself on that day, to remind it.
AFTER_WORKING_DAYS = {Level.OFFICE: 0, Level.CITY: 1, Level.PROVINCE: 3}
COLUMNS = {Case: "case", FirmRequest: "request"}


def escalate_all() -> int:
    """Tell every level that is due and has not been told; how many were."""
    return sum(tried(escalate, model, pk, level) for level in Level for model in COLUMNS for pk in due(model, level))


def due(model, level, today=None):
    """The keys of what waits long enough for a level that has not been told, the longest waiting first."""
    last = day_before(today or timezone.localdate(), AFTER_WORKING_DAYS[level])
    told = Escalation.objects.filter(level=level, **{f"{COLUMNS[model]}__isnull": False})
    rows = model.objects.to_escalate().filter(promised_on__lte=last)
    return list(
        rows.exclude(pk__in=told.values(COLUMNS[model])).order_by("promised_on", "pk").values_list("pk", flat=True)
    )


@transaction.atomic
def escalate(model, pk, level):
    """Tell a level of one thing; None when it has been answered or told meanwhile."""
    waiting = model.objects.waiting().select_for_update(of=["self"]).filter(pk=pk).first()
    if waiting is None or waiting.escalations.filter(level=level).exists():
        return None
    row = Escalation.objects.create(
        **{COLUMNS[model]: waiting}, level=level, promised_on=waiting.promised_on, at=timezone.now()
    )
    people = people_of(level, waiting)
    row.told.set(people)
    for person in people:
        post("escalated", to=person, urgent=True, waiting=waiting, escalation=row, **{COLUMNS[model]: waiting})
    return row


def people_of(level, waiting):
    """Whom a level is: a level without people is told to the next one above, so that somebody always knows."""
    match level:
        case Level.OFFICE:
            return office_of(waiting)
        case Level.CITY:
            coordinators = holders_of(Role.CITY_COORDINATOR, ())
            nearest = [one for one in coordinators if may_review(one, Role.CITY_COORDINATOR, waiting.place)]
            return nearest or both_departments()
    return both_departments()


def both_departments():
    """The people of the cooperation bureau and of the industry department."""
    found = holders_of(Role.PROVINCE_COOPERATION, ()) + holders_of(Role.PROVINCE_OWNER, ())
    return list(dict.fromkeys(found))


def level_of(user):
    """The highest level that somebody is; None for offices and for whoever has no such role."""
    roles = {held.role for held in user.in_force}
    if roles & {Role.PROVINCE_COOPERATION, Role.PROVINCE_OWNER}:
        return Level.PROVINCE
    return Level.CITY if Role.CITY_COORDINATOR in roles else None
