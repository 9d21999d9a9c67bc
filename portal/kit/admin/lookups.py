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
    """Several rows, found by typing."""
