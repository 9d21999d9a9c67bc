from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.outlines import MOST_POINTS, BadOutline, read_outline

WRONG = {
    "no_polygon": _("须是 GeoJSON 的一个多边形（Polygon），只有一圈边界。"),
    "points": _("边界须有四到 %(most)s 个点，首尾两点相同。"),
    "degrees": _("坐标须是经度、纬度的度数（WGS 84），先经度后纬度。"),
    "open": _("边界没有闭合：最后一点须与第一点相同。"),
    "crossing": _("边界与自身相交或重叠。"),
}


class OutlinedForm(forms.ModelForm):
    """Takes as `shape` the outline of one piece of land, or nothing."""

    def clean_shape(self):
        given = self.cleaned_data.get("shape")
        if given is None:
            return None
        try:
            return read_outline(given)
        except BadOutline as problem:
            self.add_error("shape", WRONG[problem.code] % {"most": MOST_POINTS})
            return None
