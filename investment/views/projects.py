from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.filters import NEWEST
from investment.lists import PROJECTS
from investment.models import Measure, Project, ProjectReadiness, ProjectStep
from investment.models.readings import count_reading
from investment.papers import project_paper
from investment.project_lines import sought, told_of_project
from parks.chains import links_of
from parks.models import Site
from parks.onward import onward
from parks.since import changes_since, version_of
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.paper import pdf_response
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation, translated
from portal.kit.versions import content_version

SIMILAR = 4


@require_safe
def project_list(request):
    return public_list_page(request, "investment/project_list.html", PROJECTS, breadcrumbs=_way(""))


@require_safe
def project_detail(request, slug):
    content_version(request)  # before the rows of which cards are remembered
    project = marked(request, find_by_slug(Project.objects.published(samples=None).for_detail(), slug))
    count_reading(project)
    context = {
        "project": project,
        "readiness": ProjectReadiness.of(project),
        "steps": ProjectStep.of(project),
        "sites": list(Site.objects.published(samples=None).for_cards().filter(projects=project)),
        "family": family_of(project),
        "sought": sought(project),
        "told": told_of_project(project),
        "similar": similar_projects(project),
        "links": links_of(request, "projects", project.slug),
        "onward": onward(request, industry=project.industry, area=project.area) + measures_for_enterprises(),
        "breadcrumbs": _way(reverse("investment:project_list"), (translated(project, "name"), "")),
    }
    if moment := version_of(request.GET.get("since")):
        context["since"] = {"moment": moment, "changes": changes_since(project, moment)}
    return render(request, "investment/project_detail.html", context)


@require_safe
def project_sheet(request, slug):
    project = marked(request, find_by_slug(Project.objects.published(samples=None).for_detail(), slug))
    return pdf_response(project_paper(request, project), plain_translation(project, "name"))


def family_of(project):
    """The open projects that support this one, the one it supports, and the others that support that one."""
    rows = Project.objects.listed(project.is_sample).for_cards()
    near = Q(lead=project.pk) | (Q(pk=project.lead_id) | Q(lead=project.lead_id) if project.lead_id else Q())
    return list(rows.filter(near).exclude(pk=project.pk).order_by(*NEWEST))


def measures_for_enterprises():
    """The way to the measures any enterprise may use; no project says more of whom it suits."""
    count = Measure.objects.published().filter(audiences__code="enterprise").count()
    return [(_("企业适用的政策措施"), reverse("investment:policy_list") + "?who=enterprise", count)] if count else []


def similar_projects(project):
    """Other projects of the same industry, the newest first; none when the industry is unknown."""
    if project.industry_id is None:
        return []
    others = Project.objects.listed().for_cards().filter(industry=project.industry_id).exclude(pk=project.pk)
    return list(others.order_by(*NEWEST)[:SIMILAR])


def _way(list_url, *steps):
    return trail((_("投资"), reverse("investment:investment_home")), (pgettext("列表", "招商项目"), list_url), *steps)
