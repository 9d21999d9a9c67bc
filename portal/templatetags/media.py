"""Pictures on a page: every size the browser may choose from, and no jump while they load."""

import re

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language

register = template.Library()

CHINESE = re.compile("[\u3400-\u9fff]")
WHOLE = "(min-width: 1024px) 840px, 100vw"
TILE = "(min-width: 1024px) 272px, (min-width: 480px) 50vw, 100vw"


@register.inclusion_tag("components/_picture.html")
def picture(note, *, first=False):
    """A `portal.kit.illustrated.PictureNote`; the first of a page is fetched at once, the others when they come near."""
    sources = [(kind, srcset(files)) for kind, files in note.sizes_by_type()]
    *modern, (_kind, fallback) = sources
    return {"picture": note, "modern": modern, "fallback": fallback, "first": first, "sizes": WHOLE if first else TILE}


def srcset(files):
    return ", ".join(f"{reverse('picture', args=[name])} {width}w" for name, width in files)


@register.filter
def as_written(text):
    """A name or number that there is in one language only; Chinese says so on an English page."""
    if get_language() == "en" and CHINESE.search(text):
        return format_html('<span lang="zh-Hans">{}</span>', text)
    return text


@register.filter
def download_url(note):
    """Where a document is fetched, under its title in the page's language."""
    address = reverse("attachment", args=[note.name])
    return f"{address}?lang=en" if get_language() == "en" else address
