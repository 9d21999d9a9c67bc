"""What follows a signature: a plan that begins with the province's template, and is kept by the park's committee."""

from datetime import timedelta

from django.utils import timezone

from portal.kit.models import Revision

from .models import AftercarePlan, AftercareStep, AftercareTemplate, Case

FROM = (Case.Stage.SIGNED, Case.Stage.CONSTRUCTION, Case.Stage.PRODUCTION)
ERASED = "—"


def begin(case) -> AftercarePlan:
    """The plan of a signed case; begun today with the steps of the template when there is none yet."""
    plan, is_new = AftercarePlan.objects.get_or_create(case=case)
    if is_new:
        today = timezone.localdate()
        AftercareStep.objects.bulk_create(
            AftercareStep(plan=plan, what=one.name_zh_hans, who=one.who, due_on=today + timedelta(days=one.due_days))
            for one in AftercareTemplate.objects.filter(is_active=True)
        )
    return plan


def forget_words(enquiry):
    """Erase what people wrote into the plans of an enquiry, also from their history; the template's own steps stay."""
    plans = AftercarePlan.objects.filter(case__enquiry=enquiry)
    Revision.objects.about_rows(plans).delete()
    steps = AftercareStep.objects.filter(plan__in=plans)
    steps.exclude(evidence="").update(evidence=ERASED)
    steps.exclude(what__in=AftercareTemplate.objects.rewrite(False).values("name_zh_hans")).update(what=ERASED)
