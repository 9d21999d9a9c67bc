from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.comparing import compare_sites
from parks.models import Site
from portal.kit.comparison import MOST, Choice
from portal.kit.downloads import download
from portal.kit.pages import trail
from portal.kit.text import plain_translation

OFFERED = 200


@require_safe
def site_compare(request):
    """Two to five sites side by side; the address says which, and stays the same for everybody."""
    rows = Site.objects.published(samples=None).for_detail().prefetch_related("utilities", "readiness")
    choice = Choice.read(request.GET.getlist("site"), rows)
    comparison = compare_sites(choice.found) if choice.found else None
    if request.GET.get("format") == "csv" and comparison:
        names = [f"{site.code} {plain_translation(site, 'name')}" for site in choice.found]
        return download(comparison.lines(names), "csv", _("用地和厂房对比"))
    listed = (pgettext("列表", "用地和厂房"), reverse("investment:site_list"))
    context = {
        "comparison": comparison,
        "choice": choice,
        "columns": [(site, without(choice.found, site)) for site in choice.found],
        "others": others(choice) if len(choice.found) < MOST else [],
        "breadcrumbs": trail((_("投资"), reverse("investment:investment_home")), listed, (_("对比"), "")),
    }
    return render(request, "investment/site_compare.html", context)


def without(sites, one):
    """The address of the same comparison without one of its sites."""
    return "?" + "&".join(f"site={site.slug}" for site in sites if site != one)


def others(choice):
    """The sites that can be added: those of the kind that is compared, park by park."""
    rows = Site.objects.published().for_cards().exclude(pk__in=[site.pk for site in choice.found])
    if choice.found:
        rows = rows.filter(kind=choice.found[0].kind)
    return rows.order_by("park__name_sort", "code", "pk")[:OFFERED]
