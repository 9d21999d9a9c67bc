import json

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from investment.follow_up import ASK_AFTER, CLOSE_AFTER, outcomes
from investment.ledger import canonical
from investment.models import LedgerEntry
from investment.scoreboard import score_lines, scores
from portal.kit.downloads import download
from portal.kit.pages import trail


@require_safe
def ledger(request):
    """How many enquiries came and how soon they were answered, and how anybody can check it."""
    total, parks = scores()
    if request.GET.get("format") == "csv":
        return download(score_lines(total, parks), "csv", _("咨询答复台账"))
    context = {
        "total": total,
        "parks": parks,
        "outcomes": outcomes(),
        "ask": ASK_AFTER,
        "close": CLOSE_AFTER,
        "last": LedgerEntry.objects.order_by("-number").first(),
        "breadcrumbs": trail((_("投资"), reverse("investment:investment_home")), (_("咨询答复台账"), "")),
    }
    return render(request, "investment/ledger.html", context)


@require_safe
def ledger_entries(request):
    """Every entry as a line of JSON, the oldest first: what was said, the hash before and its own."""
    entries = LedgerEntry.objects.order_by("number").iterator(chunk_size=2000)
    headers = {"Content-Disposition": 'attachment; filename="ledger.jsonl"'}
    return StreamingHttpResponse(map(line_of, entries), content_type="application/x-ndjson", headers=headers)


def line_of(entry):
    hashes = json.dumps({"previous_hash": entry.previous_hash, "hash": entry.hash})
    return f'{{"entry":{canonical(entry)},{hashes[1:]}\n'
