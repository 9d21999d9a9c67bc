from django.contrib.admin.options import BaseModelAdmin

from .fields import FORMFIELD_OVERRIDES, with_hint


class FoundByName(BaseModelAdmin):
    """Forms and inlines in which every relation is looked up by typing: no drop-down of hundreds of rows."""

    formfield_overrides = FORMFIELD_OVERRIDES
    help_texts = {}

    def get_autocomplete_fields(self, request):
        relations = [field for field in (*self.opts.fields, *self.opts.many_to_many) if field.remote_field]
        return [field.name for field in relations if self._can_be_searched(request, field.related_model)]

    def _can_be_searched(self, request, model):
        site = self.admin_site
        return site.is_registered(model) and bool(site.get_model_admin(model).get_search_fields(request))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """`help_texts` says what to write where the model's own help does not."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.help_texts:
            field.help_text = self.help_texts[db_field.name]
        return with_hint(db_field, field)
