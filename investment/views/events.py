from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.filters import NEXT_FIRST
from investment.lists import EVENTS
from investment.models import Event
from parks.onward import onward
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated


@require_safe
def event_list(request):
    return public_list_page(request, "investment/event_list.html", EVENTS, breadcrumbs=_way(""))


@require_safe
def event_detail(request, slug):
    event = find_by_slug(Event.objects.published().for_detail(), slug)
    context = {
        "event": event,
        "parks": event.parks.published().for_cards(),
        "others": Event.objects.published().for_cards().exclude(pk=event.pk).order_by(*NEXT_FIRST)[:4],
        "onward": onward(request, area=event.area),
        "breadcrumbs": _way(reverse("investment:event_list"), (translated(event, "title"), "")),
    }
    return render(request, "investment/event_detail.html", context)


def _way(list_url, *steps):
    return trail((_("投资"), reverse("investment:investment_home")), (pgettext("列表", "活动"), list_url), *steps)
