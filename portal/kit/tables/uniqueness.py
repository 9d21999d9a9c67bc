"""Values that no two rows may have in common: asked for many rows at once, and among the lines of the file."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .matching import grouped
from .rules import unique_sets


class Uniqueness:
    def __init__(self, table):
        self.model = table.model
        self.sets = [names for names in unique_sets(table.model) if all(name in table.by_name for name in names)]
        self._seen = {}

    def refuse_taken(self, outcomes, refuse):
        """Call `refuse(outcome, column name, problem)` for each line that takes what another row has."""
        for names in self.sets:
            columns = [self.model._meta.get_field(name).attname for name in names]
            concerned = [outcome for outcome in outcomes if outcome.values.keys() & set(columns)]
            holders = self._holders(columns, concerned) if concerned else {}
            for outcome in concerned:
                if self._is_taken(columns, outcome, holders):
                    refuse(outcome, names[-1], ValidationError(_("已经有这样的一行，不能重复。")))

    def _holders(self, columns, outcomes):
        rows = self.model._base_manager.all()
        for column in columns:
            rows = rows.filter(**{f"{column}__in": {getattr(outcome.row, column) for outcome in outcomes}})
        return grouped(rows.values_list("pk", *columns), columns)

    def _is_taken(self, columns, outcome, holders):
        values = tuple(getattr(outcome.row, column) for column in columns)
        if None in values:
            return False
        first = self._seen.setdefault((*columns, values), outcome.line.number)
        return first != outcome.line.number or any(pk != outcome.row.pk for pk, *_values in holders.get(values, ()))
