"""A column that holds the outline of a piece of land as GeoJSON, and nothing else."""

import json

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .outlines import MOST_POINTS, BadOutline, read_outline

WRONG = {
    "no_polygon": _("须是 GeoJSON 的一个多边形（Polygon）：一圈边界，可有空洞。"),
    "points": _("每圈边界须有四个以上的点，首尾两点相同，一共不超过 %(most)s 个点。"),
    "degrees": _("坐标须是经度、纬度的度数（WGS 84），先经度后纬度。"),
    "open": _("边界没有闭合：最后一点须与第一点相同。"),
    "crossing": _("边界与自身相交或重叠。"),
    "hole": _("空洞须整个在外圈之内，彼此分开。"),
    "no_json": _("这不是有效的 JSON，请核对引号、逗号和括号。"),
}


class OutlineField(models.JSONField):
    """Forms, imports and `full_clean` all read it the same way: text or parsed GeoJSON, to a checked Polygon."""

    def to_python(self, value):
        if value is None:
            return None
        try:
            return read_outline(parsed(value) if isinstance(value, str) else value)
        except BadOutline as problem:
            raise ValidationError(WRONG[problem.code], problem.code, {"most": MOST_POINTS}) from None


def parsed(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadOutline("no_json") from None
