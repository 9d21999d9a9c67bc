"""What waits for one person: each line leads to the list of exactly these rows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from investment.conflicts import contested
from investment.escalation import level_of
from investment.lost_demand import lost_demand
from investment.models import Case, FirmRequest, PromotionTask, Registration
from parks.completeness import least_complete
from parks.fact_states import TO_CONFIRM, to_confirm
from parks.models import Fact, Park
from portal.admin.changes import to_review
from portal.kit.models import Change, Import
from portal.kit.scoping import Verb

FEW = 6


@dataclass(frozen=True)
class Turn:
    kind: str
    label: str
    number: int
    url: str


def turns_of(user):
    """What is to be reviewed, was sent back, is being written, and will go public at its hour."""
    seen = user.access.narrow(Change.objects.all())
    return [
        turn("review", _("等我审核"), to_review(user, Change.objects.all()), turn="mine"),
        turn("returned", _("退回给我"), seen.filter(authors=user, state=Change.State.RETURNED), turn="returned"),
        turn(
            "writing", _("我没写完的"), seen.filter(authors=user, state="writing"), turn="own", state__exact="writing"
        ),
        waiting_cases(user),
        held_registrations(user),
        unfinished_cases(user),
        waiting_requests(user),
        *escalated_cases(user),
        due_steps(user),
        contested_firms(user),
        expiring_facts(user),
        turn("soon", _("到时公开的"), seen.filter(state=Change.State.APPROVED), state__exact="approved"),
    ]


def waiting_cases(user):
    """The enquiries that the person may answer and that nobody has answered yet."""
    cases = user.access.narrow(Case.objects.waiting(), Verb.REVIEW)
    return Turn("cases", _("等答复的咨询"), cases.count(), f"{reverse('admin:investment_case_changelist')}?waiting=yes")


def held_registrations(user):
    """The registrations that somebody has to look at before they get places."""
    held = user.access.narrow(Registration.objects.filter(state=Registration.State.HELD), Verb.CHANGE)
    url = f"{reverse('admin:investment_registration_changelist')}?state__exact={Registration.State.HELD}"
    return Turn("registrations", _("待核的报名"), held.count(), url)


def unfinished_cases(user):
    """The enquiries in which something is still to be said after a first answer."""
    cases = user.access.narrow(Case.objects.unfinished(), Verb.REVIEW)
    url = f"{reverse('admin:investment_case_changelist')}?waiting=again"
    return Turn("unfinished", _("要继续答复的咨询"), cases.count(), url)


def waiting_requests(user):
    """The requests of settled firms that the person may answer."""
    asked = user.access.narrow(FirmRequest.objects.waiting(), Verb.REVIEW)
    url = f"{reverse('admin:investment_firmrequest_changelist')}?waiting=yes"
    return Turn("requests", _("等答复的企业诉求"), asked.count(), url)


def escalated_cases(user):
    """What waits although the person's level, city or province, was told of it; nothing for whoever is no such level."""
    if level := level_of(user):
        for kind, rows, label in [
            ("escalated", Case.objects.escalated(level), _("升级到我这里的咨询")),
            ("escalated_requests", FirmRequest.objects.escalated(level), _("升级到我这里的企业诉求")),
        ]:
            url = f"{reverse(f'admin:investment_{rows.model._meta.model_name}_changelist')}?waiting={level}"
            yield Turn(kind, label, user.access.narrow(rows, Verb.REVIEW).count(), url)


def due_steps(user):
    """The cases of the person's scope for which a next step was to be taken by today."""
    cases = user.access.narrow(Case.objects.steps_due(), Verb.REVIEW)
    url = f"{reverse('admin:investment_case_changelist')}?waiting=step"
    return Turn("steps", _("咨询的下一步到期"), cases.count(), url)


def contested_firms(user):
    """The cases of the person's scope whose firm another park follows too, as far as they may know of it."""
    cases = contested(user.access.narrow(Case.objects.all(), Verb.REVIEW), user.access)
    url = f"{reverse('admin:investment_case_changelist')}?waiting=firm"
    return Turn("firms", _("同一企业也由别的园区跟进"), cases.count(), url)


def expiring_facts(user):
    """The facts that the person may confirm and that expire within two weeks, or have expired."""
    facts = user.access.narrow(Fact.objects.filter(to_confirm(localdate())), Verb.CHANGE)
    url = f"{reverse('admin:parks_fact_changelist')}?{urlencode({'fact_state': TO_CONFIRM})}"
    return Turn("facts", _("须再核实的事实"), facts.count(), url)


def turn(kind, label, changes, **filters):
    return Turn(kind, label, changes.count(), f"{reverse('admin:kit_change_changelist')}?{urlencode(filters)}")


def my_parks(user):
    """The least complete of the parks the person may write for; None for whoever writes for none."""
    parks = user.access.narrow(Park.objects.exclude(state="archived"), Verb.CHANGE)
    found, number = least_complete(parks, FEW)
    return {"found": found, "number": number, "lost": lost_of(found)} if number else None


def lost_of(found):
    """What investors looked for and the parks shown do not state."""
    return lost_demand([one.park for one, _missing in found])


def my_tasks(user):
    """What the published plan expects of the parks that the person writes for, the next first."""
    parks = user.access.narrow(Park.objects.order_by(), Verb.CHANGE)
    tasks = PromotionTask.objects.still_to_do().filter(plan__state="published", parks__in=parks.values("pk"))
    return tasks.select_related("plan").order_by("starts_on", "pk").distinct()[:FEW]


def my_imports(user):
    return Import.objects.light().filter(by=user)[:FEW]


def my_turn(user):
    """The context of the first page that is about the person; nothing for whoever has no role."""
    if not user.access.grants:
        return {}
    return {"turns": turns_of(user), "my_parks": my_parks(user), "imports": my_imports(user), "tasks": my_tasks(user)}
