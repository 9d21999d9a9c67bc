from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.lists import SITES
from investment.site_papers import site_paper
from parks.fact_tables import facts_of
from parks.models import Site
from parks.since import changes_since, version_of
from parks.views.facts import history_page
from portal.kit.lists.page import public_list_page
from portal.kit.outlines import in_metres
from portal.kit.pages import trail
from portal.kit.paper import pdf_response
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.svg import plot_sketch
from portal.kit.text import plain_translation, translated
from portal.kit.versions import content_version

OTHERS = 6


@require_safe
def site_list(request):
    return public_list_page(request, "investment/site_list.html", SITES, breadcrumbs=_way(""))


@require_safe
def site_detail(request, slug):
    """A plot or building with what reaches it and how ready it is: five queries; its facts are remembered."""
    content_version(request)  # before the rows of which cards are remembered
    site = marked(request, find_by_slug(Site.objects.published(samples=None).for_detail(), slug))
    others = Site.objects.published(samples=None).for_cards().filter(park=site.park).exclude(pk=site.pk)
    context = {
        "site_row": site,
        "utilities": list(site.utilities.all()),
        "readiness": list(site.readiness.all()),
        "facts": facts_of(request, site),
        "sketch": sketch(site),
        "others": list(others[:OTHERS]),
        "breadcrumbs": _way(reverse("investment:site_list"), (translated(site, "name"), "")),
    }
    if moment := version_of(request.GET.get("since")):
        context["since"] = {"moment": moment, "changes": changes_since(site, moment)}
    return render(request, "investment/site_detail.html", context)


def sketch(site):
    """The outline drawn with north and scale; empty where none was given."""
    if not site.shape:
        return ""
    label = _("%(site)s范围示意图") % {"site": plain_translation(site, "name")}
    return plot_sketch(in_metres(site.shape), label=label, north=_("北"))


@require_safe
def site_fact_history(request, slug, code):
    site = marked(request, find_by_slug(Site.objects.published(samples=None), slug))
    listed = (pgettext("列表", "用地和厂房"), reverse("investment:site_list"))
    return history_page(request, site, code, listed)


@require_safe
def site_sheet(request, slug):
    site = marked(request, find_by_slug(Site.objects.published(samples=None).for_detail(), slug))
    return pdf_response(site_paper(request, site), f"{site.code} {plain_translation(site, 'name')}")


@require_safe
def site_shape(request, slug):
    """The outline as a GeoJSON feature (WGS 84), with where it comes from."""
    site = marked(request, find_by_slug(Site.objects.published(samples=None).for_detail(), slug))
    if not site.shape:
        raise Http404
    told = {"code": site.code, "name": plain_translation(site, "name"), "park": plain_translation(site.park, "name")}
    address = request.build_absolute_uri(site.get_absolute_url())
    feature = {"type": "Feature", "geometry": site.shape, "properties": {**told, "url": address}}
    headers = {"Content-Disposition": f'attachment; filename="{site.slug}.geojson"'}
    return JsonResponse(feature, content_type="application/geo+json", headers=headers)


def _way(list_url, *steps):
    return trail((_("投资"), reverse("investment:investment_home")), (pgettext("列表", "用地和厂房"), list_url), *steps)
