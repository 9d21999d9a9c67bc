from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.filters import SiteFilter
from parks.models import Site
from portal.kit.pages import list_page, trail
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated

OTHERS = 6


@require_safe
def site_list(request):
    return list_page(
        request, "investment/site_list.html", SiteFilter, Site.objects.published().for_cards(), breadcrumbs=_way("")
    )


@require_safe
def site_detail(request, slug):
    """A plot or building with what reaches it and how ready it is: five queries."""
    site = find_by_slug(Site.objects.published().for_detail(), slug)
    others = Site.objects.published().for_cards().filter(park=site.park).exclude(pk=site.pk)
    context = {
        "site_row": site,
        "utilities": list(site.utilities.all()),
        "readiness": list(site.readiness.all()),
        "others": list(others[:OTHERS]),
        "breadcrumbs": _way(reverse("investment:site_list"), (translated(site, "name"), "")),
    }
    return render(request, "investment/site_detail.html", context)


def _way(list_url, *steps):
    return trail((_("投资"), reverse("investment:investment_home")), (pgettext("列表", "用地和厂房"), list_url), *steps)
