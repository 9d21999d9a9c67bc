"""A row with an uploaded file, below the form of what it belongs to."""

from django import forms
from django.contrib.contenttypes.admin import GenericStackedInline
from django.core import signing
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .bilingual import ContentInline
from .forms import PlacedErrorsForm

KEPT_SECONDS = 24 * 3600
KEPT = "portal.kit.admin.uploads"


class StoredFileInput(forms.FileInput):
    """Shows what is stored already above the button to choose another file."""

    def stored(self):
        return ""

    def render(self, name, value, attrs=None, renderer=None):
        return format_html("{}{}", self.stored(), super().render(name, value, attrs, renderer))


class UploadForm(PlacedErrorsForm):
    """Takes a file while it checks the form, whatever becomes of the row.

    `kept` remembers what was taken, signed, so that a mistake elsewhere in the form does not ask for the file again.
    """

    upload = forms.FileField(label=_("文件"), required=False, widget=StoredFileInput)
    kept = forms.CharField(label="", required=False, widget=forms.HiddenInput)
    taken = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["upload"].widget.stored = self.show_stored

    def take(self, upload):
        """Store the file and return its columns; ValidationError says what is wrong with it."""
        raise NotImplementedError

    def show_stored(self):
        """What people see of the stored file."""
        raise NotImplementedError

    def clean_upload(self):
        if upload := self.cleaned_data["upload"]:
            self.taken = self.take(upload)
        return upload

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        self.taken = self.taken or read_kept(cleaned.get("kept"))
        for column, value in (self.taken or {}).items():
            setattr(self.instance, column, value)
        if self.taken:
            self._keep()
        elif not self.instance.name and "upload" not in self.errors:
            self.add_error("upload", self.fields["upload"].error_messages["required"])
        return cleaned

    def _keep(self):
        self.data = self.data.copy()
        self.data[self.add_prefix("kept")] = signing.dumps(self.taken, salt=KEPT)


def read_kept(text):
    """The columns of a file that was taken with an earlier try of the same form."""
    try:
        return signing.loads(text, salt=KEPT, max_age=KEPT_SECONDS) if text else None
    except signing.BadSignature:
        return None


class UploadInline(ContentInline, GenericStackedInline):
    ct_field, ct_fk_field = "content_type", "object_pk"
    show_change_link = False

    def get_formset(self, request, obj=None, **kwargs):
        """Saying how many there may be; `max_num` alone only takes the button away."""
        limits = {"validate_max": True, "absolute_max": 2 * self.max_num}
        return super().get_formset(request, obj, **limits | kwargs)
