from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.filters import NEXT_FIRST
from investment.lists import EVENTS
from investment.models import Event, EventResult, PromotionPlan
from investment.places import places_left
from investment.views.event_calendar import calendar_address
from parks.onward import onward
from portal.kit.facets import question
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.partial_dates import is_day
from portal.kit.samples import marked, samples_asked
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated
from portal.kit.versions import remembered


@require_safe
def event_list(request):
    conditions = EVENTS.filterset(request).conditions
    context = {"tools": other_views(conditions), "plan": plan_of(request), "breadcrumbs": _way("")}
    return public_list_page(request, "investment/event_list.html", EVENTS, **context)


def other_views(conditions):
    """The same events as a month, and as a calendar to subscribe to."""
    return [
        (_("月历"), reverse("investment:event_calendar") + question(conditions)),
        (_("订阅日历（iCal）"), calendar_address(conditions)),
    ]


def plan_of(request):
    """The promotion plan that a visitor is led to; None when there is none."""
    samples = samples_asked(request)
    return remembered.get(request, "promotion plan", lambda: PromotionPlan.objects.of_this_year_or_latest(samples))


@require_safe
def event_detail(request, slug):
    event = marked(request, find_by_slug(Event.objects.published(samples=None).for_detail(), slug))
    others = Event.objects.published(event.is_sample).for_cards().exclude(pk=event.pk)
    context = {
        "event": event,
        "has_day": is_day(event.starts_on),
        "places_left": places_left(event) if event.takes_registrations else None,
        "participations": event.participations.of_published_parks(),
        "results": EventResult.of(event),
        "articles": event.articles.published().for_lines(),
        "others": others.order_by(*NEXT_FIRST)[:4],
        "onward": onward(request, area=event.area),
        "breadcrumbs": _way(reverse("investment:event_list"), (translated(event, "title"), "")),
    }
    return render(request, "investment/event_detail.html", context)


def _way(list_url, *steps):
    return trail((_("投资"), reverse("investment:investment_home")), (pgettext("列表", "活动"), list_url), *steps)
