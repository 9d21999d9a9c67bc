"""Letters about saved searches: what the search is called, and how a row it found is told."""

import html
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override

from portal.kit.facets import question
from portal.kit.lists.saved import facts_of, search_of
from portal.kit.mail import post

from .lists import BY_NOUN

LETTERS = "search_"  # how the templates of all letters about subscriptions begin


@dataclass(frozen=True, slots=True)
class Searched:
    """A saved search in words: its list, its conditions as (label, word), and where it is asked again."""

    label: str
    conditions: list
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A row as a letter tells it."""

    name: str
    address: str
    facts: list


def searched(public_list, filterset):
    conditions = [(str(label), plain(word)) for _name, label, word in filterset.words]
    return Searched(str(public_list.label), conditions, public_list.address + question(filterset.conditions))


def plain(word):
    """A choice that only has a name in the other language comes with the mark of that language."""
    return html.unescape(strip_tags(word)) if hasattr(word, "__html__") else str(word)


def told(public_list, rows):
    return [Told(public_list.heading(row), row.get_absolute_url(), in_a_line(public_list, row)) for row in rows]


def in_a_line(public_list, row):
    return [(label, " ".join(str(fact).split())) for label, fact in facts_of(public_list, row)]


def of_subscription(subscription):
    """What a subscription is about in the language of now, and which of its conditions have gone since."""
    public_list = BY_NOUN.get(subscription.noun)
    if public_list is None:  # a list that this version of the portal no longer has
        return Searched(subscription.noun, [], reverse("portal:site_map")), []
    filterset = search_of(public_list, subscription.query)
    return searched(public_list, filterset), filterset.ignored


def write(subscription, name, **context):
    """A letter about a subscription; one of a series says how it ends."""
    with override(subscription.language):
        search, _gone = of_subscription(subscription)
    context |= {"subscription": subscription, "search": search}
    if subscription.is_confirmed:
        context["stop_url"] = settings.PORTAL_SITE_URL + subscription.stop_address
    return post(name, to=subscription.address, urgent=True, language=subscription.language, **context)
