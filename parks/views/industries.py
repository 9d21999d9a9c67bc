from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks import province
from parks.filters import IndustryFilter
from parks.happenings import latest_happenings
from parks.models import Industry
from portal.kit.facets import address
from portal.kit.pages import list_page, trail
from portal.kit.sections import Section, shelf, shown
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation

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
    steps = [(pgettext("列表", "产业"), reverse("parks:industry_list")), (plain_translation(industry, "name"), "")]
    context = {
        "industry": industry,
        "breadcrumbs": trail(*steps),
        "counts": province.industry_counts(request)[industry.slug],
    }
    return render(request, "parks/industry_detail.html", context | shown(*industry_sections(request, industry)))


def industry_sections(request, industry):
    happenings = latest_happenings(industry.events.published())
    return [
        Section("focus", _("重点布局"), "parks/_focus_areas.html", focus_areas(request, industry)),
        Section("chains", pgettext("列表", "产业链"), "parks/_chains.html", chains(industry)),
        industry_shelf(industry, "parks", pgettext("列表", "园区"), "parks/_park_cards.html", "parks:park_list"),
        industry_shelf(
            industry, "enterprises", pgettext("列表", "企业"), "parks/_enterprise_cards.html", "parks:enterprise_list"
        ),
        industry_shelf(
            industry, "projects", pgettext("列表", "招商项目"), "parks/_project_lines.html", "investment:project_list"
        ),
        industry_shelf(
            industry, "products", pgettext("列表", "产品"), "parks/_product_cards.html", "brands:product_list"
        ),
        industry_shelf(industry, "brands", pgettext("列表", "品牌"), "parks/_brand_cards.html", "brands:brand_list"),
        Section("happenings", pgettext("列表", "活动"), "parks/_happenings.html", happenings),
        Section("classes", _("国民经济行业分类"), "parks/_classes.html", classes(industry)),
    ]


def focus_areas(request, industry):
    """The rows that name this industry for a prefecture or for the province, in the order of area codes."""
    rows = (row for rows in province.focus(request).values() for row in rows)
    return sorted((row for row in rows if row.industry_id == industry.pk), key=lambda row: row.area.code)


def chains(industry):
    """(chain, its other industries) for every chain of the industry."""
    return [
        (chain, [other for other in chain.industries.all() if other != industry]) for chain in industry.chains.all()
    ]


def classes(industry):
    """Only what was checked against the standard is shown as a fact; `unchecked` counts the rest."""
    every = list(industry.classes.all())
    checked = [row for row in every if row.is_checked]
    return {"checked": checked, "unchecked": len(every) - len(checked)} if checked else None


def industry_shelf(industry, relation, label, template, list_view):
    rows = getattr(industry, relation).published().for_cards().prefetch_related(None)
    all_url = reverse(list_view) + address({"industry": industry.slug})
    return shelf(relation, label, template, rows, all_url=all_url)
