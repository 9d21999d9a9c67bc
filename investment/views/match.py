from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from investment.lost_demand import note
from investment.matching import match
from investment.matching.costs import CostForm, cost_of
from investment.matching.criteria import facts_asked
from investment.matching.measures import measures_for
from investment.needs import NeedForm
from portal.kit.pages import trail
from portal.kit.samples import ASKED, samples_asked

BEST = 12  # places shown with all that is known of them; the others stand in a table


@require_safe
def need_match(request):
    """The need of the address, and the parks that meet it; without a need the questions alone."""
    form, costs = NeedForm(request.GET, request=request), CostForm(request.GET)
    need, quantities = form.need, costs.quantities
    context = {
        "form": form,
        "costs": costs,
        "need": need,
        "breadcrumbs": trail((_("投资"), reverse("investment:investment_home")), (_("按需匹配"), "")),
    }
    if need:
        if not samples_asked(request):
            note(need, form.query, facts_asked(need))
        context |= answered(request, form, need, costs, quantities)
    return render(request, "investment/match.html", context)


def answered(request, form, need, costs, quantities):
    answer = match(request, need)
    best = answer.possible[:BEST]
    return {
        "answer": answer,
        "best": [(place, cost_of(need, quantities, place) if costs.is_asked else None) for place in best],
        "others": answer.possible[BEST:],
        "measures": measures_for(request),
        "address": request.build_absolute_uri(f"{request.path}?{joined(form.query, costs.query, kept(request))}"),
    }


def kept(request):
    """What the address says besides the need."""
    return urlencode(ASKED) if samples_asked(request) else ""


def joined(*queries):
    return "&".join(query for query in queries if query)
