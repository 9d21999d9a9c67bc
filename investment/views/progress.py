from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.progress import ProgressPage, steps
from portal.kit.downloads import download
from portal.kit.pages import trail

PROGRESS = "investment/progress.html"


@require_safe
def progress(request):
    """How many projects were signed, started and went into production, month by month, as far as evidence says."""
    found, under_way = steps(request)
    page = ProgressPage(request, found, under_way) if found else None
    if page and request.GET.get("format") == "csv":
        return download(page.csv_lines(), "csv", pgettext("页面", "项目进展"))
    part = f"{PROGRESS}#list" if page and request.htmx and not request.htmx.history_restore_request else PROGRESS
    breadcrumbs = trail((_("投资"), reverse("investment:investment_home")), (pgettext("页面", "项目进展"), ""))
    response = render(request, part, {"listing": page, "under_way": under_way, "breadcrumbs": breadcrumbs})
    patch_vary_headers(response, ["HX-Request"])
    return response
