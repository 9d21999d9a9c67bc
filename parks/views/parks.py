from functools import cache

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks import province
from parks.chain_views import park_chains
from parks.fact_tables import park_facts
from parks.glance import deciding_facts, park_glance
from parks.lists import PARKS
from parks.maps import locate
from parks.models import Park
from parks.planned import planning_sections
from parks.shelves import belonging, made_in, news_of, participations_of
from parks.since import changes_since, version_of
from parks.yearly import yearly_table
from portal.kit.facets import address
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.sections import Section, shelf, shown
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated
from portal.kit.versions import content_version


@require_safe
def park_list(request):
    crumbs = trail((pgettext("列表", "园区"), ""))
    return public_list_page(request, "parks/park_list.html", PARKS, breadcrumbs=crumbs)


@require_safe
def park_detail(request, slug):
    content_version(request)  # before the row: what is remembered of it must not be older than its version
    park = marked(request, find_by_slug(Park.objects.published(samples=None).for_detail(), slug))
    facts = cache(lambda: park_facts(request, park))
    context = {
        "park": park,
        "breadcrumbs": park_trail(park),
        "area": province.areas(request)[park.area.code],
        # Asked for by the template only where it does not remember what it made of them.
        "strip": lambda: deciding_facts(park, province.capital(request), facts()),
        "park_parts": lambda: shown(*park_sections(request, park, facts())),
        "locator": lambda: locate(request, park.area, park.longitude, park.latitude),
    }
    if moment := version_of(request.GET.get("since")):
        context["since"] = {"moment": moment, "changes": changes_since(park, moment)}
    return render(request, "parks/park_detail.html", context)


def park_trail(park):
    area = park.area
    steps = [
        (pgettext("列表", "园区"), reverse("parks:park_list")),
        (translated(area, "name"), area.get_absolute_url()),
    ]
    return trail(*steps, (translated(park, "name"), ""))


def park_sections(request, park, facts):
    counts = province.park_counts(request, park)
    whole, parts, others = province.neighbours(request, park)
    projects = belonging(park, "projects", counts)
    return [
        Section("glance", _("概况"), "parks/_glance.html", park_glance(park, whole, parts)),
        Section("facts", pgettext("列表", "事实"), "parks/_fact_tables.html", facts),
        site_shelf(park),
        Section("figures", _("年度数据"), "parks/_yearly.html", yearly_table(park)),
        Section("pictures", pgettext("列表", "图片"), "components/_gallery.html", park.picture_notes),
        Section("place", _("位置"), "parks/_place.html", park.is_located),
        *planning_sections(park),
        Section("chains", pgettext("列表", "产业链"), "parks/_park_chains.html", park_chains(request, park)),
        enterprise_shelf(park, counts),
        shelf("projects", pgettext("列表", "招商项目"), "parks/_project_lines.html", projects),
        Section("goods", _("产品与品牌"), "parks/_goods.html", goods(park, counts)),
        Section("policies", _("政策"), "parks/_policies.html", True),
        Section("events", _("展会与活动"), "parks/_participations.html", participations_of(park, counts)),
        Section("happenings", pgettext("列表", "资讯"), "parks/_happenings.html", news_of(park, counts)),
        Section("attachments", pgettext("列表", "附件"), "components/_attachments.html", park.attachment_notes),
        Section("neighbours", _("相近的园区"), "parks/_park_cards.html", others),
        Section("sources", pgettext("列表", "来源"), "parks/_sources.html", park),
    ]


def site_shelf(park):
    of_park = reverse("investment:site_list") + address({"park": park.slug})
    sites = park.sites.published(samples=None).for_cards()
    return shelf("sites", _("土地与厂房"), "parks/_site_cards.html", sites, all_url=of_park)


def enterprise_shelf(park, counts):
    firms = belonging(park, "enterprises", counts).order_by("-is_leading", "name_sort", "pk")
    of_park = reverse("parks:enterprise_list") + address({"park": park.slug})
    return shelf("enterprises", pgettext("列表", "企业"), "parks/_enterprise_cards.html", firms, all_url=of_park)


def goods(park, counts):
    """Products made in the park or by its firms, and the brands that stand for it; None when there are neither."""
    found = {"products": list(made_in(park, counts)[:24]), "brands": list(belonging(park, "brands", counts)[:24])}
    return found if any(found.values()) else None
