from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parks.models.site_shapes import prefecture_boundary, province_boundary
from portal.kit.admin.forms import ScopedForm
from portal.kit.outline_field import OutlineField

from .outline_input import OutlineInput

LARGEST_KB = 256


class SiteForm(ScopedForm):
    """Takes the shape as text or as a file, which counts before the text; both are checked alike."""

    shape_file = forms.FileField(
        label=_("上传地块范围"),
        required=False,
        help_text=_("GeoJSON 文件（.geojson 或 .json），最大 256 KB；上传的文件代替上面的文字。"),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json,application/json"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "shape" in self.fields:
            self.fields["shape"].widget = OutlineInput()
            self.fields["shape"].widget.boundary = prefecture_boundary(self.instance.park_id) or province_boundary()

    def clean_shape_file(self):
        upload = self.cleaned_data["shape_file"]
        if upload:
            self.cleaned_data["shape"] = self._read(upload)
        return upload

    def _read(self, upload):
        if not upload.name.lower().endswith((".geojson", ".json")):
            raise forms.ValidationError(_("须是 .geojson 或 .json 文件。"))
        if upload.size > LARGEST_KB * 1024:
            raise forms.ValidationError(_("文件超过 %(limit)d KB。"), params={"limit": LARGEST_KB})
        return self._shape_column.to_python(upload.read().decode("utf-8-sig", "replace"))

    @cached_property
    def _shape_column(self) -> OutlineField:
        return self._meta.model._meta.get_field("shape")
