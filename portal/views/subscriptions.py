"""To be told of a search by mail: asking for it, and the page of a subscription, to which its letters lead."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from investment.models import NoticeVersion
from investment.proofs import challenge_for, is_proof
from investment.receipts import key_of
from portal import subscribing
from portal.kit.facets import question
from portal.kit.limits import Limit, network_of
from portal.kit.pages import trail
from portal.lists import ARTICLES, LISTS
from portal.models import Subscription
from portal.search_letters import of_subscription, searched
from portal.subscription_forms import RhythmForm, SubscriptionForm

# Of networks alone: what is typed, an address, locks nobody out.
ASKING = Limit("subscription", most=6, every=timedelta(minutes=20))
ASKING_UNPROVEN = Limit("subscription without proof", most=2, every=timedelta(hours=1))
COLUMN = "portal:column"
BY_VIEW = {of.view: of for of in LISTS}
READ_AND_WRITTEN = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(READ_AND_WRITTEN)
def subscribe(request, place):
    """The form beneath any list, for the search in the address; one that was sent brings the next step."""
    match = match_of_list(request)
    if match.view_name == COLUMN:
        return redirect(ARTICLES.subscribe_address + question({**request.GET.dict(), "column": match.kwargs["slug"]}))
    public_list = BY_VIEW[match.view_name]
    notice = NoticeVersion.objects.in_force(NoticeVersion.Use.SUBSCRIPTION)
    if notice is None:
        return form_page(request, public_list, None, status=503)
    if request.method != "POST":
        return form_page(request, public_list, SubscriptionForm(notice=notice))
    form = SubscriptionForm(request.POST, notice=notice)
    return taken(request, public_list, form) if form.is_valid() else form_page(request, public_list, form, status=422)


def match_of_list(request):
    """The list, whole or a column of the news, beneath whose address this one lies."""
    try:
        match = resolve(request.path_info.removesuffix("subscribe/"))
    except Resolver404:
        raise Http404 from None
    if match.view_name not in {*BY_VIEW, COLUMN}:
        raise Http404
    return match


def taken(request, public_list, form):
    """Everything is checked before anything is stored; the answer is the same for every address."""
    network = network_of(request)
    is_proven = is_proof(form.cleaned_data["proof"], form.sent_token)
    if not ASKING.take(network) or not (is_proven or ASKING_UNPROVEN.take(network)):
        form.add_error(None, _("您所在的网络在短时间内提交的订阅过多。内容还在，请过一会儿再发送。"))
        return form_page(request, public_list, form, status=429)
    filterset = public_list.filterset(request)
    subscribing.ask(wish_of(form, public_list.noun, filterset.canonical))
    context = {
        "days": subscribing.UNCONFIRMED_DAYS,
        "back": public_list.address + question(filterset.conditions),
        "breadcrumbs": steps(public_list),
    }
    return render(request, "portal/subscription_asked.html", context, status=202)


def wish_of(form, noun, query):
    """What the form asks; the same once more is told by its key, something else in the same form is a wish of its own."""
    said = {name: form.cleaned_data[name] for name in ("address", "language", "rhythm")}
    form_key = key_of("\n".join([form.sent_token, noun, query, *said.values()]))
    return subscribing.Wish(form_key=form_key, noun=noun, query=query, notice=form.cleaned_data["notice"], **said)


def form_page(request, public_list, form, status=200):
    filterset = public_list.filterset(request)
    context = {
        "form": form,
        "search": searched(public_list, filterset),
        "total": filterset.total(),
        "ignored": filterset.ignored_beside(),
        "challenge": form and challenge_for(form.sent_token),
        "breadcrumbs": steps(public_list),
    }
    return render(request, "portal/subscribe.html", context, status=status)


def steps(public_list):
    return trail((public_list.label, public_list.address), (_("邮件订阅"), ""))


@never_cache
@require_http_methods(READ_AND_WRITTEN)
def subscription(request, key):
    """A subscription and what its reader may do: confirm it, change how often, let it go on. Looking changes nothing."""
    found = Subscription.objects.alive().filter(key=key).first()
    if found is None:
        return stopped_page(request)
    form = RhythmForm(request.POST if "rhythm" in request.POST else None, initial={"rhythm": found.rhythm})
    if request.method != "POST":
        return subscription_page(request, found, form)
    if form.is_bound and not form.is_valid():
        return subscription_page(request, found, form, status=422)
    return done(request, found, form)


def done(request, found, form):
    """The change, and the page anew under the key by which the subscription goes on."""
    if form.is_bound:
        subscribing.change_rhythm(found, form.cleaned_data["rhythm"])
        return redirect(found.page_address)
    kept = subscribing.confirm(found)
    return redirect(kept.page_address) if kept else stopped_page(request)


def subscription_page(request, found, form, status=200):
    search, gone = of_subscription(found)
    context = {
        "subscription": found,
        "form": form,
        "search": search,
        "ignored": gone,
        "days": subscribing.UNCONFIRMED_DAYS,
        "until": subscribing.end_of_term(found),
        "breadcrumbs": trail((_("邮件订阅"), "")),
    }
    return render(request, "portal/subscription.html", context, status=status)


@csrf_exempt
@never_cache
@require_http_methods(READ_AND_WRITTEN)
def stop(request, key):
    """Ends the letters by one POST, also from a mail program, which has no cookie (RFC 8058); GET shows the button.

    The key in the address is what allows it, so a forged form of another site gains nothing.
    """
    found = Subscription.objects.alive().filter(key=key).first()
    if found is None:
        return stopped_page(request)
    if request.method == "POST":
        subscribing.stop(found, reason="asked")
        return stopped_page(request)
    search, gone = of_subscription(found)
    context = {"subscription": found, "search": search, "ignored": gone, "breadcrumbs": trail((_("停止订阅"), ""))}
    return render(request, "portal/subscription_stop.html", context)


def stopped_page(request):
    """The same for a subscription that was stopped, has run out, was never confirmed or never was: no letters come."""
    return render(request, "portal/subscription_stopped.html", {"breadcrumbs": trail((_("停止订阅"), ""))})
