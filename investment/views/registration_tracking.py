"""The way back to a registration with number and code, and what may be done there: see, correct, cancel, delete."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from investment import registering
from investment.enquiry_forms import WayBackForm
from investment.registration_forms import RegistrantForm
from investment.views.registrations import REGISTRATIONS
from portal.kit.pages import trail
from portal.kit.text import plain_translation

HOME = "investment:registration_track"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration_track(request):
    """How a registration stands; whoever has not shown number and code yet is asked for them."""
    if request.method == "POST":
        return way_back(request)
    registration = REGISTRATIONS.visited(request)
    return own_page(request, registration) if registration else asked_for_both(request, WayBackForm())


def way_back(request):
    form = WayBackForm(request.POST)
    if not form.is_valid():
        return asked_for_both(request, form, status=422)
    if not REGISTRATIONS.may_try(request, form.cleaned_data["number"]):
        form.add_error(None, _("尝试次数过多，请过一刻钟再试。"))
        return asked_for_both(request, form, status=429)
    if registration := REGISTRATIONS.find(**form.cleaned_data):
        REGISTRATIONS.let_in(request, registration)
        return redirect(HOME)
    form.add_error(None, _("编号或查询码不对，请对照回执再试。"))
    return asked_for_both(request, form, status=422)


def asked_for_both(request, form, status=200):
    form.fields["number"].label = _("报名编号")
    return render(request, "investment/registration_find.html", {"form": form, "breadcrumbs": steps()}, status=status)


def own_page(request, registration, *, correction=None, status=200):
    said = {name: getattr(registration.registrant, name) for name in registering.PERSONAL}
    context = {
        "registration": registration,
        "event": registration.event,
        "moves": registration.moves.all(),
        "correction": correction or RegistrantForm(initial=said),
        "breadcrumbs": steps(),
    }
    return render(request, "investment/registration_page.html", context, status=status)


def steps():
    return trail(
        (_("投资"), reverse("investment:investment_home")),
        (pgettext("列表", "活动"), reverse("investment:event_list")),
        (_("查询报名"), ""),
    )


@never_cache
@require_safe
def registration_copy(request):
    """Everything that is kept of the registration, as JSON (art. 45 个人信息保护法)."""
    registration = REGISTRATIONS.visited(request)
    if registration is None:
        return redirect(HOME)
    response = JsonResponse(copy_of(registration), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = content_disposition_header(True, f"{registration.number}.json")
    return response


def copy_of(registration):
    return {
        "number": registration.number,
        "event": plain_translation(registration.event, "title"),
        "state": registration.state,
        "kind": registration.kind,
        "people": registration.people,
        "language": registration.language,
        "registered_at": at(registration.registered_at),
        "notice_version": registration.notice.number,
        "kept_until": registration.retained_until.isoformat(),
        "registrant": {name: getattr(registration.registrant, name) for name in registering.PERSONAL},
        "moves": [
            {"at": at(one.at), "from": one.before, "to": one.after, "by": one.side, "reason": one.reason}
            for one in registration.moves.all()
        ],
    }


def at(moment):
    return timezone.localtime(moment).isoformat(timespec="seconds")


@never_cache
@require_POST
def registration_deed(request, deed):
    """One of DEEDS, done to the registration this browser may see."""
    if deed not in DEEDS:
        raise Http404
    registration = REGISTRATIONS.visited(request)
    if registration is None:
        messages.info(request, _("为了安全，请再次输入编号和查询码。"))
        return redirect(HOME)
    try:
        return DEEDS[deed](request, registration) or redirect(HOME)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(HOME)


def correct(request, registration):
    form = RegistrantForm(request.POST)
    if not form.is_valid():
        return own_page(request, registration, correction=form, status=422)
    registering.correct(registration, **form.cleaned_data)
    messages.success(request, _("已更正。"))
    return None


def cancel(request, registration):
    registering.cancel(registration)
    messages.success(request, _("报名已取消，名额让给了别人。"))


def delete(request, registration):
    """Only after it was said twice: it cannot be brought back."""
    if request.POST.get("sure") != "yes":
        raise ValidationError(_("请先勾选确认，再删除。"))
    registering.erase(registration, reason="asked")
    REGISTRATIONS.leave(request)
    messages.success(request, _("您的个人信息已全部删除，报名也已取消。"))


def go(request, registration):
    REGISTRATIONS.leave(request)


DEEDS = {"correct": correct, "cancel": cancel, "delete": delete, "leave": go}
