from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks import province
from parks.filters import ParkFilter
from parks.glance import deciding_facts, park_glance
from parks.happenings import latest_happenings
from parks.maps import locate
from parks.models import Park
from portal.kit.facets import address
from portal.kit.pages import list_page, trail
from portal.kit.publishing import PublishingState
from portal.kit.sections import Section, shelf, shown
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation

CAPITAL_CODE = "220100"


@require_safe
def park_list(request):
    rows = Park.objects.published().for_cards().by_level()
    return list_page(
        request, "parks/park_list.html", ParkFilter, rows, breadcrumbs=trail((pgettext("列表", "园区"), ""))
    )


@require_safe
def park_detail(request, slug):
    park = find_by_slug(Park.objects.published().for_detail(), slug)
    context = {
        "park": park,
        "breadcrumbs": park_trail(park),
        "facts": deciding_facts(park, capital=province.areas(request).get(CAPITAL_CODE)),
        "locator": locate(request, park.area, park.longitude, park.latitude),
    }
    return render(request, "parks/park_detail.html", context | shown(*park_sections(park)))


def park_trail(park):
    area = park.area
    steps = [
        (pgettext("列表", "园区"), reverse("parks:park_list")),
        (plain_translation(area, "name"), area.get_absolute_url()),
    ]
    return trail(*steps, (plain_translation(park, "name"), ""))


def park_sections(park):
    neighbours = list(Park.objects.published().for_cards().near(park)[:9])
    parts = [other for other in neighbours if other.parent_id == park.pk]
    others = [other for other in neighbours if other.parent_id != park.pk][:6]
    happenings = latest_happenings(park.events.published(), park.articles.published())
    return [
        Section("glance", _("概况"), "parks/_glance.html", park_glance(park, parts)),
        Section("place", _("位置"), "parks/_place.html", park.is_located),
        enterprise_shelf(park),
        shelf(
            "projects", pgettext("列表", "招商项目"), "parks/_project_lines.html", park.projects.published().for_cards()
        ),
        Section("goods", _("产品与品牌"), "parks/_goods.html", goods(park)),
        Section("policies", _("政策"), "parks/_policies.html", True),
        Section("happenings", _("活动与资讯"), "parks/_happenings.html", happenings),
        Section("neighbours", _("相近的园区"), "parks/_park_cards.html", others),
        Section("sources", pgettext("列表", "来源"), "parks/_sources.html", park),
    ]


def enterprise_shelf(park):
    firms = park.enterprises.published().for_cards().order_by("-is_leading", "name_sort", "pk")
    of_park = reverse("parks:enterprise_list") + address({"park": park.slug})
    return shelf("enterprises", pgettext("列表", "企业"), "parks/_enterprise_cards.html", firms, all_url=of_park)


def goods(park):
    """Products made in the park or by its firms, and the brands that stand for it; None when there are neither."""
    of_firms = Q(enterprise__park=park, enterprise__state=PublishingState.PUBLISHED)
    products = park.products.model.objects.published().filter(Q(park=park) | of_firms).for_cards()
    brands = park.brands.published().for_cards().prefetch_related(None)
    found = {"products": list(products[:24]), "brands": list(brands[:24])}
    return found if any(found.values()) else None
