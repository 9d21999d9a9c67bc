"""The six doors of the header; a door behind which nothing is published is not shown."""

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import pgettext

from brands.models import Brand, Product
from investment.models import Project
from parks.models import Park
from portal.kit.versions import remembered

from .models import Article

# name of the view behind the door, its word, the table that must hold something, sections that belong to it
DOORS = [
    ("parks:park_list", lambda: pgettext("门户栏目", "园区"), Park, ("parks", "areas", "industries", "enterprises")),
    ("investment:investment_home", lambda: pgettext("门户栏目", "投资"), Project, ("investment", "policies", "events")),
    ("brands:product_list", lambda: pgettext("门户栏目", "产品"), Product, ("products",)),
    ("brands:brand_list", lambda: pgettext("门户栏目", "品牌"), Brand, ("brands",)),
    ("portal:news", lambda: pgettext("门户栏目", "资讯"), Article, ("news",)),
]
SAMPLES = "samples"


def doors_with_content(request):
    """The doors as the header shows them, the current one marked."""
    section = _section(request)
    return [
        {"label": word(), "url": reverse(view), "current": section in sections}
        for view, word, model, sections in DOORS
        if model._meta.label in filled_models(request)
    ]


def has_samples(request):
    """Whether there are sample parks to look at."""
    return SAMPLES in filled_models(request)


def filled_models(request):
    """The labels of the models with at least one published row, and SAMPLES where there are samples; one query."""
    return remembered.get(request, "filled models", _filled_models)


def _filled_models():
    rows = {model._meta.label: model.objects.published() for _v, _w, model, _s in DOORS}
    rows[SAMPLES] = Park.objects.published(samples=True)
    found = [queryset.order_by().values_list(Value(label))[:1] for label, queryset in rows.items()]
    return {row[0] for row in found[0].union(*found[1:]).order_by()}


def _section(request):
    parts = request.path_info.strip("/").split("/")
    return parts[1] if parts[0] == "en" and len(parts) > 1 else parts[0]
