from django.contrib.admin import ActionLocation
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.kit.text import simplified

from .forms import ScopedForm
from .lists import LightList
from .recorded import Recorded
from .related import FoundByName
from .scoped import Scoped


class BaseAdmin(Scoped, FoundByName, Recorded):
    """The one base of every ModelAdmin of the project.

    Whoever is saved or deleted here is told to the admin site (`saved`, `deleted`), which keeps the site search true.
    """

    form = ScopedForm
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "—"

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.list_select_related = (*(self.list_select_related or ()), *self._shown_relations())

    def _shown_relations(self):
        foreign_keys = {f.name for f in self.opts.fields if isinstance(f, models.ForeignKey)}
        return [column for column in self.list_display if column in foreign_keys]

    def get_changelist(self, request, **kwargs):
        return LightList

    def get_action_choices(self, request, default_choices=None, action_location=ActionLocation.CHANGE_LIST):
        return super().get_action_choices(request, [("", _("选择操作"))], action_location)

    def get_search_results(self, request, queryset, search_term):
        """Traditional characters find simplified ones; PostgreSQL takes no NUL."""
        return super().get_search_results(request, queryset, simplified(search_term.replace("\0", " ")))

    def get_view_on_site_url(self, obj=None):
        """The public page itself, in the language of this one; none for what visitors cannot read."""
        return obj.get_absolute_url() if obj is not None and self.is_public(obj) else None

    def get_deleted_objects(self, objs, request):
        """What would go with these rows, without the links between rows, which have no page of their own."""
        tree, counts, *rest = super().get_deleted_objects(objs, request)
        own = {str(model._meta.verbose_name_plural) for model in self.admin_site.models()}
        return with_pages(tree), {name: counts[name] for name in counts if str(name) in own}, *rest

    def is_public(self, obj):
        return hasattr(obj, "get_absolute_url")

    def found_as(self, obj):
        """The row as which site search finds this one: a mark, for example, is found as its brand."""
        return obj

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.admin_site.saved(self.found_as(form.instance), changed=form.changed_data)

    def delete_model(self, request, obj):
        number, found_as = obj.pk, self.found_as(obj)
        super().delete_model(request, obj)
        obj.pk = number
        self.admin_site.deleted(obj)
        if found_as is not obj:
            self.admin_site.saved(found_as)


def with_pages(tree):
    """The nested list of Django's delete confirmation, with only those rows that it could link."""
    kept = [with_pages(item) if isinstance(item, list) else item for item in tree]
    return [item for item in kept if item and isinstance(item, (list, SafeString))]
