"""What the templates of parks, areas, industries and enterprises say besides."""

from django import template

from parks.glance import enumerated, leading_industries

register = template.Library()

register.filter("enumerated", enumerated)
register.filter("leading_industries", leading_industries)


@register.filter
def at(mapping, key):
    """What a mapping holds for this key, None when it holds nothing."""
    return mapping.get(key)
