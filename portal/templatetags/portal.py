"""What every template of the portal may say."""

import zlib

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.kit import units
from portal.kit.publishing import PublishingState
from portal.kit.svg.strata import strata as strata_of
from portal.kit.text import plain_translation, translated
from portal.kit.versions import remembered

register = template.Library()

register.filter("tr", translated)
register.filter("plain", plain_translation)
register.filter("number", units.plain)
register.filter("in_unit", units.shown)
register.filter("land_area", units.land_area)
register.filter("square_kilometres", units.square_kilometres)


@register.filter
def stated(value):
    """The value, or the words that nobody has stated it."""
    return units.not_stated() if value in (None, "") else value


@register.filter
def money(row):
    """The amount of a row with `amount` and `currency`."""
    return units.money(row.amount, row.currency)


@register.filter
def published(row):
    """The row when visitors may read it, else None: what is not published is not named beside what is."""
    return row if row is not None and row.state == PublishingState.PUBLISHED else None


@register.filter
def strata(slug, variant="cover"):
    """The drawn layers of a place without a photo: "cover" for the head of its page, "card" for lists."""
    return strata_of(slug, variant=variant)


@register.tag
def remember(parser, token):
    """Keep what stands inside until public content changes: `{% remember "park card" park.pk %}…{% endremember %}`.

    The name and the values tell everything that the inside depends on besides content and language; while one of them is
    unknown nothing is kept. Nothing of a visitor may stand inside: what one reads, all will read.
    """
    keys = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(["endremember"])
    parser.delete_first_token()
    return RememberNode(nodelist, keys)


class RememberNode(template.Node):
    def __init__(self, nodelist, keys):
        self.nodelist, self.keys = nodelist, keys

    def render(self, context):
        keys = [key.resolve(context, ignore_failures=True) for key in self.keys]
        if None in keys:
            return self.nodelist.render(context)
        key = ("html", get_language(), *keys)
        return unpacked(remembered.get(context["request"], key, lambda: packed(self.nodelist.render(context))))


LONG = 4_000  # characters; a long page takes a tenth of the memory packed


def packed(html):
    return html if len(html) < LONG else zlib.compress(html.encode(), 1)


def unpacked(kept):
    return SafeString(zlib.decompress(kept).decode()) if isinstance(kept, bytes) else kept
