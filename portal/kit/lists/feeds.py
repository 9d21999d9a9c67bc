"""A list as an Atom feed (RFC 4287) in pages (RFC 5005), the latest changes first."""

import re
import uuid

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kit.facets import question
from portal.kit.pages import CountedPaginator
from portal.kit.text import LANGUAGE_COLUMNS

from .asked import with_remarks
from .conditional import by_content

PER_PAGE = 50
NAMES = uuid.UUID("6f0c7b3e-5a0e-4f0e-9a55-0d4b6f1c2a70")  # of the portal's entries: never changes
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters no XML document may hold


class PagedFeed(Atom1Feed):
    """A feed that names the pages beside this one."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for relation, href in self.feed["pages"].items():
            handler.addQuickElement("link", None, {"rel": relation, "href": href})


def list_feed(public_list):
    """The view of a list's feed, with the list's own filter parameters and `page`."""

    @require_safe
    @by_content
    def feed(request):
        return feed_of(request, public_list)

    return feed


def feed_of(request, public_list):
    filterset = public_list.filterset(request)
    page = feed_page(filterset, request.GET.get("page"))
    feed = PagedFeed(**about(request, public_list, filterset, page))
    for row in page:
        feed.add_item(**entry(request, public_list, row))
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return with_remarks(response, ignored=filterset.ignored, total=filterset.total())


def feed_page(filterset, number):
    rows = filterset.qs.for_records().order_by("-updated_at", "-pk")
    return CountedPaginator(rows, PER_PAGE, filterset.total()).get_page(number)


def about(request, public_list, filterset, page):
    chosen = filterset.conditions
    here = page.number if page.number > 1 else None

    def at(number):
        return request.build_absolute_uri(public_list.feed_address + question(chosen, page=number))

    pages = {"first": at(None), "last": at(page.paginator.num_pages)}
    if page.has_next():
        pages["next"] = at(page.next_page_number())
    if page.has_previous():
        pages["previous"] = at(page.previous_page_number() if page.number > 2 else None)
    return {
        "title": f"{public_list.label} - {_('吉林省特色产业园区网')}",
        "link": request.build_absolute_uri(public_list.address + question(chosen)),
        "description": "",
        "subtitle": subtitle(filterset),
        "language": LANGUAGE_COLUMNS[request.LANGUAGE_CODE][1],
        "author_name": _("吉林省特色产业园区网"),
        "feed_url": at(here),
        "feed_guid": uuid.uuid5(NAMES, f"{public_list.address}?{filterset.canonical}").urn,
        "pages": pages,
    }


def subtitle(filterset):
    """What the feed was asked for, and what of it was not understood."""
    ignored = "；".join(f"{name}={value}" for name, value in filterset.ignored)
    return cleaned(f"{_('已忽略无法识别的条件')}{_('：')}{ignored}") if ignored else None


def entry(request, public_list, row):
    return {
        "title": cleaned(public_list.heading(row)),
        "link": request.build_absolute_uri(row.get_absolute_url()),
        "description": escape(cleaned(public_list.about(row))),  # the summary of an entry is HTML
        "unique_id": uuid.uuid5(NAMES, public_list.entry_id(row)).urn,
        "pubdate": row.published_at,
        "updateddate": row.updated_at,
    }


def cleaned(text):
    return NOT_XML.sub("", text)
