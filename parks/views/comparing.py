from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks.comparing import compare_parks
from parks.models import Park
from portal.kit.comparison import MOST, Choice
from portal.kit.downloads import download
from portal.kit.pages import trail
from portal.kit.text import plain_translation


@require_safe
def park_compare(request):
    """Two to five parks side by side; the address says which, and stays the same for everybody."""
    choice = Choice.read(request.GET.getlist("park"), Park.objects.published(samples=None).for_detail())
    comparison = compare_parks(request, choice.found) if choice.found else None
    if request.GET.get("format") == "csv" and comparison:
        names = [plain_translation(park, "name") for park in choice.found]
        return download(comparison.lines(names), "csv", _("园区对比"))
    context = {
        "comparison": comparison,
        "choice": choice,
        "columns": [(park, without(choice.found, park)) for park in choice.found],
        "others": others(choice) if len(choice.found) < MOST else [],
        "most": MOST,
        "breadcrumbs": trail((pgettext("列表", "园区"), reverse("parks:park_list")), (_("园区对比"), "")),
    }
    return render(request, "parks/park_compare.html", context)


def without(parks, one):
    """The address of the same comparison without one of its parks."""
    return "?" + "&".join(f"park={park.slug}" for park in parks if park != one)


def others(choice):
    """The parks that can be added, by name."""
    rows = Park.objects.published().exclude(pk__in=[park.pk for park in choice.found]).order_by("name_sort", "pk")
    return rows.only("slug", "name_zh_hans", "name_en")
