"""Forms that ask about what is unlikely and do not refuse it: whoever says that it is right has it saved."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

SURE = "is_sure"


class AskingForm(forms.ModelForm):
    """`doubts` says which values are unlikely; `is_sure` belongs in the fields of the form and shows only when it asks.

        class FigureForm(AskingForm, PartForm):
            def doubts(self):
                return {"jobs": _("去年只有 30 人。")} if … else {}

    Only values that were changed are asked about: what somebody has said to be right once is not asked again.
    """

    is_sure = forms.BooleanField(
        label=_("确认无误"),
        required=False,
        widget=forms.HiddenInput,
        help_text=_("上面标出的数值不寻常。核对后勾选，再保存一次。"),
    )

    def doubts(self):
        """{name of a field: what is unlikely about its value}; asked only of valid forms."""
        return {}

    @cached_property
    def changed_data(self):
        return [name for name in super().changed_data if name != SURE]

    def _post_clean(self):
        """Here, not in `clean`, has the instance the values of the form."""
        super()._post_clean()
        asked = {} if self.errors else {n: words for n, words in self.doubts().items() if n in self.changed_data}
        if asked:
            self.fields[SURE].widget = forms.CheckboxInput()
        if not self.cleaned_data.get(SURE):
            for name, words in asked.items():
                self.add_error(name, ValidationError(words, code="unlikely"))
