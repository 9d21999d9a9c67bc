from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from brands.lists import PRODUCTS
from brands.models import Product
from parks.chains import links_of
from parks.onward import onward
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated
from portal.kit.versions import remembered

RELATED = 3


@require_safe
def product_list(request):
    return public_list_page(request, "brands/product_list.html", PRODUCTS, breadcrumbs=_way(""))


@require_safe
def product_detail(request, slug):
    product = marked(request, find_by_slug(Product.objects.published(samples=None).for_detail(), slug))
    context = {
        "product": product,
        "related": related_products(request, product),
        "links": links_of(request, "products", product.slug),
        "onward": onward(request, industry=product.industry, area=product.area),
        "breadcrumbs": _way(reverse("brands:product_list"), (translated(product, "name"), "")),
    }
    return render(request, "brands/product_detail.html", context)


def related_products(request, product):
    """Other products of the same category; the choice is not a judgement, they stand in the order of names."""
    key = ("first of category", product.category_id)
    first = remembered.get(request, key, lambda: first_of_category(product.category_id))
    return [other for other in first if other.pk != product.pk][:RELATED]


def first_of_category(category_id):
    """One more than a page shows: the product of the page may be among them."""
    rows = Product.objects.published().for_cards().filter(category=category_id)
    return list(rows.order_by("name_sort", "pk")[: RELATED + 1])


def _way(list_url, *steps):
    return trail((pgettext("列表", "产品"), list_url), *steps)
