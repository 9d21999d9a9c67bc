from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.benefits import benefit_facts, exceptions
from investment.conditions import condition_sentences
from investment.lists import MEASURES
from investment.models import Measure, Policy
from parks.models import Industry
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated
from portal.kit.versions import remembered


@require_safe
def policy_list(request):
    return public_list_page(
        request,
        "investment/policy_list.html",
        MEASURES,
        documents=remembered.get(request, "policy_documents", lambda: list(Policy.objects.published())),
        breadcrumbs=_way(""),
    )


@require_safe
def measure_detail(request, slug):
    measure = find_by_slug(Measure.objects.published().for_detail(), slug)
    context = {
        "measure": measure,
        "benefits": benefit_facts(measure.benefit, industries=_industries(measure)),
        "conditions": condition_sentences(measure.conditions),
        "exceptions": exceptions(measure.benefit),
        "previous": Measure.objects.published().before(measure).first(),
        "next": Measure.objects.published().after(measure).first(),
        "onward": ways_on(measure),
        "breadcrumbs": _way(reverse("investment:policy_list"), (translated(measure, "title"), "")),
    }
    return render(request, "investment/measure_detail.html", context)


@require_safe
def policy_detail(request, slug):
    policy = find_by_slug(Policy.objects.published().for_detail(), slug)
    breadcrumbs = _way(reverse("investment:policy_list"), (translated(policy, "title"), ""))
    return render(request, "investment/policy_detail.html", {"policy": policy, "breadcrumbs": breadcrumbs})


def ways_on(measure):
    """(label, address, None) of the measure's section and whole document; nothing when visitors may not read it."""
    if measure.document is None:
        return []
    section = reverse("investment:policy_list") + f"?section={measure.section.key}"
    return [(_("同一部分的措施"), section, None), (_("整份文件"), measure.document.get_absolute_url(), None)]


def _industries(measure):
    """The industries a measure names, asked for only when it names some."""
    slugs = measure.benefit.get("industries", []) if isinstance(measure.benefit, dict) else []
    return list(Industry.objects.filter(slug__in=slugs)) if slugs else []


def _way(list_url, *steps):
    return trail((_("投资"), reverse("investment:investment_home")), (pgettext("列表", "政策措施"), list_url), *steps)
