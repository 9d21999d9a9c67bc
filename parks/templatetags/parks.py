"""What the templates of parks, areas, industries and enterprises say besides."""

from django import template
from django.utils.translation import gettext as _

from parks.glance import enumerated, leading_industries
from portal.kit import units

register = template.Library()

register.filter("enumerated", enumerated)
register.filter("leading_industries", leading_industries)


@register.filter
def at(mapping, key):
    """What a mapping holds for this key, None when it holds nothing."""
    return mapping.get(key)


@register.filter
def site_size(site):
    """How large a plot or building is."""
    return units.shown(site.size, site.size_unit)


@register.filter
def site_price(site):
    """The price of a plot or the rent of a building; without one it is negotiated."""
    return _("面议") if site.price_from is None else units.shown(site.price_from, site.price_unit, site.price_to)
