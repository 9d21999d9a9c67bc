from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import DataError, models, transaction

HEAVY = (models.JSONField, models.TextField)


class LightList(ChangeList):
    """A list that leaves long texts and outlines in the database, and answers a nonsensical address with a notice."""

    def __init__(self, request, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        if not self.is_popup:
            self.title = self.opts.verbose_name_plural

    def get_filters(self, request):
        try:
            return super().get_filters(request)
        except DisallowedModelAdminLookup as problem:
            raise IncorrectLookupParameters(problem) from problem

    def get_queryset(self, request, exclude_parameters=None):
        rows = super().get_queryset(request, exclude_parameters)
        return rows.defer(*self._heavy_columns())

    def get_results(self, request):
        try:
            with transaction.atomic():
                super().get_results(request)
                len(self.result_list)
        except (DataError, ValueError, OverflowError) as problem:
            raise IncorrectLookupParameters(problem) from problem

    def _heavy_columns(self):
        own = heavy_columns(self.model)
        selected = [(path, related_model(self.model, path)) for path in self.list_select_related]
        return [*own, *(f"{path}__{name}" for path, model in selected for name in heavy_columns(model))]


def heavy_columns(model):
    return [field.name for field in model._meta.concrete_fields if isinstance(field, HEAVY)]


def related_model(model, path):
    """The model at the end of a path of foreign keys: Park, "area__parent" → Area."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model
