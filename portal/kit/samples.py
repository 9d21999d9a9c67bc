"""Samples show a newcomer the whole product at work; they stand apart from what is real, in lists of their own.

A row that belongs to a sample is one (`Publishable.sampled_with`). Lists and numbers leave samples out; `?samples=on`
asks for the list of samples alone, and the page of a sample shows its own rows.
"""

ASKED = {"samples": "on"}


def samples_asked(request):
    """Whether this page is about samples: its address asks for them, or the row it shows is one."""
    return getattr(request, "shows_samples", False) or request.GET.get("samples") == ASKED["samples"]


def marked(request, row):
    """The row, after noting on the request whether it is a sample."""
    request.shows_samples = row.is_sample
    return row
