from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks import province
from parks.admission import ruled_by_parks
from parks.chain_views import view_of
from parks.chains import chains_of
from parks.filters import IndustryFilter
from parks.models import Industry
from parks.shelves import SHELVES, events_of, small_cards
from portal.kit.facets import address
from portal.kit.pages import list_page, trail
from portal.kit.sections import Section, shelf, shown
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated

ALL = 1000


@require_safe
def industry_list(request):
    """All industries on one page: they stand under their groups."""
    context = {
        "breadcrumbs": trail((pgettext("列表", "产业"), "")),
        "counts": province.industry_counts(request),
        "areas": focus_areas_by_slug(request),
    }
    rows = Industry.objects.by_group()
    return list_page(request, "parks/industry_list.html", IndustryFilter, rows, per_page=ALL, **context)


def focus_areas_by_slug(request):
    """The areas that focus on each industry, each once."""
    return {
        slug: list(dict.fromkeys(row.area for row in focus_areas(request, industry)))
        for slug, industry in province.industries(request).items()
    }


@require_safe
def industry_detail(request, slug):
    industry = province.industries(request).get(slug) or find_by_slug(Industry.objects.all(), slug)
    steps = [(pgettext("列表", "产业"), reverse("parks:industry_list")), (translated(industry, "name"), "")]
    counts = province.industry_counts(request)[industry.slug]
    context = {"industry": industry, "breadcrumbs": trail(*steps), "counts": counts}
    sections = shown(*industry_sections(request, industry, counts))
    return render(request, "parks/industry_detail.html", context | sections)


def industry_sections(request, industry, counts):
    shelves = [
        industry_shelf(industry, relation, *shown_as) for relation, shown_as in SHELVES.items() if counts[relation]
    ]
    return [
        Section("focus", _("重点布局"), "parks/_focus_areas.html", focus_areas(request, industry)),
        Section("chains", pgettext("列表", "产业链"), "parks/_chains.html", chains(request, industry)),
        *shelves,
        Section("entry", _("园区的准入规定"), "parks/_ruled_by.html", ruled_by_parks(request, industry)),
        Section("happenings", pgettext("列表", "活动"), "parks/_happenings.html", events_of(industry, counts)),
        Section("classes", _("国民经济行业分类"), "parks/_classes.html", classes(industry)),
    ]


def focus_areas(request, industry):
    """The rows that name this industry for a prefecture or for the province, in the order of area codes."""
    rows = (row for rows in province.focus(request).values() for row in rows)
    return sorted((row for row in rows if row.industry_id == industry.pk), key=lambda row: row.area.code)


def chains(request, industry):
    """(view of the chain, its other industries) for every chain of the industry."""
    return [
        (view_of(request, chain), [other for other in chain.industries.all() if other != industry])
        for chain in chains_of(request, [industry.slug])
    ]


def classes(industry):
    """Only what was checked against the standard is shown as a fact; `unchecked` counts the rest."""
    every = list(industry.classes.all())
    checked = [row for row in every if row.is_checked]
    return {"checked": checked, "unchecked": len(every) - len(checked)} if checked else None


def industry_shelf(industry, relation, label, template, list_view):
    rows = small_cards(getattr(industry, relation).all(), relation)
    all_url = reverse(list_view) + address({"industry": industry.slug})
    return shelf(relation, label, template, rows, all_url=all_url)
