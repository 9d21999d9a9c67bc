from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parks.data_quality import quality_page
from parks.fact_history import choices, history, narrowed
from parks.fact_questions import subject_of
from parks.models import Area, FactDefinition, Park
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated
from portal.kit.versions import remembered


@require_safe
def fact_history(request, slug, code):
    park = marked(request, find_by_slug(Park.objects.published(samples=None), slug))
    return history_page(request, park, code, (pgettext("列表", "园区"), reverse("parks:park_list")))


@require_safe
def area_fact_history(request, area, code):
    found = get_object_or_404(Area.objects.without_boundary(), code=area)
    return history_page(request, found, code, (pgettext("列表", "地区"), reverse("parks:area_list")))


def history_page(request, owner, code, *steps):
    """Every value a fact of a park, site or area had; 404 where none was ever stated."""
    definition = get_object_or_404(FactDefinition, code=code, subject=subject_of(owner))
    lines = history(owner, definition, owner.facts.filter(definition=definition).first())
    if not lines:
        raise Http404
    year, state = request.GET.get("year", ""), request.GET.get("state", "")
    here = [(translated(owner, "name"), owner.get_absolute_url()), (translated(definition, "name"), "")]
    context = {
        "owner": owner,
        "definition": definition,
        "lines": narrowed(lines, year, state),
        "choices": choices(lines, year, state),
        "breadcrumbs": trail(*steps, *here),
    }
    return render(request, "parks/fact_history.html", context)


@require_safe
def data_quality(request):
    """Drawn once per language, content version and day: ages grow overnight."""
    key = ("data quality", get_language(), localdate())
    body = remembered.get(request, key, lambda: render_to_string("parks/_data_quality.html", quality_page(request)))
    steps = [(pgettext("列表", "园区"), reverse("parks:park_list")), (_("资料质量"), "")]
    return render(request, "parks/data_quality.html", {"body": body, "breadcrumbs": trail(*steps)})
