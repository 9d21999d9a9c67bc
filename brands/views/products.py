from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from brands.filters import ProductFilter
from brands.models import Product
from parks.onward import onward
from portal.kit.pages import list_page, trail
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated

RELATED = 3


@require_safe
def product_list(request):
    products = Product.objects.published().for_cards()
    return list_page(request, "brands/product_list.html", ProductFilter, products, breadcrumbs=_way(""))


@require_safe
def product_detail(request, slug):
    product = find_by_slug(Product.objects.published().for_detail(), slug)
    context = {
        "product": product,
        "related": related_products(product),
        "onward": onward(request, industry=product.industry, area=product.area),
        "breadcrumbs": _way(reverse("brands:product_list"), (translated(product, "name"), "")),
    }
    return render(request, "brands/product_detail.html", context)


def related_products(product):
    """Other products of the same category; the choice is not a judgement, they stand in the order of names."""
    others = Product.objects.published().for_cards().filter(category=product.category_id).exclude(pk=product.pk)
    return list(others.order_by("name_sort", "pk")[:RELATED])


def _way(list_url, *steps):
    return trail((pgettext("列表", "产品"), list_url), *steps)
