"""The lists of parks and enterprises, with the columns their files, feeds and API tell."""

from django.utils.translation import gettext_lazy as _

from portal.kit.lists.columns import Column, columns, provenance, readable, relation
from portal.kit.lists.public_list import Place, PublicList
from portal.kit.text import plain_translation

from .filters import EnterpriseFilter, ParkFilter
from .maps import map_of_results
from .models import Enterprise, Park


def own_place(row):
    """Where a park or site says it lies, with the precision it states."""
    precision = row.get_location_precision_display() if hasattr(row, "location_precision") else _("园区给出的点位")
    return row.longitude is not None and Place(row.longitude, row.latitude, precision)


def place_nearby(row):
    """Where the park of a row lies, else the label point of its area: neither is the row's own place, and that is said."""
    if (park := readable(row.park)) and park.is_located:
        return Place(park.longitude, park.latitude, _("所在园区的位置"))
    area = row.area
    return area and area.label_longitude and Place(area.label_longitude, area.label_latitude, _("所在地区的标注点"))


def point_columns(model):
    return columns(model, "longitude", "latitude")


PARKS = PublicList(
    noun="parks",
    label=Park._meta.verbose_name_plural,
    view="parks:park_list",
    filters=ParkFilter,
    rows=lambda samples: Park.objects.published(samples).by_level(),
    columns=[
        *columns(Park, "name", "level", "kind"),
        relation(Park, "area", "code"),
        Column(
            "industries",
            _("产业"),
            lambda park: [tag["slug"] for tag in park.industry_rows],
            list,
            lambda park: [plain_translation(tag, "name") for tag in park.industry_tags],
        ),
        relation(Park, "parent"),
        *columns(Park, "leading_industries", "positioning", "founded", "approved_on"),
        *columns(Park, "approved_area_ha", "reported_area_km2", "reported_area_note"),
        *point_columns(Park),
        *columns(Park, "location_precision", "address", "website", "office", "phone", "email", "summary"),
        *provenance(),
    ],
    facts=("level", "area", "industries", "approved_area_ha", "as_of"),
    place=own_place,
    draw_map=map_of_results,
)

ENTERPRISES = PublicList(
    noun="enterprises",
    label=Enterprise._meta.verbose_name_plural,
    view="parks:enterprise_list",
    filters=EnterpriseFilter,
    rows=lambda samples: Enterprise.objects.published(samples),
    columns=[
        *columns(Enterprise, "name"),
        relation(Enterprise, "area", "code"),
        relation(Enterprise, "park"),
        relation(Enterprise, "industry"),
        *columns(Enterprise, "main_products", "founded", "size", "is_leading", "is_key", "is_high_tech"),
        *columns(Enterprise, "stock_code", "website", "summary"),
        *provenance(),
    ],
    facts=("area", "park", "industry", "main_products", "as_of"),
    place=place_nearby,
    draw_map=map_of_results,
)
