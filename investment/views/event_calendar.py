"""The events of a month as a calendar, and as files for people's own calendars: all by the filter of the list."""

from django.conf import settings
from django.db.models import Max, Min
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from investment.lists import EVENTS
from investment.models import Event
from investment.month import Month, this_month
from portal.kit.facets import address, question
from portal.kit.lists.asked import with_remarks
from portal.kit.lists.conditional import by_content
from portal.kit.pages import ListPage, trail
from portal.kit.partial_dates import is_day
from portal.kit.samples import samples_asked
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation

TEMPLATE = "investment/event_calendar.html"
MOST = 400  # events of one month


class MonthPage(ListPage):
    """A list of one month: always in the order of days, and the month is no condition to take away."""

    sorts = ()

    @property
    def chips(self):
        return [chip for chip in super().chips if chip.label != self.filterset.filters["month"].label]

    @property
    def events(self):
        return sorted(self.page.object_list, key=lambda event: (event.starts_on, event.pk))


@require_safe
def event_calendar(request):
    """One month, this one unless the address names another."""
    request.GET = with_month(request)
    rows = EVENTS.rows(samples_asked(request)).for_cards()
    filterset = EVENTS.filters(request.GET, rows, request=request)
    listing = MonthPage(request, filterset, MOST, EVENTS)
    month = Month(filterset.chosen["month"], listing.events)
    is_part = request.htmx and not request.htmx.history_restore_request
    response = render(request, f"{TEMPLATE}#list" if is_part else TEMPLATE, context_of(listing, month))
    patch_vary_headers(response, ["HX-Request"])
    return response


def with_month(request):
    """The address with a month it can be asked for; another one that it names is told as not understood."""
    asked = request.GET.copy()
    filterset = EVENTS.filters(asked, Event.objects.none(), request=request)
    if "month" not in filterset.chosen:
        asked.appendlist("month", this_month())
    return asked


def context_of(listing, month):
    chosen = listing.chosen
    of_month = {name: address(chosen, month=value) for name, value in shown_months(month).items()}
    conditions = listing.filterset.conditions
    return {
        "listing": listing,
        "filterset": listing.filterset,
        "month": month,
        "addresses": of_month,
        "nearest": nearest_months(listing, month),
        "tools": [
            (_("列表"), EVENTS.address + question(conditions)),
            (_("订阅日历（iCal）"), calendar_address(conditions)),
        ],
        "breadcrumbs": trail(
            (_("投资"), reverse("investment:investment_home")),
            (pgettext("列表", "活动"), reverse("investment:event_list")),
            (_("月历"), ""),
        ),
    }


def nearest_months(listing, month):
    """The months before and after an empty one in which the other conditions find something: (month, address)."""
    if month.events:
        return []
    others = listing.filterset.data.copy()
    others.pop("month")
    rows = EVENTS.filters(others, listing.filterset.all_rows, request=listing.request).qs.filter(
        starts_on__contains="-"
    )
    days = rows.order_by().values_list("starts_on", flat=True)
    last = days.filter(starts_on__lt=month.name).aggregate(found=Max("starts_on"))["found"]
    first = days.filter(starts_on__gt=f"{month.name}~").aggregate(found=Min("starts_on"))["found"]
    return [(day[:7], address(listing.chosen, month=day[:7])) for day in (last, first) if day]


def shown_months(month):
    """Where the links beside the month lead; none past the ends of what can be asked for."""
    months = {"previous": month.previous, "today": this_month(), "next": month.next}
    return {name: value for name, value in months.items() if value}


def calendar_address(conditions):
    """The calendar to subscribe to: the same conditions, for all months."""
    lasting = {name: value for name, value in conditions.items() if name != "month"}
    return reverse("investment:event_calendar_file") + question(lasting)


@require_safe
@by_content
def event_calendar_file(request):
    """What the filter finds, as far as its first day is known."""
    from investment.ical import calendar_file, calendar_of  # with a library that no other page needs

    filterset = EVENTS.filterset(request)
    found = list(filterset.qs.for_calendar()[: settings.EXPORT_LIMIT])
    events = [event for event in found if is_day(event.starts_on)]
    name = f"{EVENTS.label} - {_('吉林省特色产业园区网')}"
    response = calendar_file(calendar_of(events, request, name=name), "events.ics")
    total = filterset.total()
    return with_remarks(response, ignored=filterset.ignored, total=total, left_out=total - len(events))


@require_safe
@by_content
def event_file(request, slug):
    """One event; none where its day is not known."""
    from investment.ical import calendar_file, calendar_of

    event = find_by_slug(Event.objects.published(samples=None).for_calendar(), slug)
    if not is_day(event.starts_on):
        raise Http404
    calendar = calendar_of([event], request, name=plain_translation(event, "title"))
    return calendar_file(calendar, f"{event.slug}.ics")
