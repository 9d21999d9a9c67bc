from django.utils.translation import gettext as _

from parks.models import Area
from portal.kit.admin.forms import ScopedForm
from portal.kit.outlines import agrees_with, hectares, lies_in

from .outlined import OutlinedForm


class SiteForm(OutlinedForm, ScopedForm):
    """Takes a shape only where it can be true: one ring, in the prefecture of the park, as large as is stated."""

    def clean(self):
        cleaned = super().clean()
        shape = cleaned.get("shape")
        why = shape and (self._why_elsewhere(shape, cleaned.get("park")) or why_not_as_large(shape, cleaned))
        if why:
            self.add_error("shape", why)
        return cleaned

    def _why_elsewhere(self, shape, park):
        park = park or getattr(self.instance, "park", None)
        code = park and f"{park.area.code[:4]}00"
        boundary = Area.objects.filter(code=code).values_list("boundary", flat=True).first()
        return _("范围不在园区所在的市州之内。") if boundary and not lies_in(shape, boundary) else ""


def why_not_as_large(shape, cleaned):
    stated = cleaned.get("area_ha")
    if not stated or agrees_with(shape, stated):
        return ""
    told = _("范围约 %(drawn)s 公顷，与填写的 %(stated)s 公顷相差超过三成，请核对。")
    return told % {"drawn": f"{hectares(shape):.2f}", "stated": f"{stated:f}"}
