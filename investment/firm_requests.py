"""What happens to a settled firm's request: taken in with a promised date, answered, taken back."""

from django.db import transaction
from django.utils import timezone

from parks.models import Membership, Role
from portal.kit.mail import post

from .enquiry_letters import office_of
from .models import FirmRequest
from .working_days import promise_from

State = FirmRequest.State


@transaction.atomic
def receive(asked, *, by):
    """Keep a new request with the date by which somebody answers, and tell the office that does."""
    asked.received_at, asked.received_by = timezone.now(), by
    promise = promise_from(timezone.localdate(asked.received_at))
    asked.promised_on, asked.is_promise_expected = promise.on, promise.is_expected
    asked.save()
    for person in office_of(asked):
        post("firm_request_arrived", to=person, urgent=True, asked=asked)
    return asked


@transaction.atomic
def answer(asked, *, by, text):
    """Answer a request that waits and tell the firm's contacts; one that was answered or taken back stays as it is."""
    asked = FirmRequest.objects.select_for_update(of=["self"]).get(pk=asked.pk)
    if asked.is_waiting:
        asked.answer, asked.answered_at, asked.answered_by = text, timezone.now(), by
        asked.state = State.ANSWERED
        asked.save()
        for person in contacts_of(asked.enterprise):
            post("firm_request_answered", to=person, urgent=True, asked=asked)
    return asked


@transaction.atomic
def withdraw(requests) -> int:
    """Take back those of the requests that still wait; how many."""
    waiting = list(requests.waiting().select_for_update(of=["self"]))
    return FirmRequest.objects.filter(pk__in=[one.pk for one in waiting]).update(state=State.WITHDRAWN)


def contacts_of(enterprise):
    held = Membership.objects.current().filter(
        role=Role.ENTERPRISE_CONTACT, enterprise=enterprise, user__is_active=True
    )
    return [one.user for one in held.select_related("user").order_by("user")]
