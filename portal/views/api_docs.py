from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kit.lists.api import LIMIT, MOST
from portal.kit.pages import trail
from portal.lists import LISTS


@require_safe
def api_docs(request):
    """How programs read the portal, in words: no script, no query."""
    context = {
        "lists": [(of, question(of), of.columns) for of in LISTS],
        "limit": LIMIT,
        "most": MOST,
        "breadcrumbs": trail((_("开放接口"), "")),
    }
    return render(request, "portal/api_docs.html", context)


def question(of):
    """(name, label) of every filter."""
    return [(name, found.label) for name, found in of.filters.base_filters.items() if name != "sort"]
