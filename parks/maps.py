"""Maps of the province's areas and of where a park lies, drawn from the boundaries in the database. All are sketches."""

from dataclasses import replace

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.kit.svg import (
    MapArea,
    MapPoint,
    area_map,
    locator_map,
    outline_paths,
    part_map,
    project_point,
    short_name,
    tint_step,
)
from portal.kit.text import in_both_languages, plain_translation
from portal.kit.versions import remembered

from . import province
from .models import Area, Park

OWN_PLACE = [Park.LocationPrecision.SURVEYED, Park.LocationPrecision.APPROXIMATE]
POINT_COLUMNS = ["slug", "level", "longitude", "latitude", *in_both_languages("name")]
NAMED_POINTS = 24


def outlines(request):
    """The outline of every area that has a boundary, by code; drawn anew only after an area was changed."""
    return remembered.get_of(Area._meta.db_table, request, "outlines", _outlines)


def _outlines():
    boundaries = Area.objects.filter(boundary__isnull=False).values_list("code", "boundary")
    features = [{"properties": {"code": code}, "geometry": boundary} for code, boundary in boundaries]
    return outline_paths([{"features": features}])


def map_of_parts(request, area):
    """The areas below this one as links, tinted by their number of parks; empty when there is nothing to draw."""
    key = ("map", area.code, get_language())
    return remembered.get(request, key, lambda: _map_of_parts(request, area))


def _map_of_parts(request, area):
    paths, counts = outlines(request), province.area_counts(request)
    parts = [part for part in province.below(request, area) if part.code in paths]
    if not parts:
        return ""
    most = max(counts[part.code]["parks"] for part in parts)
    neighbours = [other for other in province.areas(request).values() if other.level == area.level and other != area]
    return area_map(
        [_map_area(part, paths[part.code], counts[part.code]["parks"], most) for part in parts],
        label=_("%(area)s示意图") % {"area": plain_translation(area, "name")},
        around=[paths[other.code] for other in neighbours if other.code in paths],
        points=_park_points(area),
    )


def _result_points(filterset):
    """Where parks lie, as far as they say so themselves: many are dots, few are links with their names."""
    if filterset._meta.model is not Park:
        return []
    parks = list(filterset.qs.select_related(None).filter(location_precision__in=OWN_PLACE).only(*POINT_COLUMNS))
    points = [_park_point(park) for park in parks]
    return points if len(points) <= NAMED_POINTS else [replace(point, title="", href="") for point in points]


def map_of_results(request, filterset):
    return map_of_facet(request, filterset, label=_("各地区的结果数"), counted=results_in_words)


def results_in_words(number):
    return ngettext("%(number)s 项", "%(number)s 项", number) % {"number": number}


def _map_area(area, path, parks, most):
    name, number = plain_translation(area, "name"), parks_in_words(parks) if parks else ""
    return MapArea(
        path=path,
        name=short_name(name),
        note=number,
        title=f"{name} · {number}" if number else name,
        href=area.get_absolute_url(),
        label=_label_point(area),
        step=tint_step(parks, most),
    )


def map_of_facet(request, filterset, *, label, counted):
    """The prefectures as choices of a list's area facet: tinted by their results, each a link that filters by it.

    `counted` says a number of results in words. Empty while there is no result or no boundary.
    """
    key = ("map of facet", type(filterset), filterset.key, get_language())
    return remembered.get(request, key, lambda: _map_of_facet(request, filterset, label, counted))


def _map_of_facet(request, filterset, label, counted):
    facet = filterset.facet("area")
    paths, choices = outlines(request), {option.value: option for option in facet.options}
    most = max((option.count for option in facet.options), default=0)
    drawn = [area for area in province.areas(request).values() if area.level == Area.Level.PREFECTURE]
    areas = [
        _choice(area, paths[area.code], choices.get(area.code), most, counted) for area in drawn if area.code in paths
    ]
    if not areas or not most:
        return ""
    return area_map(areas, label=label, points=_result_points(filterset), tiles=settings.MAP_TILES)


def _choice(area, path, option, most, counted):
    """One prefecture; without results it is neither tinted nor a link."""
    name, count = plain_translation(area, "name"), option.count if option else 0
    number = counted(count) if count else ""
    return MapArea(
        path=path,
        name=short_name(name),
        note=number,
        title=f"{name} · {number}" if number else name,
        href=option.url if count else "",
        label=_label_point(area),
        step=tint_step(count, most),
        css="chosen" if option and option.selected else "",
    )


def parks_in_words(number):
    return ngettext("%(number)s 个园区", "%(number)s 个园区", number) % {"number": number}


def _label_point(area):
    return area.label_longitude and project_point(area.label_longitude, area.label_latitude)


def _park_points(area):
    """Only parks whose own place is known: the seat of a county would say the same of each."""
    return [_park_point(park) for park in area.published("parks").filter(location_precision__in=OWN_PLACE)]


def _park_point(park):
    x, y = project_point(park.longitude, park.latitude)
    css = "national" if park.level == Park.Level.NATIONAL else ""
    return MapPoint(x, y, title=plain_translation(park, "name"), href=park.get_absolute_url(), css=css)


def map_within_parent(request, area):
    """The area, dark, within the one above it; empty when the boundary of either is missing."""
    paths = outlines(request)
    whole, part = paths.get(area.parent and area.parent.code), paths.get(area.code)
    if not whole or not part:
        return ""
    names = {"area": plain_translation(area, "name"), "whole": plain_translation(area.parent, "name")}
    return part_map(whole, part, label=_("%(area)s在%(whole)s的位置示意图") % names)


def locate(request, place, longitude, latitude):
    """A small picture of where a point of an area lies in the province; empty when a boundary is missing."""
    paths = outlines(request)
    outline, within = paths.get(Area.PROVINCE_CODE), paths.get(f"{place.code[:4]}00", "")
    if not outline or longitude is None:
        return ""
    x, y = project_point(longitude, latitude)
    label = _("%(area)s在吉林省的位置示意图") % {"area": plain_translation(place, "name")}
    return locator_map(outline, x=x, y=y, within=within, label=label)
