from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from brands.lists import BRANDS
from brands.models import Brand
from parks.maps import locate
from parks.onward import onward
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated


@require_safe
def brand_list(request):
    return public_list_page(request, "brands/brand_list.html", BRANDS, breadcrumbs=_way(""))


@require_safe
def brand_detail(request, slug):
    brand = marked(request, find_by_slug(Brand.objects.published(samples=None).for_detail(), slug))
    context = {
        "brand": brand,
        "products": brand.products.published(samples=None).for_cards().order_by("name_sort", "pk"),
        "locator": locator(request, brand.area),
        "onward": onward(request, industry=brand.industry, area=brand.area),
        "breadcrumbs": _way(reverse("brands:brand_list"), (translated(brand, "name"), "")),
    }
    return render(request, "brands/brand_detail.html", context)


def locator(request, area):
    """Where the brand's area lies in the province; a brand of the whole province needs no picture of it."""
    if area is None or area.level == area.Level.PROVINCE:
        return ""
    return locate(request, area, area.label_longitude, area.label_latitude)


def _way(list_url, *steps):
    return trail((pgettext("列表", "品牌"), list_url), *steps)
