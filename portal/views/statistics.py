from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.figures import statistics_page
from portal.kit.pages import trail
from portal.kit.versions import remembered


@require_safe
def statistics(request):
    """Drawn once per language and content version, like the front page."""
    body = remembered.get(request, ("statistics", get_language()), lambda: _draw(request))
    return render(request, "portal/statistics.html", {"body": body, "breadcrumbs": trail((_("数据统计"), ""))})


def _draw(request):
    return render_to_string("portal/_statistics.html", statistics_page(request))
