"""The columns of a table, by kind of field: how a value is written in a cell, and what a typed text means."""

import json
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from portal.kit.outline_field import OutlineField
from portal.kit.partial_dates import PartialDateField

from .cells import iso_date, plain_number

YES = {"是", "yes", "y", "true", "1", "√", "对"}
NO = {"否", "no", "n", "false", "0", "×", ""}
SEPARATOR = "；"


class Column:
    """A text. `name` is its name in code and in the file; `hint` says what belongs there."""

    what = gettext_lazy("文字")

    def __init__(self, field, hint=""):
        self.field, self.name = field, field.name
        self.original = getattr(field, "translated_field", field)
        self.hint = hint or self.original.help_text

    @property
    def label(self):
        """As the form calls it."""
        return str(self.field.verbose_name)

    @property
    def heading(self):
        return f"{self.label} [{self.name}]"

    @property
    def _language(self):
        return self.name.removeprefix(f"{self.original.name}_")

    @cached_property
    def is_required(self):
        """Whether a new row needs it: Chinese always comes first, English may follow."""
        if self.original is not self.field:
            return self._language == "zh_hans" and not self.original.blank
        return not self.field.blank and not self.field.has_default()

    @property
    def kind(self):
        limit = getattr(self.field, "max_length", None)
        return _("文字，最多 %(limit)d 字") % {"limit": limit} if limit else str(self.what)

    @property
    def allowed(self):
        """The values a cell may take, when they are few."""
        return []

    def shown(self, row):
        """The value of a row as the cell says it."""
        value = getattr(row, self.field.attname)
        return "" if value is None else str(value)

    def parse(self, text):
        """The value a text stands for, checked like in a form; ValidationError says what is wrong."""
        value = self.read(text) if text else self.empty()
        return value if not text and not self.is_required else self.field.clean(value, None)

    def read(self, text):
        if "\0" in text:
            raise ValidationError(_("含有看不见的字符（NUL），请重新输入。"))
        return text

    def empty(self):
        if self.is_required:
            raise ValidationError(_("必须填写。"))
        return None if self.field.null else self.field.get_default() or ""


class ChoiceColumn(Column):
    what = gettext_lazy("从列表里选")

    @property
    def kind(self):
        return str(self.what)

    @property
    def allowed(self):
        return [str(label) for value, label in self.field.flatchoices]

    def shown(self, row):
        value = getattr(row, self.field.attname)
        return str(dict(self.field.flatchoices).get(value, value or ""))

    def read(self, text):
        value = self._known.get(super().read(text).casefold())
        if value is None:
            raise ValidationError(_("“%(text)s”不在可选值里。") % {"text": text})
        return value

    @cached_property
    def _known(self):
        """Values and their labels in both languages, in lower case."""
        known = {str(value).casefold(): value for value, _label in self.field.flatchoices}
        for language in ("en", "zh-hans"):
            with override(language):
                known |= {str(label).casefold(): value for value, label in self.field.flatchoices}
        return known


class BooleanColumn(Column):
    what = gettext_lazy("是或否；空着就是否")
    is_required = False

    @property
    def allowed(self):
        return [_("是"), _("否")]

    def shown(self, row):
        return _("是") if getattr(row, self.field.attname) else _("否")

    def read(self, text):
        if text.casefold() not in YES | NO:
            raise ValidationError(_("请填“是”或“否”。"))
        return text.casefold() in YES

    def empty(self):
        return False


class NumberColumn(Column):
    what = gettext_lazy("数字")

    @property
    def kind(self):
        if not isinstance(self.field, models.DecimalField):
            return _("整数")
        return _("数字，最多 %(places)d 位小数") % {"places": self.field.decimal_places}

    def shown(self, row):
        value = getattr(row, self.field.attname)
        text = "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
        return text.rstrip("0").rstrip(".") if "." in text else text

    def read(self, text):
        number = plain_number(text)
        if number.endswith("%") and self.name.endswith("_percent"):
            number = number[:-1]
        try:
            value = Decimal(number)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or not number.isascii():
            raise ValidationError(_("“%(text)s”不是数字。") % {"text": text})
        return self._whole(value, text)

    def _whole(self, value, text):
        if isinstance(self.field, models.DecimalField):
            return value
        if value != value.to_integral_value():
            raise ValidationError(_("“%(text)s”不是整数。") % {"text": text})
        return int(value) if abs(value) < 10**18 else 10**18

    def empty(self):
        value = super().empty()
        return self.field.get_default() if value == "" else value


class DateColumn(Column):
    what = gettext_lazy("日期，如 2026-11-22")

    @property
    def kind(self):
        return str(self.what)

    def read(self, text):
        return iso_date(super().read(text))


class PartialDateColumn(DateColumn):
    what = gettext_lazy("日期，如 1993、1993-04 或 1993-04-22")


class OutlineColumn(Column):
    what = gettext_lazy("GeoJSON 多边形（WGS 84）")

    def shown(self, row):
        value = getattr(row, self.field.attname)
        return json.dumps(value, separators=(",", ":")) if value else ""


class ReferenceColumn(Column):
    """Another row: by its code or address, by its Chinese name, or as an export writes it, both together."""

    what = gettext_lazy("网址名、代码或中文全称")
    many = False

    @property
    def kind(self):
        return str(self.what)

    @property
    def related(self):
        return self.field.related_model

    def split(self, text):
        return [text] if text else []

    def keys(self, row):
        """The keys of the rows that a stored row leads to."""
        key = getattr(row, self.field.attname)
        return [] if key is None else [key]

    def joined(self, names):
        return SEPARATOR.join(names)

    def value(self, keys):
        return keys[0] if keys else None


class ReferencesColumn(ReferenceColumn):
    what = gettext_lazy("网址名、代码或中文全称；几个之间用分号隔开")
    many = True
    is_required = False

    def split(self, text):
        return [part for part in (part.strip() for part in text.replace(";", SEPARATOR).split(SEPARATOR)) if part]

    def keys(self, row):
        return sorted(related.pk for related in getattr(row, self.name).all())

    def value(self, keys):
        return sorted(set(keys))


# The first that fits: a partial date is a text too.
KINDS = [
    (OutlineField, OutlineColumn),
    (models.ManyToManyField, ReferencesColumn),
    (models.ForeignKey, ReferenceColumn),
    (PartialDateField, PartialDateColumn),
    (models.DateField, DateColumn),
    (models.BooleanField, BooleanColumn),
    (models.DecimalField, NumberColumn),
    (models.IntegerField, NumberColumn),
]


def column_for(field, hint=""):
    """A column of the kind that fits the model's field."""
    kind = next((column for model_field, column in KINDS if isinstance(field, model_field)), Column)
    return ChoiceColumn(field, hint) if kind is Column and field.flatchoices else kind(field, hint)
