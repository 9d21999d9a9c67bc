from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper

from .fields import FORMFIELD_OVERRIDES, with_hint
from .lookups import Lookup, LookupMany


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

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field, request, **self._looked_up(Lookup, db_field, request) | kwargs
        )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, **self._looked_up(LookupMany, db_field, request) | kwargs
        )

    def _looked_up(self, widget, db_field, request):
        searchable = db_field.name in self.get_autocomplete_fields(request)
        return {"widget": widget(db_field, self.admin_site)} if searchable else {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """`help_texts` says what to write where the model's own help does not."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.help_texts:
            field.help_text = self.help_texts[db_field.name]
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False  # adding and looking is enough
        return with_hint(db_field, field)
