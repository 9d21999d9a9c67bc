"""The form by which one registers for an event, and its receipt. Nothing here needs an account or a script."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from investment import registering
from investment.models import Event, NoticeVersion, Registration
from investment.places import places_left
from investment.proofs import challenge_for, is_proof
from investment.registration_forms import RegistrationForm
from investment.visits import Visits
from portal.kit.limits import Limit, network_of
from portal.kit.pages import trail
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import translated

REGISTRATIONS = Visits("registration", Registration, ("event", "notice", "registrant"))
REGISTERING = Limit("registration", most=6, every=timedelta(minutes=20))
REGISTERING_UNPROVEN = Limit("registration without proof", most=2, every=timedelta(hours=1))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration_new(request, slug):
    """The form; one that was sent brings the receipt."""
    events = Event.objects.published(samples=None).select_related("area", "host").defer("area__boundary")
    event = marked(request, find_by_slug(events, slug))
    notice = NoticeVersion.objects.in_force(NoticeVersion.Use.REGISTRATION)
    form = RegistrationForm(request.POST if request.method == "POST" else None, notice=notice) if notice else None
    if request.method != "POST" or form is None:
        return shown(request, event, form, status=503 if form is None and request.method == "POST" else 200)
    return _sent(request, event, form)


def _sent(request, event, form):
    if not form.is_valid():
        return shown(request, event, form, status=422)
    if earlier := registering.received_before(form.sent_token):
        return again(request, event, form, earlier)
    network, is_proven = network_of(request), is_proof(form.cleaned_data["proof"], form.sent_token)
    if not REGISTERING.take(network) or not (is_proven or REGISTERING_UNPROVEN.take(network)):
        form.add_error(None, _("您所在的网络在短时间内报名过多。内容还在，请过一会儿再发送。"))
        return shown(request, event, form, status=429)
    try:
        receipt = registering.register(asked_by(form, event, is_held=form.has_links or not is_proven))
    except ValidationError as problem:
        form.add_error(None, problem)
        return shown(request, event, form, status=409)
    return receipt_page(request, receipt)


def asked_by(form, event, *, is_held):
    said = form.cleaned_data
    names = ("kind", "people", "notice", *registering.PERSONAL)
    told = {name: said[name] for name in names}
    return registering.Asked(token=form.sent_token, event=event, language=get_language(), is_held=is_held, **told)


def again(request, event, form, earlier):
    """The same form once more: the same receipt, unless it has been deleted since."""
    if not earlier.registration.is_erased:
        return receipt_page(request, earlier)
    form.add_error(None, _("这个报名已经按您的要求删除。要再报名，请重新打开报名页。"))
    return shown(request, event, form, status=409)


def shown(request, event, form, status=200):
    context = {
        "event": event,
        "form": form if event.takes_registrations or status == 409 else None,
        "places_left": places_left(event),
        "challenge": form and challenge_for(form.sent_token),
        "breadcrumbs": way(event, _("报名")),
    }
    return render(request, "investment/registration_form.html", context, status=status)


def receipt_page(request, receipt):
    registration = receipt.registration
    REGISTRATIONS.let_in(request, registration)
    context = {
        "receipt": receipt,
        "registration": registration,
        "event": registration.event,
        "breadcrumbs": way(registration.event, _("报名回执")),
    }
    status = 201 if receipt.is_new else 200
    return render(request, "investment/registration_receipt.html", context, status=status)


def way(event, last):
    return trail(
        (_("投资"), reverse("investment:investment_home")),
        (pgettext("列表", "活动"), reverse("investment:event_list")),
        (translated(event, "title"), event.get_absolute_url()),
        (last, ""),
    )
