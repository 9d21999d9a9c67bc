"""The way back to an enquiry with number and code, and what whoever asked may do there: see, add, correct, withdraw, delete."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from investment import enquiry_flow, follow_up, handing_over
from investment.enquiry_copy import copy_of, in_words
from investment.enquiry_forms import EnquirerForm, MessageForm, WayBackForm
from investment.enquiry_visits import find, leave, let_in, may_try, visited
from investment.models import Answer, Case, FollowUp, HandOver
from portal.kit.pages import trail


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_track(request):
    """How an enquiry stands; whoever has not shown number and code yet is asked for them."""
    if request.method == "POST":
        return way_back(request)
    enquiry = visited(request)
    return case_page(request, enquiry) if enquiry else asked_for_both(request, WayBackForm())


def way_back(request):
    form = WayBackForm(request.POST)
    if not form.is_valid():
        return asked_for_both(request, form, status=422)
    if not may_try(request, form.cleaned_data["number"]):
        form.add_error(None, _("尝试次数过多，请过一刻钟再试。"))
        return asked_for_both(request, form, status=429)
    if enquiry := find(**form.cleaned_data):
        let_in(request, enquiry)
        return redirect("investment:enquiry_track")
    form.add_error(None, _("编号或查询码不对，请对照回执再试。"))
    return asked_for_both(request, form, status=422)


def asked_for_both(request, form, status=200):
    return render(request, "investment/enquiry_find.html", {"form": form, "breadcrumbs": steps()}, status=status)


def case_page(request, enquiry, *, correction=None, message=None, status=200):
    said = {name: getattr(enquiry.enquirer, name) for name in ("person", "organisation", "email", "phone")}
    context = {
        "enquiry": enquiry,
        "cases": cases_with_answers(enquiry),
        "questions": list(enquiry.questions.all()),
        "asked_parks": enquiry.parks.all(),
        "passing_on": enquiry.consents.passing_on().exists(),
        "subjects": enquiry.subjects.select_related("park", "project", "site", "link"),
        "correction": correction or EnquirerForm(initial=said | {"reply_by": enquiry.reply_by}),
        "message": message or MessageForm(),
        "breadcrumbs": steps(),
    }
    return render(request, "investment/enquiry_case.html", context, status=status)


def cases_with_answers(enquiry):
    """The cases, each with its `lines` (question, what was last said to it) and whether its park knows who asks.

    A question stands at the park that has it: at the one that answered it, else at the last one.
    """
    opened = set(enquiry.enquirer.shown_to.values_list("pk", flat=True))
    requests = Prefetch("hand_overs", HandOver.objects.select_related("to"))
    cases = list(
        enquiry.cases.select_related("park", "handed_from__case__park")
        .prefetch_related("messages", "follow_ups", requests)
        .order_by("pk")
    )
    last = {
        (one.case_id, one.question_id): one for one in Answer.objects.filter(case__in=cases).order_by("answered_at")
    }
    questions = list(enquiry.questions.all())
    for case in cases:
        case.lines = [(question, last.get((case.pk, question.pk))) for question in questions]
        case.lines = [line for line in case.lines if line[1] or not is_elsewhere(case, line[0], last)]
        case.request = next((one for one in case.hand_overs.all() if one.is_asked), None)
        case.handed_over = next((one for one in case.hand_overs.all() if one.state == "done"), None)
        case.knows_who_asks = case.park_id in opened
    return cases


def is_elsewhere(case, question, last):
    """Whether another park has this question now, or has answered it before handing the case over."""
    was_answered = any((earlier.pk, question.pk) in last for earlier in case.earlier)
    return was_answered or case.state == Case.State.HANDED_OVER


def steps():
    return trail((_("投资"), reverse("investment:investment_home")), (_("查询咨询"), ""))


@never_cache
@require_safe
def enquiry_copy(request):
    """Everything that is kept of the enquiry, as JSON or as text (art. 45 个人信息保护法)."""
    enquiry = visited(request)
    if enquiry is None:
        return redirect("investment:enquiry_track")
    if request.GET.get("format") == "json":
        response = JsonResponse(copy_of(enquiry), json_dumps_params={"ensure_ascii": False, "indent": 2})
    else:
        response = HttpResponse(in_words(enquiry), content_type="text/plain; charset=utf-8")
    ending = "json" if request.GET.get("format") == "json" else "txt"
    response["Content-Disposition"] = content_disposition_header(True, f"{enquiry.number}.{ending}")
    return response


@never_cache
@require_POST
def enquiry_deed(request, deed):
    """One of DEEDS, done to the enquiry this browser may see."""
    if deed not in DEEDS:
        raise Http404
    enquiry = visited(request)
    if enquiry is None:
        messages.info(request, _("为了安全，请再次输入编号和查询码。"))
        return redirect("investment:enquiry_track")
    try:
        return DEEDS[deed](request, enquiry) or redirect("investment:enquiry_track")
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("investment:enquiry_track")


def add(request, enquiry):
    """To the case that is named, or to all that are open."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return case_page(request, enquiry, message=form, status=422)
    cases = (
        [named_case(request, enquiry)] if request.POST.get("case") else [c for c in enquiry.cases.all() if c.is_open]
    )
    for case in cases:
        enquiry_flow.add_message(case, text=form.cleaned_data["text"])
    if cases:
        messages.success(request, _("补充内容已送到。"))
    return None


