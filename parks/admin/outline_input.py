import json

from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms import Script
from django.utils.translation import gettext as _


class OutlineInput(AdminTextareaWidget):
    """GeoJSON as text; with script it can also be drawn over a boundary, by pointer or by keyboard."""

    boundary = None

    class Media:
        js = [Script("js/outline.js", defer=True)]

    def __init__(self, attrs=None):
        super().__init__({"rows": 4, "spellcheck": "false"} | (attrs or {}))

    def build_attrs(self, base_attrs, extra_attrs=None):
        drawn = {"data-outline-words": json.dumps(words(), ensure_ascii=False)}
        if self.boundary:
            drawn["data-outline-boundary"] = json.dumps(self.boundary, separators=(",", ":"))
        return super().build_attrs(base_attrs, extra_attrs) | drawn


def words():
    return {
        "help": _("也可以画：点图加一角；或用方向键移动十字，回车加一角，退格去掉，加减号缩放。"),
        "status": _("{corners} 个角，约 {hectares} 公顷；图高约 {metres} 米"),
        "add": _("在十字处加一角"),
        "undo": _("去掉最后一角"),
        "hole": _("开始一个空洞"),
        "clear": _("清空范围"),
        "closer": _("放大"),
        "farther": _("缩小"),
    }
