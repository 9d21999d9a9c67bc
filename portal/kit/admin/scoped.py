"""Own rows by construction: what a person may not see is not there, through whichever door of the admin they come."""

from django.contrib.admin import FieldListFilter, RelatedOnlyFieldListFilter
from django.contrib.admin.options import BaseModelAdmin
from django.http import Http404

from portal.kit.scoping import Verb, access_of

# A list filter over a relation offers only what the rows of the person's own list name.
FieldListFilter.register(lambda field: bool(field.remote_field), RelatedOnlyFieldListFilter, take_priority=True)


class Narrowed(BaseModelAdmin):
    """Relation fields of forms and inlines offer what the person may choose, and nothing else is accepted."""

    def get_field_queryset(self, db, db_field, request):
        ordered = super().get_field_queryset(db, db_field, request)
        return access_of(request.user).choices(db_field, ordered)


class ScopedInline(Narrowed):
    """Rows below their parent: whoever may change the parent may change them."""

    view_on_site = False  # the parent's page shows them

    def may(self, request, parent):
        access = access_of(request.user)
        return access.may(Verb.CHANGE, parent) if parent else access.may(Verb.ADD, self.parent_model)

    def has_view_permission(self, request, obj=None):
        return access_of(request.user).may(Verb.VIEW, obj or self.parent_model)

    def has_add_permission(self, request, obj=None):
        return self.may(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.may(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may(request, obj)


class Scoped(Narrowed):
    """Rows and verbs of a ModelAdmin, narrowed to the person's grants."""

    def changeform_view(self, request, *args, **kwargs):
        """Each part of a form asks again whether its owner may be changed."""
        access_of(request.user).remember_answers()
        return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        access_of(request.user).forget_answers()
        super().save_model(request, obj, form, change)

    def get_queryset(self, request):
        return access_of(request.user).narrow(super().get_queryset(request))

    def get_object(self, request, object_id, from_field=None):
        """Somebody else's row answers as one that does not exist."""
        row = super().get_object(request, object_id, from_field)
        if row is None:
            raise Http404
        return row

    def may(self, request, verb, row=None):
        return access_of(request.user).may(verb, self.model if row is None else row)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.may(request, Verb.VIEW, obj)

    def has_add_permission(self, request):
        return self.may(request, Verb.ADD)

    def has_change_permission(self, request, obj=None):
        return self.may(request, Verb.CHANGE, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may(request, Verb.DELETE, obj)

    def has_review_permission(self, request, obj=None):
        return self.may(request, Verb.REVIEW, obj)

    def has_export_permission(self, request, obj=None):
        return self.may(request, Verb.EXPORT, obj)

    def has_import_permission(self, request):
        return self.may(request, Verb.IMPORT)

    def lookup_allowed(self, lookup, value, request):
        """Only what the list's own filters ask: any other condition would tell about rows by counting."""
        return any(lookup in lookups_of(item) for item in self.get_list_filter(request))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.access, form.verb = access_of(request.user), Verb.CHANGE if change else Verb.ADD
        return form

    def get_changeform_initial_data(self, request):
        """Where the person has just one scope, a new row begins in it."""
        return access_of(request.user).only_choices(self.model) | super().get_changeform_initial_data(request)


def lookups_of(item):
    """What the address of a list says when this one of its filters is used."""
    if isinstance(item, type):
        return {item.parameter_name}
    path = item[0] if isinstance(item, tuple) else item
    return {path, *(f"{path}__{end}" for end in ("exact", "id__exact", "code__exact", "isnull"))}
