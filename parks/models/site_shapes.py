"""Where the outline of a site can be true: in the prefecture of its park, and as large as is stated."""

from decimal import Decimal

from django.utils.translation import gettext as _

from portal.kit.outlines import BadOutline, agrees_with, hectares, lies_in, read_outline

from .areas import Area
from .parks import Park


def why_implausible(site):
    """What speaks against the shape, in words; "" when nothing does or when its column refuses it already."""
    try:
        shape = site.shape and read_outline(site.shape)
    except BadOutline:
        return ""
    return _why_elsewhere(shape, site) or _why_not_as_large(shape, site.area_ha) if shape else ""


def prefecture_boundary(park_id):
    """The boundary of the prefecture in which a park lies; None where either is unknown."""
    code = Park.objects.filter(pk=park_id).values_list("area__code", flat=True).first()
    return code and Area.objects.filter(code=f"{code[:4]}00").values_list("boundary", flat=True).first()


def province_boundary():
    return Area.objects.filter(code=Area.PROVINCE_CODE).values_list("boundary", flat=True).first()


def _why_elsewhere(shape, site):
    boundary = prefecture_boundary(site.park_id)
    return _("范围不在园区所在的市州之内。") if boundary and not lies_in(shape, boundary) else ""


def _why_not_as_large(shape, stated):
    if not isinstance(stated, Decimal) or agrees_with(shape, stated):
        return ""
    told = _("范围约 %(drawn)s 公顷，与填写的 %(stated)s 公顷相差超过三成，请核对。")
    return told % {"drawn": f"{hectares(shape):.2f}", "stated": f"{stated.normalize():f}"}
