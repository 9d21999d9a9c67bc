"""The six doors of the header; a door behind which nothing is published is not shown."""

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import get_language, pgettext

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


def doors_with_content(request):
    """The doors as the header shows them, the current one marked."""
    section = _section(request)
    return [
        {"label": label, "url": url, "current": section in sections}
        for label, url, sections in remembered.get(request, ("doors", get_language()), _open_doors)
    ]


def _open_doors():
    filled = _filled_models()
    return [(word(), reverse(view), sections) for view, word, model, sections in DOORS if model._meta.label in filled]


def _filled_models():
    """The labels of the models with at least one published row, in one query."""
    found = [
        model.objects.published().order_by().values_list(Value(model._meta.label))[:1] for _v, _w, model, _s in DOORS
    ]
    return {row[0] for row in found[0].union(*found[1:]).order_by()}


def _section(request):
    parts = request.path_info.strip("/").split("/")
    return parts[1] if parts[0] == "en" and len(parts) > 1 else parts[0]
