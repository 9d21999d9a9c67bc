from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from investment.filters import NEWEST, NEXT_FIRST
from investment.models import Event, Measure, PolicySection, Project, Term
from parks import province
from parks.models import Area, Industry, Park, Site
from portal.kit.pages import trail
from portal.kit.publishing import PublishingState
from portal.kit.versions import remembered


@require_safe
def investment_home(request):
    overview = remembered.get(request, ("investment_home", timezone.localdate()), _overview)
    context = {
        "prefectures": prefectures_with_parks(request),
        "breadcrumbs": trail((_("投资"), "")),
    }
    return render(request, "investment/investment_home.html", overview | context)


def prefectures_with_parks(request):
    """(prefecture, its numbers of rows) for each prefecture with a park."""
    counts = province.area_counts(request)
    prefectures = [area for area in province.areas(request).values() if area.level == Area.Level.PREFECTURE]
    return [(area, counts[area.code]) for area in prefectures if counts[area.code]["parks"]]


def _overview():
    """What an investor can start from today; a part without rows is empty and not shown."""
    projects = Project.objects.listed().for_cards().order_by(*NEWEST)
    return {
        "project_count": Project.objects.listed().count(),
        "site_count": Site.objects.published().count(),
        "measure_count": Measure.objects.published().count(),
        "event_count": Event.objects.published().count(),
        "park_count": Park.objects.published().count(),
        "latest_sheets": list(projects.filter(stage=Project.Stage.SHEET)[:4]),
        "latest_undertaken": list(projects.exclude(stage=Project.Stage.SHEET)[:4]),
        "project_industries": _with_most(Industry.objects.all(), "projects", open_projects())[:12],
        "park_industries": list(
            Industry.objects.filter(parks__state=PUBLISHED, parks__is_sample=False).distinct().order_by("name_sort")
        ),
        "audiences": _with_most(Term.objects.all(), "audience_measures"),
        "sections": _with_most(PolicySection.objects.of_published_policies().select_related("policy"), "measures"),
        "events": list(Event.objects.published().for_cards().order_by(*NEXT_FIRST)[:3]),
    }


PUBLISHED = PublishingState.PUBLISHED


def open_projects():
    day = timezone.localdate()
    return Q(projects__valid_until__isnull=True) | Q(projects__valid_until__gte=day)


def _with_most(rows, relation, besides=None):
    """The rows with published rows behind `relation`, and how many; those with most come first."""
    condition = Q(**{f"{relation}__state": PUBLISHED, f"{relation}__is_sample": False}) & (besides or Q())
    counted = rows.annotate(rows_behind=Count(relation, filter=condition))
    return list(counted.filter(rows_behind__gt=0).order_by("-rows_behind", "pk"))
