"""What search engines and browsers ask for at fixed addresses."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from portal.models import Column, SearchEntry
from portal.sections import filled_sections

PAGES = [
    "portal:home",
    "investment:investment_home",
    "investment:need_match",
    "investment:progress",
    "investment:ledger",
    "investment:enquiry_new",
    "investment:enquiry_track",
    "investment:event_calendar",
    "investment:registration_track",
    "parks:park_compare",
    "investment:site_compare",
    "portal:statistics",
    "parks:data_quality",
    "portal:site_map",
    "portal:contact",
    "portal:privacy",
    "portal:accessibility",
    "portal:api_docs",
]
# Nobody outside needs the admin; search results and the elder switch are endless variants of other pages.
CLOSED = ["admin:index", "portal:search", "portal:elder_mode", "investment:enquiry_track"]
CLOSED += ["investment:registration_track"]
# The empty form and the present month may be found, their endless fillings and neighbours not.
QUESTIONS = ["investment:need_match", "investment:enquiry_new", "investment:event_calendar"]


@require_safe
def robots(request):
    """RFC 9309."""
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in _closed())]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _closed():
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield from map(reverse, CLOSED)
            yield from (f"{reverse(name)}?" for name in QUESTIONS)
    yield f"{get_script_prefix()}*?*format="  # the same rows as a file
    yield f"{get_script_prefix()}*/subscribe/?"  # a form for each search


@require_safe
def sitemap(request):
    """Every page in both languages, each naming the other; the whole site stays far below the limit of 50,000."""
    root = request.build_absolute_uri(get_script_prefix())
    addresses = [(root + path, f"{root}en/{path}") for path in _paths(request)]
    return render(request, "portal/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


def _paths(request):
    """Paths below the root, in Chinese: that is, without language."""
    lists = [section.url for section in filled_sections(request)]
    lists += [column.get_absolute_url() for column in Column.objects.with_articles()]
    fixed = dict.fromkeys(address.removeprefix(get_script_prefix()) for address in [*map(reverse, PAGES), *lists])
    return [*fixed, *SearchEntry.objects.order_by("path").values_list("path", flat=True)]


@require_safe
def favicon(request):
    return redirect(static("img/favicon.svg"), permanent=True)
