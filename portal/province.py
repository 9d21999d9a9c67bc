"""The province at a glance: its nine prefectures with their parks and focus industries, as a list and as a map."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from parks import province
from parks.maps import outlines, parks_in_words
from parks.models import Area, FocusIndustry, Park
from portal.kit.svg import MapArea, MapPoint, area_map, project_point, short_name, tint_step
from portal.kit.text import plain_translation

# Only these say where the park itself lies; the others are the seat of its county.
KNOWN_PLACES = [Park.LocationPrecision.SURVEYED, Park.LocationPrecision.APPROXIMATE]


@dataclass(slots=True)
class Prefecture:
    area: Area
    name: str
    parks: int
    industries: list

    @property
    def url(self):
        return self.area.get_absolute_url()

    @property
    def parks_in_words(self):
        return parks_in_words(self.parks)

    @property
    def in_words(self):
        """长春市 · 22 个园区 · 汽车及零部件、轨道客车"""
        industries = _("、").join(plain_translation(industry, "name") for industry in self.industries)
        return " · ".join(filter(None, [self.name, self.parks_in_words, industries]))


def prefectures(request):
    """The nine prefectures in the order of their codes."""
    counts, focus = province.area_counts(request), province.focus(request)
    areas = (area for area in province.areas(request).values() if area.level == Area.Level.PREFECTURE)
    return [_prefecture(area, counts[area.code]["parks"], focus.get(area.code, [])) for area in areas]


def _prefecture(area, parks, focus_rows):
    industries = [row.industry for row in focus_rows if row.kind == FocusIndustry.Kind.CITY]
    return Prefecture(area, plain_translation(area, "name"), parks, industries)


def province_map(request, prefectures):
    """The map of these prefectures, darker where there are more parks; an empty string when no boundary is known."""
    paths, most = outlines(request), max((prefecture.parks for prefecture in prefectures), default=0)
    areas = [_map_area(place, paths[place.area.code], most) for place in prefectures if place.area.code in paths]
    return area_map(areas, label=_("各市州园区分布示意图"), points=_park_points()) if areas else ""


def _map_area(prefecture, path, most):
    area = prefecture.area
    return MapArea(
        path=path,
        name=short_name(prefecture.name),
        note=prefecture.parks_in_words,
        title=prefecture.in_words,
        href=prefecture.url,
        label=area.label_longitude and project_point(area.label_longitude, area.label_latitude),
        step=tint_step(prefecture.parks, most),
    )


def _park_points():
    """Mere dots: as links they would be dozens of stops for the keyboard before the rest of the page."""
    parks = Park.objects.published().filter(location_precision__in=KNOWN_PLACES, longitude__isnull=False)
    return [
        MapPoint(*project_point(longitude, latitude), css="national" if level == Park.Level.NATIONAL else "")
        for longitude, latitude, level in parks.order_by("pk").values_list("longitude", "latitude", "level")
    ]
