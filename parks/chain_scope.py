"""By which prefecture and park a chain may be looked at, from the address of its page; what it does not know is said."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from portal.kit.facets import address
from portal.kit.text import translated

from .chain_views import area_names, prefecture_of
from .chains import Within, fillers
from .gaps import grounds

KNOWN = ("area", "park")


@dataclass(slots=True)
class Choice:
    """A part of the province with the number of links filled there; `url` leads to it, or away from it when chosen."""

    label: str
    count: int
    url: str
    selected: bool


class ChainScope:
    """What `?area=` and `?park=` of a chain's page ask for."""

    def __init__(self, request, chain):
        self.request, self.chain = request, chain
        self.within = Within(**{name: value for name, value in self._asked().items() if self._is_known(name, value)})

    def _asked(self):
        return {name: self.request.GET[name] for name in KNOWN if self.request.GET.get(name)}

    def _is_known(self, name, value):
        return value in (self.area_names if name == "area" else self.park_names)

    @cached_property
    def area_names(self):
        return area_names(self.request)

    @cached_property
    def park_names(self):
        return {ground.place.slug: translated(ground.place, "name") for ground in grounds(self.request)}

    @property
    def chosen(self):
        return {name: value for name in KNOWN if (value := getattr(self.within, name))}

    @property
    def ignored(self):
        return [(name, value) for name, value in self.request.GET.items() if value and name not in self.chosen]

    @property
    def label(self):
        """The part that is looked at, in words; empty for the whole province."""
        names = [self.area_names.get(self.within.area), self.park_names.get(self.within.park)]
        return format_html_join(" · ", "{}", [(name,) for name in names if name])

    @property
    def facets(self):
        """(name, label, choices) for what there is to choose from."""
        found = [
            ("area", _("地区"), self._choices("area", self.area_names)),
            ("park", _("园区"), self._choices("park", self.park_names)),
        ]
        return [facet for facet in found if facet[2]]

    def _choices(self, name, labels):
        counts, chosen = self._filled_links[name], getattr(self.within, name)
        shown = [value for value in labels if value in counts or value == chosen]
        return [self._choice(name, value, labels[value], counts[value], value == chosen) for value in shown]

    def _choice(self, name, value, label, count, selected):
        return Choice(label, count, address(self.chosen, **{name: None if selected else value}), selected)

    @cached_property
    def _filled_links(self):
        """{"area": {prefecture: links filled there}, "park": {park: …}}, each within what the other one chose."""
        links = defaultdict(Counter)
        for link in self.chain.links.all():
            for name, values in self._places_of(link).items():
                links[name].update(values)
        return links

    def _places_of(self, link):
        found = fillers(self.request).get(link.pk, {})
        rows = [*found.get("enterprises", []), *found.get("products", [])]
        in_area, in_park = Within(area=self.within.area), Within(park=self.within.park)
        prefectures = {prefecture_of(self.request, row.area_code) for row in rows if in_park.holds(row)} - {None}
        parks = {row.park.slug for row in rows if row.park and in_area.holds(row)}
        return {"area": {area.code for area in prefectures}, "park": parks}
