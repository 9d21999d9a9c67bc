from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from parks.chains import links_of
from parks.glance import enterprise_glance
from parks.lists import ENTERPRISES
from parks.models import Enterprise
from parks.shelves import small_cards
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.sections import Section, shelf, shown
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated


@require_safe
def enterprise_list(request):
    crumbs = trail((pgettext("列表", "企业"), ""))
    return public_list_page(request, "parks/enterprise_list.html", ENTERPRISES, breadcrumbs=crumbs)


@require_safe
def enterprise_detail(request, slug):
    enterprise = marked(request, find_by_slug(Enterprise.objects.published(samples=None).for_detail(), slug))
    steps = [(pgettext("列表", "企业"), reverse("parks:enterprise_list")), (translated(enterprise, "name"), "")]
    context = {"enterprise": enterprise, "breadcrumbs": trail(*steps)}
    return render(request, "parks/enterprise_detail.html", context | shown(*enterprise_sections(request, enterprise)))


def enterprise_sections(request, enterprise):
    neighbours = Enterprise.objects.published(enterprise.is_sample).for_cards().near(enterprise)[:6]
    products, brands, projects = (
        small_cards(getattr(enterprise, relation).all(), relation, enterprise.is_sample)
        for relation in ("products", "brands", "projects")
    )
    return [
        Section("glance", _("概况"), "parks/_glance.html", enterprise_glance(enterprise)),
        Section("links", _("所在环节"), "parks/_filled_links.html", links_of(request, "enterprises", enterprise.slug)),
        Section("pictures", pgettext("列表", "图片"), "components/_gallery.html", enterprise.picture_notes),
        shelf("products", pgettext("列表", "产品"), "parks/_product_cards.html", products, limit=24),
        shelf("brands", pgettext("列表", "品牌"), "parks/_brand_cards.html", brands, limit=24),
        shelf("projects", pgettext("列表", "招商项目"), "parks/_project_lines.html", projects),
        Section("neighbours", _("相近的企业"), "parks/_enterprise_cards.html", list(neighbours)),
        Section("sources", pgettext("列表", "来源"), "parks/_sources.html", enterprise),
    ]
