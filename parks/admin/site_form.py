from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks.models import Area
from portal.kit.admin.forms import ScopedForm
from portal.kit.outlines import MOST_POINTS, BadOutline, agrees_with, hectares, lies_in, read_outline

WRONG = {
    "no_polygon": gettext_lazy("须是 GeoJSON 的一个多边形（Polygon），只有一圈边界。"),
    "points": gettext_lazy("边界须有四到 %(most)s 个点，首尾两点相同。"),
    "degrees": gettext_lazy("坐标须是经度、纬度的度数（WGS 84），先经度后纬度。"),
    "open": gettext_lazy("边界没有闭合：最后一点须与第一点相同。"),
    "crossing": gettext_lazy("边界与自身相交或重叠。"),
}


class SiteForm(ScopedForm):
    """Takes a shape only where it can be true: one ring, in the prefecture of the park, as large as is stated."""

    def clean_shape(self):
        given = self.cleaned_data.get("shape")
        if given is None:
            return None
        try:
            return read_outline(given)
        except BadOutline as problem:
            self.add_error("shape", WRONG[problem.code] % {"most": MOST_POINTS})
            return None

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
