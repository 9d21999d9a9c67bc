"""Pages with nothing but words, and the ways to every page: site map for people and for machines."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

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
    """Who answers; a question about a link of a chain, as pages once put it here, goes on to the form for enquiries."""
    if "about" in request.GET:
        return redirect(f"{reverse('investment:enquiry_new')}?{request.GET.urlencode()}")
    return render(request, "portal/contact.html", {"breadcrumbs": trail((_("联系我们"), ""))})


@require_safe
def site_map(request):
    context = {"branches": branches(request), "breadcrumbs": trail((_("网站地图"), ""))}
    return render(request, "portal/site_map.html", context)
