from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.comparing import compare_sites
from parks.models import Site
from portal.kit.comparison import Choice
from portal.kit.comparison_page import comparison_page
from portal.kit.pages import trail
from portal.kit.text import plain_translation

OFFERED = 200


@require_safe
def site_compare(request):
    """Two to five sites side by side; the address says which, and stays the same for everybody."""
    rows = Site.objects.published(samples=None).for_names()
    listed = (pgettext("列表", "用地和厂房"), reverse("investment:site_list"))
    return comparison_page(
        request,
        "investment/site_compare.html",
        Choice.read(request.GET.getlist("site"), rows),
        partial(compare_sites, request),
        parameter="site",
        title=_("用地和厂房对比"),
        name_of=lambda site: f"{site.code} {plain_translation(site, 'name')}",
        others=others,
        breadcrumbs=trail((_("投资"), reverse("investment:investment_home")), listed, (_("对比"), "")),
    )


def others(choice):
    """The sites that can be added: those of the kind that is compared, park by park."""
    rows = Site.objects.published().for_cards().exclude(pk__in=[site.pk for site in choice.found])
    if choice.found:
        rows = rows.filter(kind=choice.found[0].kind)
    return rows.order_by("park__name_sort", "code", "pk")[:OFFERED]
