"""What a definition asks of a fact: the right kind, unit and range. A leap from the last value is asked about, not refused."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from portal.kit.units import converted, plain, same_dimension, shown, unit_name

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
    try:
        validate_past(data.get("as_of") or "")
    except ValidationError as problem:
        errors["as_of"] = problem
    if errors:
        raise ValidationError(errors)


def validate_past(as_of):
    """Refuses a date, known to the year, month or day, that lies wholly in the future: it would stay fresh for long."""
    if as_of > f"{localdate():%Y-%m-%d}"[: len(as_of)]:
        raise ValidationError(_("资料日期不能晚于今天。"))


def _field_of(definition, data):
    names = WRITTEN_IN[definition.kind]
    return next((name for name in names if name in data), names[0])


def number_errors(definition, data):
    unit = data.get("unit") or definition.unit
    if unit != definition.unit and not same_dimension(unit, definition.unit):
        return {"unit": _("单位与这项事实不符，应能换算成“%(unit)s”。") % {"unit": unit_name(definition.unit)}}
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
    low, high = ("…" if end is None else plain(end, 4) for end in (definition.minimum, definition.maximum))
    unit = unit_name(definition.unit)
    if definition.maximum is None:
        return _("不能小于 %(low)s %(unit)s。") % {"low": low, "unit": unit}
    return _("须在 %(low)s 到 %(high)s %(unit)s之间。") % {"low": low, "high": high, "unit": f"{unit} " if unit else ""}


def unusual(fact, last):
    """How far a fact leaps from what was stated before, in words; "" where it does not or there is nothing to compare.

    Either end of a range counts. Values that do not convert into the unit of the definition are not compared.
    """
    definition = fact.definition
    now, before = numbers_in_own_unit(fact), numbers_in_own_unit(last)
    if not any(leaps(definition, *ends) for ends in zip(now, before, strict=True)):
        return ""
    told = {"now": _said(fact), "last": _said(last), "percent": definition.usual_change_percent}
    return _("上次是 %(last)s，现在是 %(now)s，变化超过通常的 %(percent)d%%。请核对数值和单位。") % told


def _said(fact):
    return shown(fact.number, fact.unit or fact.definition.unit, fact.number_to)


def numbers_in_own_unit(fact):
    """Both ends in the unit of the definition; None where there is none, or where it measures something else."""
    definition, unit = fact.definition, fact.unit or fact.definition.unit
    comparable = unit == definition.unit or same_dimension(unit, definition.unit)
    ends = (fact.number, fact.number_to)
    return [None if end is None or not comparable else in_own_unit(definition, end, unit) for end in ends]


def leaps(definition, new, old):
    """Whether a number moves further than such a fact usually does; nothing is measured from zero or from nowhere."""
    return new is not None and bool(old) and abs(new - old) * 100 / abs(old) > definition.usual_change_percent
