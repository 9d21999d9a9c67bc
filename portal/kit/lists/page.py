"""The page of a list, or with `?format=` the file of the same rows."""

from portal.kit.pages import list_page
from portal.kit.samples import samples_asked

from .files import list_file


def public_list_page(request, template, public_list, **context):
    kind = request.GET.get("format")
    if kind in public_list.formats:
        return list_file(request, public_list, public_list.filterset(request), kind)
    rows = public_list.rows(samples_asked(request)).for_cards()
    return list_page(request, template, public_list.filters, rows, public_list=public_list, **context)
