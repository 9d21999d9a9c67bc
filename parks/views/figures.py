from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks.figure_page import FigurePage
from parks.models import Park
from parks.reported import reported
from parks.yearly import csv_lines
from portal.kit.downloads import download
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation

FIGURES = "parks/figures.html"


@require_safe
def figures(request):
    """Yearly figures of all parks; as long as no park has reported any, the page says what will stand here."""
    found = reported(request)
    page = FigurePage(request, found) if found else None
    if page and request.GET.get("format") == "csv":
        return download(page.csv_lines(), "csv", page.title)
    part = f"{FIGURES}#list" if page and request.htmx and not request.htmx.history_restore_request else FIGURES
    breadcrumbs = trail((_("数据统计"), reverse("portal:statistics")), (pgettext("列表", "年度数据"), ""))
    response = render(request, part, {"listing": page, "breadcrumbs": breadcrumbs})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def park_figures(request, slug):
    """All yearly figures of a park as CSV."""
    park = marked(request, find_by_slug(Park.objects.published(samples=None), slug))
    title = _("%(park)s年度数据") % {"park": plain_translation(park, "name")}
    return download(csv_lines(park), "csv", title)
