"""A browser that has shown number and code of an enquiry stays with it for half an hour of use."""

from datetime import datetime, timedelta

from django.utils import timezone

from portal.kit.limits import Limit, network_of

from .models import Enquiry
from .receipts import is_code, read_number

VISIT, LASTS = "enquiry", timedelta(minutes=30)
TRYING = Limit("enquiry code", most=8, every=timedelta(minutes=3))
TRYING_ONE = Limit("enquiry code of one number", most=4, every=timedelta(minutes=15))


def may_try(request, number):
    """Whether this network may try another code: so many at all, fewer for one number; nobody else is kept out by it."""
    network = network_of(request)
    return TRYING.take(network) and TRYING_ONE.take(network, read_number(number))


def find(number, code):
    """The enquiry of a number and its code; None takes just as long for a wrong number as for a wrong code."""
    enquiry = Enquiry.objects.filter(number=read_number(number) or "-").first()
    return enquiry if is_code(code, enquiry.code_hash if enquiry else "") else None


def let_in(request, enquiry):
    request.session.cycle_key()
    request.session[VISIT] = {"pk": enquiry.pk, "until": (timezone.now() + LASTS).isoformat()}


def leave(request):
    request.session.pop(VISIT, None)


def visited(request):
    """The enquiry this browser may see, which it then may see for another while; None after a rest or erasure."""
    visit = request.session.get(VISIT)
    if not visit or datetime.fromisoformat(visit["until"]) < timezone.now():
        return None
    enquiry = (
        Enquiry.objects.filter(pk=visit["pk"], erased_at__isnull=True).select_related("notice", "enquirer").first()
    )
    if enquiry:
        request.session[VISIT] = visit | {"until": (timezone.now() + LASTS).isoformat()}
    return enquiry
