"""The page of a comparison, whatever is compared: on screen or as a table; its address names the things by their slugs."""

from urllib.parse import urlencode

from django.shortcuts import render

from .comparison import MOST
from .downloads import download


def comparison_page(request, template, choice, compare, *, parameter, title, name_of, others, breadcrumbs):
    """`compare` makes the comparison of what was chosen, `others` the rows that can be added to it."""
    comparison = compare(choice.found) if choice.found else None
    if request.GET.get("format") == "csv" and comparison:
        return download(comparison.lines([name_of(thing) for thing in choice.found]), "csv", title)
    context = {
        "comparison": comparison,
        "choice": choice,
        "columns": [(thing, address_without(choice.found, thing, parameter)) for thing in choice.found],
        "others": others(choice) if len(choice.found) < MOST else [],
        "breadcrumbs": breadcrumbs,
    }
    return render(request, template, context)


def address_without(things, one, parameter):
    """The address of the same comparison without one of its things."""
    return "?" + urlencode([(parameter, thing.slug) for thing in things if thing != one])
