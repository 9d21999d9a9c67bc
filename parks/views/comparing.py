from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks.comparing import compare_parks
from parks.models import Park
from portal.kit.comparison import Choice
from portal.kit.comparison_page import comparison_page
from portal.kit.pages import trail
from portal.kit.text import plain_translation


@require_safe
def park_compare(request):
    """Two to five parks side by side; the address says which, and stays the same for everybody."""
    return comparison_page(
        request,
        "parks/park_compare.html",
        Choice.read(request.GET.getlist("park"), Park.objects.published(samples=None).for_names()),
        partial(compare_parks, request),
        parameter="park",
        title=_("园区对比"),
        name_of=lambda park: plain_translation(park, "name"),
        others=others,
        breadcrumbs=trail((pgettext("列表", "园区"), reverse("parks:park_list")), (_("园区对比"), "")),
    )


def others(choice):
    """The parks that can be added, by name."""
    rows = Park.objects.published().exclude(pk__in=[park.pk for park in choice.found]).order_by("name_sort", "pk")
    return rows.only("slug", "name_zh_hans", "name_en")
