from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.kit.scoping import NOBODY, Verb, deciding_columns

from .differences import Difference, worded


class PlacedErrorsForm(forms.ModelForm):
    """Says which constraint a row breaks beside the last of the fields it speaks of, not above the whole form.

    What the row names already stays among its choices, also where whoever saves it could not choose it anew.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        for name, field in self.fields.items():
            if self.instance.pk and isinstance(field, forms.ModelChoiceField) and hasattr(self.instance, name):
                field.queryset = with_present(field.queryset, self.instance, name)

    def validate_constraints(self):
        left_out = self._get_validation_exclusions() - {self._meta.model._meta.pk.name}
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self.instance, exclude=left_out)
                except ValidationError as problem:
                    self.add_error(self._place_of(constraint), problem)

    def _place_of(self, constraint):
        spoken_of = getattr(constraint, "fields", ()) or constraint.condition.referenced_base_fields
        return next((name for name in reversed(self.fields) if name in spoken_of), None)


class ScopedForm(PlacedErrorsForm):
    """Keeps a row within the scope of whoever saves it."""

    access, verb = NOBODY, Verb.CHANGE  # set by the ModelAdmin for each request, as the next line
    basis, posted_basis, reason = "", None, ""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        relations = {name: keys_of(value) for name, value in cleaned.items() if name in self._relation_names()}
        if not self.errors and not self.access.contains(self.instance, self.verb, relations):
            self.add_error(self._scope_field(), ValidationError(_("请选择您负责的范围。"), code="outside"))
        if self.is_overtaken:
            self.add_error(
                None, ValidationError(_("您打开之后，别人已保存了这条内容，下面并列两种写法。再次保存就用您的。"))
            )
        return cleaned

    @property
    def is_overtaken(self):
        """Whether somebody else has saved the row since this form was opened."""
        return bool(self.basis and self.posted_basis and self.basis != self.posted_basis)

    def both(self):
        """Where what was typed differs from what the other has saved."""
        model = self._meta.model
        columns = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
        for name in [name for name in self.changed_data if name in columns]:
            field, theirs, mine = model._meta.get_field(name), self[name].initial, self.cleaned_data.get(name)
            yield Difference(str(self[name].label), worded(field, plain(theirs)), worded(field, plain(mine)))

    def _relation_names(self):
        return {
            field.name
            for field in (*self._meta.model._meta.fields, *self._meta.model._meta.many_to_many)
            if field.remote_field
        }

    def _scope_field(self):
        """The first field of the form that decides whose the row is."""
        own = self.access.scope_fields(self._meta.model, self.verb)
        candidates = [name for name in self.fields if name in own] or deciding_columns(self._meta.model)
        return next((name for name in candidates if name in self.fields), None)


def plain(value):
    """A form's value as a snapshot has it."""
    if hasattr(value, "pk"):
        return value.pk
    return [plain(item) for item in value] if isinstance(value, (list, tuple, QuerySet)) else value


def keys_of(value):
    """The keys a relation field was filled with."""
    if value is None:
        return []
    return [value.pk] if hasattr(value, "pk") else [row.pk for row in value]


def with_present(rows, instance, name):
    """The rows one may choose, and those the row has already: saving must not drop what one cannot see."""
    value = getattr(instance, name)
    present = value.values_list("pk", flat=True) if hasattr(value, "all") else [value.pk if value else None]
    return rows.model._default_manager.filter(Q(pk__in=rows.order_by().values("pk")) | Q(pk__in=list(present)))
