"""The promotion plan of a year: what, when, who leads, who supports (section 8 of the opinion)."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.models import PromotionPlan
from portal.kit.downloads import TYPES, download
from portal.kit.lists.columns import readable
from portal.kit.pages import trail
from portal.kit.samples import samples_asked
from portal.kit.text import plain_translation, translated


@require_safe
def promotion_plans(request):
    """The plans of all years, the latest first."""
    context = {
        "plans": PromotionPlan.objects.published(samples_asked(request)).order_by("-year"),
        "breadcrumbs": way((pgettext("列表", "推介计划"), "")),
    }
    return render(request, "investment/promotion_plans.html", context)


@require_safe
def promotion_plan(request, year):
    plans = PromotionPlan.objects.published(samples_asked(request))
    plan = get_object_or_404(plans.for_detail(), year=year)
    tasks = list(plan.tasks.for_page())
    if request.GET.get("format") in TYPES:
        return download(lines(request, tasks), request.GET["format"], plain_translation(plan, "title"))
    context = {
        "plan": plan,
        "tasks": tasks,
        "years": plans.exclude(pk=plan.pk).order_by("-year"),
        "breadcrumbs": way(
            (pgettext("列表", "推介计划"), reverse("investment:promotion_plans")), (translated(plan, "title"), "")
        ),
    }
    return render(request, "investment/promotion_plan.html", context)


def way(*steps):
    return trail((_("投资"), reverse("investment:investment_home")), *steps)


def lines(request, tasks):
    """The plan as a table for people: heading, and a line for each task."""
    yield [
        *(_("做什么"), _("开始"), _("结束"), _("进展"), _("牵头单位"), _("配合单位")),
        *(_("参加园区"), pgettext("列表", "协会"), _("活动网址"), _("结果")),
    ]
    for task in tasks:
        parks = "；".join(plain_translation(park, "name") for park in task.shown_parks)
        event = readable(task.event)
        yield [
            plain_translation(task, "title"),
            *(task.starts_on, task.ends_on, task.get_state_display()),
            *(plain_translation(task, "lead"), plain_translation(task, "support"), parks),
            plain_translation(task.association, "name") if task.association else "",
            request.build_absolute_uri(event.get_absolute_url()) if event else "",
            plain_translation(task, "outcome"),
        ]
