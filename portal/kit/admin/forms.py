from django import forms
from django.core.exceptions import ValidationError


class PlacedErrorsForm(forms.ModelForm):
    """Says which constraint a row breaks beside the last of the fields it speaks of, not above the whole form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)

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
