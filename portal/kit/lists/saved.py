"""What letters about a saved search need: the filterset of a kept query, the rows it finds, and how it is told."""

from django.http import HttpRequest, QueryDict

from .columns import Column


def search_of(public_list, query):
    """The filterset of a kept query; what it names may have gone since, then it stands in `ignored`."""
    request = HttpRequest()
    request.GET = QueryDict(query)
    return public_list.filterset(request)


def numbers_of(rows):
    """The primary keys of these rows, in no order."""
    return set(rows.order_by().values_list("pk", flat=True))


def found_now(filterset):
    """The numbers of all rows that the search finds; none while it names something that has gone, since without that
    condition it would find what nobody asked for."""
    return set() if filterset.ignored else numbers_of(filterset.qs)


def facts_of(public_list, row):
    """(label, what is stated) of what a letter tells; what is not stated is left out."""
    by_key = {column.key: column for column in public_list.columns}
    columns = [fact if isinstance(fact, Column) else by_key[fact] for fact in public_list.facts]
    told = [(column.label, column.told(row)) for column in columns]
    return [(label, fact) for label, fact in told if fact not in (None, "")]
