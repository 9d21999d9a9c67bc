from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


class ForgivingLookup:
    """Shows what was chosen; a made-up choice, which the form's own error speaks of, shows as none."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if self._may_be_a_key(key)], attr)

    def _may_be_a_key(self, key):
        try:
            self.field.related_model._meta.pk.to_python(key)
        except ValidationError:
            return False
        return True


class Lookup(ForgivingLookup, AutocompleteSelect):
    """One row, found by typing."""


class LookupMany(ForgivingLookup, AutocompleteSelectMultiple):
    """Several rows, found by typing.

    Each has a cross of its own. Select2's cross for all of them stands inside the list of rows, where a screen reader
    expects rows only.
    """

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}
