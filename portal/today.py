"""What the first page of the admin shows: what waits for somebody, counted in one query, and what changed last."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from parks.admin.sourced import UNCONFIRMED, SourcedAdmin, confirmed_long_ago
from portal.kit.admin.filters import without_english
from portal.kit.models import Revision
from portal.kit.publishing import PublishingState

from .my_turn import my_turn

LATEST = 12


@dataclass(frozen=True)
class Tally:
    """A number and the list that shows exactly these rows."""

    kind: str
    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Shelf:
    """The rows of one model, tallied."""

    name: str
    url: str
    add_url: str | None
    tallies: list[Tally]


def tally_kinds(model):
    """Each kind of tally: its word, its condition, and the same condition as the list's filters say it."""
    return {
        "all": (_("全部"), Q(), {}),
        "in_review": (_("审核中"), Q(state=PublishingState.IN_REVIEW), {"state__exact": "in_review"}),
        "draft": (_("草稿"), Q(state=PublishingState.DRAFT), {"state__exact": "draft"}),
        "unconfirmed": (_("待确认"), UNCONFIRMED, {"confirmed": "no"}),
        "stale": (_("确认已满一年"), confirmed_long_ago(), {"confirmed": "old"}),
        "no_english": (_("缺英文"), without_english(model), {"english": "no"}),
    }


def todays_work(site, request):
    """The context of the first page; rows and models as far as the person may see them."""
    shelves = [
        shelf_of(site, request, admin, numbers)
        for admin, numbers in counted(request, [a for a in site.seen_by(request) if isinstance(a, SourcedAdmin)])
    ]
    latest = latest_changes(site, request)
    return {"shelves": shelves, "waiting": sums(shelves), "latest": latest} | my_turn(request.user)


def counted(request, admins):
    """Each admin with its numbers by kind; one query for all of them."""
    questions = [count_query(request, model_admin) for model_admin in admins]
    if not questions:
        return []
    answers = {row["label"]: row for row in questions[0].union(*questions[1:], all=True).order_by("label")}
    nothing = defaultdict(int)  # an empty table makes no group and gives no row
    return [(model_admin, answers.get(model_admin.opts.label, nothing)) for model_admin in admins]


def count_query(request, model_admin):
    kinds = tally_kinds(model_admin.model).items()
    counts = {kind: Count("pk", filter=condition) if condition else Count("pk") for kind, (_w, condition, _f) in kinds}
    rows = model_admin.get_queryset(request).order_by()
    return rows.annotate(label=Value(model_admin.opts.label)).values("label").annotate(**counts)


def shelf_of(site, request, model_admin, numbers):
    opts = model_admin.opts
    address = f"{site.name}:{opts.app_label}_{opts.model_name}"
    url = reverse(f"{address}_changelist")
    tallies = [
        Tally(kind, word, numbers[kind], f"{url}?{urlencode(filters)}" if filters else url)
        for kind, (word, _condition, filters) in tally_kinds(model_admin.model).items()
    ]
    add_url = reverse(f"{address}_add") if model_admin.has_add_permission(request) else None
    return Shelf(opts.verbose_name_plural, url, add_url, tallies)


def sums(shelves):
    """What waits in all shelves together, by kind."""
    kinds = zip(*(shelf.tallies for shelf in shelves), strict=True)
    return [Tally(kind[0].kind, kind[0].label, sum(t.number for t in kind), "") for kind in kinds]


def latest_changes(site, request):
    """The last writes of the rows that the person may see."""
    seen = request.user.access.narrow(Revision.objects.select_related("by", "content_type"))
    return seen.defer("before", "after")[:LATEST]
