"""The form of an enquiry and its receipt. Nothing here needs an account or a script."""

import logging
from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from investment import enquiry_flow, enquiry_subjects
from investment.enquiry_forms import EnquiryForm
from investment.enquiry_visits import let_in
from investment.models import Enquiry, NoticeVersion
from investment.proofs import challenge_for, is_proof
from investment.receipts import new_token
from investment.working_days import FIRST_ANSWER_DAYS, promise_from
from portal.kit.limits import Limit, network_of
from portal.kit.pages import trail

log = logging.getLogger(__name__)
DATABASE_AWAY = (OperationalError, InterfaceError)
ASKING = Limit("enquiry", most=6, every=timedelta(minutes=20))
ASKING_UNPROVEN = Limit("enquiry without proof", most=2, every=timedelta(hours=1))
ASKED = Limit("enquiry to one park", most=40, every=timedelta(minutes=5))
RETRY_SECONDS = 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_new(request):
    """The form, filled in as far as the address says; a form that was sent brings the receipt."""
    if request.method != "POST":
        return shown(request, *_form(request))
    try:
        return _sent(request)
    except DATABASE_AWAY:
        log.exception("an enquiry could not be kept: the database is away")
        return kept_for_later(request)


def _form(request, data=None):
    about, notice = enquiry_subjects.read(request), NoticeVersion.objects.in_force()
    return about, notice and EnquiryForm(data, about=about, notice=notice)


def _sent(request):
    about, form = _form(request, request.POST)
    if form is None:
        return shown(request, about, form, status=503)
    if "more" in request.POST:
        return shown(request, about, form.with_another_row())
    if not form.is_valid():
        return shown(request, about, form, status=422)
    if earlier := enquiry_flow.received_before(form.sent_token):
        return again(request, about, form, earlier)
    return _taken(request, about, form)


def _taken(request, about, form):
    """Everything is checked before anything is stored."""
    network, is_proven = network_of(request), is_proof(form.cleaned_data["proof"], form.sent_token)
    if not ASKING.take(network) or not (is_proven or ASKING_UNPROVEN.take(network)):
        form.add_error(None, _("您所在的网络在短时间内发送的咨询过多。内容还在，请过一会儿再发送，或直接打电话。"))
        return shown(request, about, form, status=429)
    receipt = enquiry_flow.receive(asked_by(form, about, hold_for(form, is_proven)))
    return receipt_page(request, receipt)


def hold_for(form, is_proven):
    """Why a person has to look first; nothing when nobody has to."""
    if form.has_links:
        return Enquiry.Hold.LINKS
    if not is_proven:
        return Enquiry.Hold.NO_PROOF
    is_crowded = [park for park in form.cleaned_data["parks"] if not ASKED.take(park.pk)]
    return Enquiry.Hold.CROWD if is_crowded else ""


def asked_by(form, about, hold):
    said = form.cleaned_data
    names = ("language", "reply_by", "notice", "person", "organisation", "email", "phone")
    return enquiry_flow.Asked(
        token=form.sent_token,
        parks=tuple(said["parks"]),
        questions=tuple(said["questions"]),
        subjects=about.subjects,
        is_sealed=said["is_sealed"],
        may_be_passed_on=said["may_be_passed_on"],
        hold=hold,
        **{name: said[name] for name in names},
    )


def again(request, about, form, earlier):
    """The same form once more: the same receipt, unless the enquiry has been deleted since."""
    if not earlier.enquiry.is_erased:
        return receipt_page(request, earlier)
    form.add_error(None, _("这条咨询已经按您的要求删除。要再问一次，请重新打开咨询页。"))
    return shown(request, about, form, status=409)


def shown(request, about, form, status=200):
    context = {
        "about": about,
        "form": form,
        "challenge": form and challenge_for(form.sent_token),
        "days": FIRST_ANSWER_DAYS,
        "breadcrumbs": trail((_("投资"), reverse("investment:investment_home")), (_("咨询"), "")),
    }
    return render(request, "investment/enquiry_form.html", context, status=status)


def receipt_page(request, receipt):
    let_in(request, receipt.enquiry)
    enquiry = receipt.enquiry
    context = {
        "receipt": receipt,
        "enquiry": enquiry,
        "parks": enquiry.parks.select_related("area").defer("area__boundary"),
        "promise": promise_from(timezone.localdate(enquiry.received_at)),
        "breadcrumbs": trail((_("投资"), reverse("investment:investment_home")), (_("咨询回执"), "")),
    }
    return render(request, "investment/enquiry_receipt.html", context, status=201 if receipt.is_new else 200)


def kept_for_later(request):
    """What was typed, on a page that needs no database, with a button that sends it again."""
    fields = [(name, text) for name in request.POST for text in request.POST.getlist(name) if name not in NOT_TYPED]
    context = {
        "questions": [text for name, text in fields if name == "questions" and text],
        "rest": [(name, text) for name, text in fields if name != "questions"],
        "action": request.get_full_path(),
        "csrf": get_token(request),
        "token": request.POST.get("token") or new_token(),
    }
    page = render_to_string("investment/enquiry_later.html", context)
    headers = {"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"}
    return HttpResponse(page, status=503, headers=headers)


NOT_TYPED = {"csrfmiddlewaretoken", "token", "more"}
