"""A list page from one filter: rows, facets, chips, sort and page numbers, whole or as the part htmx asks for."""

from array import array
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .facets import address, question
from .versions import Remembered

PER_PAGE = 24
FAR_DOWN = 1_000  # rows
orders = Remembered(keep=32)  # of 50,000 rows each takes 400 KB


class RowsInOrder:
    """The rows of a filterset for a paginator, which takes slices.

    The database finds a slice by counting all rows before it. Far down a long list the numbers of all its rows in their
    order are read once and remembered, and the slice is found by its numbers: page 2,000 costs what page 2 does.
    """

    def __init__(self, request, filterset):
        self.request, self.filterset = request, filterset

    def __getitem__(self, part):
        if part.start < FAR_DOWN:
            return self.filterset.qs[part]
        numbers = self._order()[part]
        rows = self.filterset.all_rows.in_bulk(numbers)
        return [rows[number] for number in numbers]

    def _order(self):
        rows = self.filterset.qs.values_list("pk", flat=True)
        return orders.get(self.request, self.filterset.key, lambda: array("q", rows.iterator()))


class CountedPaginator(Paginator):
    """A paginator that is told the number of rows instead of asking the database for it."""

    def __init__(self, rows, per_page, count):
        super().__init__(rows, per_page)
        self.count = count

    count = None


@dataclass(slots=True)
class Chip:
    """An active filter, with the address of the same list without it."""

    label: str
    value: str
    url: str


class ListPage:
    """What a list template needs; the template reads `listing.page`, `.facets`, `.chips`, `.total`, `.ignored`."""

    def __init__(self, request, filterset, per_page=PER_PAGE, public_list=None):
        self.request, self.filterset, self.per_page, self.public_list = request, filterset, per_page, public_list
        self.total = filterset.total()
        self.facets = filterset.facets()
        self.ignored = filterset.ignored

    @cached_property
    def page(self):
        rows = RowsInOrder(self.request, self.filterset)
        return CountedPaginator(rows, self.per_page, self.total).get_page(self.request.GET.get("page"))

    @property
    def chips(self):
        return [Chip(label, word, address(self.chosen, **{name: None})) for name, label, word in self.filterset.words]

    @property
    def bounds(self):
        """The fields of the list's ranges of numbers, filled with what was asked, also where it was not understood."""
        return [self.filterset.form[name] for name in self.filterset.bounds]

    @property
    def asks_bounds(self):
        return any(field.value() for field in self.bounds)

    @property
    def chosen(self):
        return self.filterset.chosen

    @property
    def page_links(self):
        """(number or None for a gap, address, is it this one?) for the pager."""
        page, paginator = self.page, self.page.paginator
        gap = paginator.ELLIPSIS
        return [
            (None, "", False) if n == gap else (n, address(self.chosen, page=n if n > 1 else None), n == page.number)
            for n in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        ]

    @property
    def previous_url(self):
        number = self.page.number - 1
        return address(self.chosen, page=number if number > 1 else None) if self.page.has_previous() else ""

    @property
    def next_url(self):
        return address(self.chosen, page=self.page.number + 1) if self.page.has_next() else ""

    @property
    def sorts(self):
        """(label, address, is it this one?) for every order the list offers."""
        field = self.filterset.filters.get("sort")
        if field is None:
            return []
        current = self.chosen.get("sort") or next(iter(field.orders))
        return [(label, address(self.chosen, sort=name), name == current) for name, label in field.labels()]

    @property
    def files(self):
        """(format, address) of the same rows as files."""
        formats = self.public_list.formats if self.public_list else ()
        return [(kind, address(self.chosen, format=kind)) for kind in formats]

    @property
    def feed_url(self):
        return self.public_list.feed_address + question(self.filterset.conditions) if self.public_list else ""

    @property
    def subscribe_url(self):
        return self.public_list.subscribe_address + question(self.filterset.conditions) if self.public_list else ""

    @property
    def api_url(self):
        """The API with the same conditions, and those that the list's own address makes."""
        return self.public_list.api_address + question({**self.filterset.conditions, **self.public_list.fixed})

    @cached_property
    def map(self):
        draw = self.public_list and self.public_list.draw_map
        return draw(self.request, self.filterset) if draw else ""


def list_page(request, template, filter_class, queryset, *, per_page=PER_PAGE, public_list=None, **context):
    """Answer a list request; htmx gets only the partial named `list`."""
    filterset = filter_class(request.GET, queryset, request=request)
    part = f"{template}#list" if request.htmx and not request.htmx.history_restore_request else template
    response = render(
        request,
        part,
        {"listing": ListPage(request, filterset, per_page, public_list), "filterset": filterset, **context},
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def trail(*steps):
    """The breadcrumbs of a page, (label, address) from the first page of the site down; the page itself has no address."""
    return [(_("首页"), reverse("portal:home")), *steps]
