from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brands.filters import BrandFilter
from brands.models import Brand
from parks.maps import locate
from portal.kit.pages import list_page, trail
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation


@require_safe
def brand_list(request):
    brands = Brand.objects.published().for_cards().by_shelf()
    return list_page(request, "brands/brand_list.html", BrandFilter, brands, breadcrumbs=_way(""))


@require_safe
def brand_detail(request, slug):
    brand = find_by_slug(Brand.objects.published().for_detail(), slug)
    context = {
        "brand": brand,
        "products": brand.products.published().for_cards().order_by("name_sort", "pk"),
        "locator": brand.area and locate(request, brand.area, *seat(brand.area)),
        "breadcrumbs": _way(reverse("brands:brand_list"), (plain_translation(brand, "name"), "")),
    }
    return render(request, "brands/brand_detail.html", context)


def seat(area):
    """The point that stands for an area: its seat, else where its name is written."""
    if area.seat_longitude is not None:
        return area.seat_longitude, area.seat_latitude
    return area.label_longitude, area.label_latitude


def _way(list_url, *steps):
    return trail((_("品牌"), list_url), *steps)
