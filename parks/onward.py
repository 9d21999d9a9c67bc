"""Where a reader goes on from something of an industry or an area: the lists that hold more of it, never an empty one."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import pgettext_lazy

from portal.kit.facets import address
from portal.kit.text import translated

from . import province

LISTS = {
    "parks": (pgettext_lazy("列表", "园区"), "parks:park_list"),
    "enterprises": (pgettext_lazy("列表", "企业"), "parks:enterprise_list"),
    "projects": (pgettext_lazy("列表", "招商项目"), "investment:project_list"),
    "products": (pgettext_lazy("列表", "产品"), "brands:product_list"),
    "brands": (pgettext_lazy("列表", "品牌"), "brands:brand_list"),
}


def onward(request, *, industry=None, area=None):
    """(label, address, number of results) for each list with something in it. No query beside those of `province`."""
    links = []
    if industry:
        links += _filled(industry, province.industry_counts(request)[industry.slug], industry=industry.slug)
    if area and area.level != area.Level.PROVINCE:
        links += _filled(area, province.area_counts(request)[area.code], area=area.code)
    return links


def _filled(row, counts, **chosen):
    name = translated(row, "name")
    return [
        (format_html("{} · {}", name, label), reverse(view) + address(chosen), counts[relation])
        for relation, (label, view) in LISTS.items()
        if counts[relation]
    ]
