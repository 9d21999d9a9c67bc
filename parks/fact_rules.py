"""What a definition asks of a fact: the right kind, unit and range. A leap from the last value is asked about, not refused."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.kit.units import converted, same_dimension

from .models import FactDefinition

Kind = FactDefinition.Kind
WRITTEN_IN = {
    Kind.NUMBER: ["number"],
    Kind.RANGE: ["number"],
    Kind.CHOICE: ["option"],
    Kind.YES_NO: ["is_true"],
    Kind.DATE: ["dated"],
    Kind.TEXT: ["text", "text_zh_hans", "text_en"],
}


def checked(data):
    """Raises ValidationError by field for what the definition does not allow; `data` are the values of a form."""
    definition = data.get("definition")
    if definition is None:
        return
    errors = {}
    if all(data.get(name) in (None, "") for name in WRITTEN_IN[definition.kind]):
        errors[_field_of(definition, data)] = _("请按“%(kind)s”填写。") % {"kind": definition.get_kind_display()}
    if definition.kind in (Kind.NUMBER, Kind.RANGE):
        errors |= number_errors(definition, data)
    if data.get("option") and data["option"].definition_id != definition.pk:
        errors["option"] = _("这个选项不属于这项事实。")
    if errors:
        raise ValidationError(errors)


def _field_of(definition, data):
    names = WRITTEN_IN[definition.kind]
    return next((name for name in names if name in data), names[0])


def number_errors(definition, data):
    unit = data.get("unit") or definition.unit
    if unit != definition.unit and not same_dimension(unit, definition.unit):
        return {"unit": _("单位与这项事实不符，应能换算成“%(unit)s”。") % {"unit": definition.unit}}
    return {
        name: _outside(definition)
        for name in ("number", "number_to")
        if data.get(name) is not None and not _within(definition, in_own_unit(definition, data[name], unit))
    }


def in_own_unit(definition, number, unit):
    return converted(number, unit, definition.unit) if unit != definition.unit else number


def _within(definition, number):
    low, high = definition.minimum, definition.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def _outside(definition):
    limits = {"low": definition.minimum, "high": definition.maximum}
    if definition.maximum is None:
        return _("不能小于 %(low)s。") % {"low": f"{limits['low']:g}"}
    return _("须在 %(low)s 到 %(high)s 之间。") % {
        "low": "…" if limits["low"] is None else f"{limits['low']:g}",
        "high": f"{limits['high']:g}",
    }


def is_unusual(definition, number, unit, last, last_unit):
    """Whether a number leaps further from the last one than such a fact usually changes."""
    if number is None or not last:
        return False
    new, old = in_own_unit(definition, number, unit), in_own_unit(definition, last, last_unit)
    return abs(new - old) * 100 / abs(Decimal(old)) > definition.usual_change_percent
