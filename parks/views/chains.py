from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks.chain_scope import ChainScope
from parks.chain_views import area_names, every_view, link_view, view_of
from parks.chains import chains, links_by_slug
from parks.gaps import best_placed
from parks.models import Chain, ChainLink
from portal.kit.pages import trail
from portal.kit.slugs import Moved, find_by_slug
from portal.kit.text import translated


@require_safe
def chain_list(request):
    context = {"breadcrumbs": chain_trail(), "views": every_view(request)}
    return render(request, "parks/chain_list.html", context)


@require_safe
def chain_detail(request, slug):
    """The chain in the whole province, or in the area and the park that the address asks for."""
    chain = chains(request).get(slug) or find_by_slug(Chain.objects.all(), slug)
    scope = ChainScope(request, chain)
    context = {
        "chain": chain,
        "breadcrumbs": chain_trail((translated(chain, "name"), "")),
        "scope": scope,
        "area_names": area_names(request),
        "view": view_of(request, chain, scope.within),
    }
    return render(request, "parks/chain_detail.html", context)


@require_safe
def chain_link_detail(request, chain, slug):
    link = links_by_slug(request).get(slug) or find_by_slug(ChainLink.objects.select_related("chain"), slug)
    if link.chain.slug != chain:
        raise Moved(link)
    view = link_view(request, link)
    context = {
        "link": link,
        "view": view,
        "area_names": area_names(request),
        "chain": link.chain,
        "candidates": best_placed(request, link) if view.state == "gap" else [],
        "classes": [row for row in link.classes.all() if row.is_checked],
        "breadcrumbs": chain_trail(
            (translated(link.chain, "name"), link.chain.get_absolute_url()), (translated(link, "name"), "")
        ),
    }
    return render(request, "parks/chain_link_detail.html", context)


def chain_trail(*steps):
    own = (pgettext("列表", "产业链"), reverse("parks:chains") if steps else "")
    return trail((pgettext("列表", "产业"), reverse("parks:industry_list")), own, *steps)
