"""Where a reader goes on from something of an industry or an area: the lists that hold more of it, never an empty one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.kit.facets import address

from . import province

LISTS = {
    "parks": "parks:park_list",
    "enterprises": "parks:enterprise_list",
    "projects": "investment:project_list",
    "products": "brands:product_list",
    "brands": "brands:brand_list",
}
OF_INDUSTRY = {
    "parks": _("这个产业的园区"),
    "enterprises": _("这个产业的企业"),
    "projects": _("这个产业的项目"),
    "products": _("这个产业的产品"),
    "brands": _("这个产业的品牌"),
}
OF_AREA = {
    "parks": _("这个地区的园区"),
    "enterprises": _("这个地区的企业"),
    "projects": _("这个地区的项目"),
    "products": _("这个地区的产品"),
    "brands": _("这个地区的品牌"),
}


def onward(request, *, industry=None, area=None):
    """(label, address, number of results) for each list with something in it. No query beside those of `province`."""
    links = []
    if industry:
        links += _filled(OF_INDUSTRY, province.industry_counts(request)[industry.slug], industry=industry.slug)
    if area and area.level != area.Level.PROVINCE:
        links += _filled(OF_AREA, province.area_counts(request)[area.code], area=area.code)
    return links


def _filled(labels, counts, **chosen):
    return [
        (label, reverse(LISTS[relation]) + address(chosen), counts[relation])
        for relation, label in labels.items()
        if counts[relation]
    ]