def correct(request, enquiry):
    form = EnquirerForm(request.POST)
    if not form.is_valid():
        return case_page(request, enquiry, correction=form, status=422)
    enquiry_flow.correct(enquiry, **form.cleaned_data)
    messages.success(request, _("已更正。"))
    return None


def identity(request, enquiry):
    case = named_case(request, enquiry)
    enquiry_flow.open_identity(case)
    messages.success(request, _("这个园区现在可以看到您的身份和联系方式。"))


def outcome(request, enquiry):
    """Whether the answer of one park has helped, in one of three words."""
    said = request.POST.get("outcome")
    if said not in SAID_BY_INVESTORS:
        raise ValidationError(_("请选择“已解答”“没有解答”或“仍有兴趣”。"))
    follow_up.say(named_case(request, enquiry), said)
    messages.success(request, _("谢谢，已记下。"))


def consent(request, enquiry):
    enquiry_flow.take_back_passing_on(enquiry)
    messages.success(request, _("已撤回转交的同意。"))


def agree(request, enquiry):
    handing_over.agree(named_request(request, enquiry))
    messages.success(request, _("已同意转交。接手的园区会在承诺的日期前答复。"))


def refuse(request, enquiry):
    handing_over.refuse(named_request(request, enquiry))
    messages.success(request, _("好的，仍由原来的园区答复。"))


def withdraw(request, enquiry):
    enquiry_flow.withdraw(enquiry)
    messages.success(request, _("咨询已撤回。"))


def delete(request, enquiry):
    """Only after it was said twice: it cannot be brought back."""
    if request.POST.get("sure") != "yes":
        raise ValidationError(_("请先勾选确认，再删除。"))
    enquiry_flow.erase(enquiry, reason="asked")
    leave(request)
    messages.success(request, _("您的个人信息和咨询内容已全部删除。"))


def go(request, enquiry):
    leave(request)


SAID_BY_INVESTORS = [FollowUp.Outcome.ANSWERED, FollowUp.Outcome.NOT_ANSWERED, FollowUp.Outcome.INTERESTED]
DEEDS = {
    "add": add,
    "correct": correct,
    "identity": identity,
    "outcome": outcome,
    "consent": consent,
    "agree": agree,
    "refuse": refuse,
    "withdraw": withdraw,
    "delete": delete,
    "leave": go,
}


def named_case(request, enquiry):
    return named(enquiry.cases.all(), request.POST.get("case", ""))


def named_request(request, enquiry):
    """The request of a park to hand the enquiry over that is spoken of."""
    return named(HandOver.objects.filter(case__enquiry=enquiry), request.POST.get("hand_over", ""))


def named(rows, number):
    row = rows.filter(pk=number).first() if number.isascii() and number.isdigit() and len(number) < 16 else None
    if row is None:
        raise Http404
    return row
