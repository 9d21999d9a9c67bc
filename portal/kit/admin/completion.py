from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied

from portal.kit.scoping import access_of

from .lists import heavy_columns


class Completion(AutocompleteJsonView):
    """Offers what the form of the relation would accept, and nothing else."""

    def process_request(self, request):
        found = _term, _model_admin, field, _to_field = super().process_request(request)
        if field.auto_created:  # the far end of somebody else's relation
            raise PermissionDenied
        return found

    def get_queryset(self):
        rows = self.model_admin.model._default_manager.complex_filter(self.source_field.get_limit_choices_to())
        ordering = self.model_admin.get_ordering(self.request)
        rows = rows.order_by(*ordering) if ordering else rows
        rows = access_of(self.request.user).choices(self.source_field, rows.defer(*heavy_columns(rows.model)))
        found, repeats = self.model_admin.get_search_results(self.request, rows, self.term)
        return found.distinct() if repeats else found
