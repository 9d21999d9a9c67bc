"""Form fields that keep what was typed and refuse what the database could not store."""

import json

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.kit.partial_dates import PartialDateField

PARTIAL_DATE_HINT = _("写 1993、1993-04 或 1993-04-22，知道多少写多少。")


class JsonField(forms.JSONField):
    """JSON that PostgreSQL can hold: it has no NaN, no infinity, no NUL and no half surrogate pair."""

    default_error_messages = {"invalid": _("这不是有效的 JSON，请核对引号、逗号和括号。")}

    def bound_data(self, data, initial):
        """What was typed, letter by letter, and not what a parser made of it."""
        return initial if self.disabled or data is None else InvalidJSONInput(data)

    def to_python(self, value):
        try:
            parsed = super().to_python(value)
            json.dumps(parsed, allow_nan=False, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if "\\u0000" in json.dumps(parsed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return parsed


class DrawnInput:
    """Puts an input together without a template: on a page with hundreds of them that is half of all work."""

    def render(self, name, value, attrs=None, renderer=None):
        drawn = self.get_context(name, value, attrs)["widget"]
        said = {} if drawn["value"] is None else {"value": drawn["value"]}
        attributes = flatatt(said), flatatt(drawn["attrs"])
        return format_html('<input type="{}" name="{}"{}{}>', drawn["type"], name, *attributes)


class TextInput(DrawnInput, forms.TextInput):
    pass


class HiddenInput(DrawnInput, forms.HiddenInput):
    pass


class NumberInput(DrawnInput, AdminTextInputWidget):
    """A text box with a number pad: a browser's own number box forgets what it takes for a mistake."""

    def __init__(self, attrs=None):
        super().__init__({"class": "number", "inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))


FORMFIELD_OVERRIDES = {
    models.SlugField: {
        "widget": AdminTextInputWidget,
        "error_messages": {"invalid": _("只能用字母、数字、下划线和连字符，如 liaoyuan-socks。")},
    },
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    models.JSONField: {"form_class": JsonField, "widget": AdminTextareaWidget(attrs={"rows": 4})},
    models.DecimalField: {"widget": NumberInput},
    models.PositiveSmallIntegerField: {"widget": NumberInput},
    models.IntegerField: {"widget": NumberInput},
}


def with_hint(db_field, field):
    """Partial dates say how they are written, whatever else their help says."""
    if field and isinstance(db_field, PartialDateField):
        own = field.help_text
        field.help_text = format_lazy("{} {}", own, PARTIAL_DATE_HINT) if own else PARTIAL_DATE_HINT
    return field
