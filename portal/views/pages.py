"""Pages with nothing but words, and the ways to every page: site map for people and for machines."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parks.inquiries import inquiry_of
from portal.kit.pages import trail
from portal.site_tree import branches


@require_safe
def privacy(request):
    return render(request, "portal/privacy.html", {"breadcrumbs": trail((_("隐私声明"), ""))})


@require_safe
def accessibility(request):
    return render(request, "portal/accessibility.html", {"breadcrumbs": trail((_("无障碍声明"), ""))})


@require_safe
def contact(request):
    """Who answers; with `?about=` a link of a chain it also says what the question is about."""
    context = {"breadcrumbs": trail((_("联系我们"), "")), "inquiry": inquiry_of(request)}
    return render(request, "portal/contact.html", context)


@require_safe
def site_map(request):
    context = {"branches": branches(request), "breadcrumbs": trail((_("网站地图"), ""))}
    return render(request, "portal/site_map.html", context)
