from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks import province
from parks.chain_views import area_chains
from parks.fact_tables import facts_of
from parks.filters import AreaFilter
from parks.happenings import latest_happenings
from parks.maps import locate, map_of_parts, map_within_parent
from parks.models import Area
from parks.shelves import SHELVES, small_cards
from portal.kit.facets import address
from portal.kit.pages import list_page, trail
from portal.kit.sections import Section, shelf, shown
from portal.kit.text import translated


@require_safe
def area_list(request):
    whole = province.areas(request).get(Area.PROVINCE_CODE)
    prefectures = province.below(request, whole) if whole else []
    context = {
        "breadcrumbs": trail((pgettext("列表", "地区"), "")),
        "province": whole,
        "map": whole and map_of_parts(request, whole),
        "prefectures": {area.code: summary(request, area) for area in prefectures},
    }
    rows = Area.objects.prefectures().without_boundary()
    return list_page(request, "parks/area_list.html", AreaFilter, rows, **context)


@require_safe
def area_detail(request, code):
    area = province.areas(request).get(code)
    if area is None:
        raise Http404
    context = {
        "breadcrumbs": area_trail(area),
        "map": drawn(request, area),
        **summary(request, area),
    }
    return render(
        request,
        "parks/area_detail.html",
        context | shown(*area_sections(request, area, context["parts"], context["counts"])),
    )


def drawn(request, area):
    """The map of what lies below an area, or else of where the area itself lies."""
    within = map_of_parts(request, area) or map_within_parent(request, area)
    return within or locate(request, area, area.label_longitude, area.label_latitude)


def summary(request, area):
    """An area with its focus industries, the number of things in it, and the areas below it with theirs."""
    counts = province.area_counts(request)
    return {
        "area": area,
        "counts": counts[area.code],
        "focus": province.focus(request).get(area.code, []),
        "parts": [(part, counts[part.code]) for part in province.below(request, area)],
    }


def area_trail(area):
    parents = [parent for parent in (area.parent and area.parent.parent, area.parent) if parent]
    steps = [(translated(parent, "name"), parent.get_absolute_url()) for parent in parents]
    return trail((pgettext("列表", "地区"), reverse("parks:area_list")), *steps, (translated(area, "name"), ""))


def area_sections(request, area, parts, counts):
    below = pgettext("列表", "市州") if area.level == Area.Level.PROVINCE else pgettext("列表", "县市区")
    events, articles = area.published("events"), area.published("articles")
    happenings = latest_happenings(events, articles) if counts["events"] or counts["articles"] else []
    shelves = [area_shelf(area, relation, *shown_as) for relation, shown_as in SHELVES.items() if counts[relation]]
    return [
        Section("parts", below, "parks/_parts.html", parts),
        Section("chains", pgettext("列表", "产业链"), "parks/_area_chains.html", area_chains(request, area)),
        *shelves,
        Section("facts", pgettext("列表", "事实"), "parks/_fact_tables.html", stated_facts(request, area)),
        Section("happenings", _("活动与资讯"), "parks/_happenings.html", happenings),
    ]


def stated_facts(request, area):
    """None while nobody has stated any: what is missing of every county is no news."""
    found = facts_of(request, area)
    return found if found.groups else None


def area_shelf(area, relation, label, template, list_view):
    rows = small_cards(area.published(relation), relation)
    chosen = {} if area.level == Area.Level.PROVINCE else {"area": area.code}
    return shelf(relation, label, template, rows, all_url=reverse(list_view) + address(chosen))
