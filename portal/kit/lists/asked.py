"""What an answer says about its question: the parameters it did not understand, and what it left out."""

from urllib.parse import urlencode

LONGEST = 1000  # characters of a header


def with_remarks(response, *, ignored=(), total=None, left_out=0):
    """The answer with X-Total-Count, and where they apply X-Ignored-Parameters and X-Rows-Left-Out."""
    if total is not None:
        response.headers["X-Total-Count"] = str(total)
    if ignored:
        response.headers["X-Ignored-Parameters"] = urlencode(ignored)[:LONGEST]
    if left_out:
        response.headers["X-Rows-Left-Out"] = str(left_out)
    return response
