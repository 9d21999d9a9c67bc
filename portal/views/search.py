from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.finding import Question, Results, shorter_questions
from portal.hits import hits
from portal.kit.facets import Facet, Option, address
from portal.kit.pages import CountedPaginator, ListPage, trail
from portal.sections import LABELS, filled_sections

PER_PAGE = 20


@require_safe
def search(request):
    listing = SearchPage(request)
    context = {"listing": listing, "breadcrumbs": trail((_("搜索"), ""))}
    if not listing.total:
        context |= {"suggestions": suggestions(listing.question), "sections": filled_sections(request)}
    part = (
        "portal/search.html#list" if request.htmx and not request.htmx.history_restore_request else "portal/search.html"
    )
    response = render(request, part, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


class SearchPage(ListPage):
    """The hits of one question as the pieces of every list read them; its only facet is the kind of thing."""

    def __init__(self, request):
        self.request = request
        self.question = Question.read(request.GET.get("q", ""))
        self.results = Results(self.question)
        self.kind = request.GET.get("kind") if request.GET.get("kind") in LABELS else ""
        self.total = self.results.total(self.kind)
        self.facets = [self._kinds()] if self.kind or len(self.results.counts) > 1 else []

    chips, sorts, ignored = (), (), ()

    @property
    def chosen(self):
        return {"q": self.question.asked, "kind": self.kind}

    @cached_property
    def page(self):
        rows = self.results.entries(self.kind)
        return CountedPaginator(rows, PER_PAGE, self.total).get_page(self.request.GET.get("page"))

    @property
    def hits(self):
        """(the word for its kind, the hit) for each on this page."""
        return [(LABELS.get(hit.kind, ""), hit) for hit in hits(self.page, self.question)]

    def _kinds(self):
        options = [self._option(kind) for kind in LABELS if kind in self.results.counts or kind == self.kind]
        selected = next((option for option in options if option.selected), None)
        return Facet("kind", _("类别"), options, selected, address(self.chosen, kind=None))

    def _option(self, kind):
        chosen = kind == self.kind
        return Option(LABELS[kind], self.results.total(kind), address(self.chosen, kind="" if chosen else kind), chosen)


def suggestions(question):
    """The same question with one word left out."""
    return [
        {"label": shorter.asked, "count": count, "url": address({"q": shorter.asked})}
        for shorter, count in shorter_questions(question)
    ]
