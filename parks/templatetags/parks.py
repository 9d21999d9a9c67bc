"""What the templates of parks, areas, industries and enterprises say besides."""

from django import template

from parks.glance import enumerated, leading_industries
from parks.site_words import price_of, size_of

register = template.Library()

register.filter("enumerated", enumerated)
register.filter("leading_industries", leading_industries)
register.filter("site_size", size_of)
register.filter("site_price", price_of)


@register.filter
def at(mapping, key):
    """What a mapping holds for this key, None when it holds nothing."""
    return mapping.get(key)
