"""The rows of the form of all facts: one small form a fact, with the fields its kind asks for."""

import copy
import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks.fact_rules import unusual, validate_past
from parks.models import Fact, FactDefinition
from portal.kit.admin.asking import SURE, AskingForm
from portal.kit.admin.fields import PARTIAL_DATE_HINT, HiddenInput, NumberInput, TextInput
from portal.kit.admin.forms import PlacedErrorsForm
from portal.kit.partial_dates import validate_partial_date
from portal.kit.text import translated
from portal.kit.units import alike, unit_name

Kind = FactDefinition.Kind
VALUES = {
    Kind.NUMBER: ["number", "unit"],
    Kind.RANGE: ["number", "number_to", "unit"],
    Kind.CHOICE: ["option"],
    Kind.YES_NO: ["is_true"],
    Kind.TEXT: ["text_zh_hans", "text_en"],
    Kind.DATE: ["dated"],
}
SOURCE = ["source", "source_note_zh_hans", "source_note_en"]
PASSPORT = ["as_of", *SOURCE]
NAMES = {
    "number": gettext_lazy("数值"),
    "number_to": gettext_lazy("数值上限"),
    "unit": gettext_lazy("单位"),
    "option": gettext_lazy("选项"),
    "is_true": gettext_lazy("是否"),
    "text_zh_hans": gettext_lazy("中文"),
    "text_en": gettext_lazy("英文"),
    "dated": gettext_lazy("日期"),
    "as_of": gettext_lazy("资料日期"),
    "source": gettext_lazy("登记的来源"),
    "source_note_zh_hans": gettext_lazy("来源说明（中文）"),
    "source_note_en": gettext_lazy("来源说明（英文）"),
}
ENGLISH = {"lang": "en"}


class SourceField(forms.CharField):
    """A source by its code, chosen from a list that all rows share; `known` are the sources by code."""

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 400, "widget": TextInput} | kwargs)
        self.widget.attrs |= {"list": "sources", "autocomplete": "off"}
        self.known = {}

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = self.known.get(code_in(text))
        if found is None:
            raise ValidationError(_("没有编号为“%(code)s”的来源，请从列表里选。") % {"code": code_in(text)[:20]})
        return found


def code_in(text):
    """The list writes "S012 title": the code comes first."""
    return (text.split() or [""])[0]


class Passport(forms.Form):
    """Date and source, written once for all rows that are changed."""

    prefix = "shared"

    as_of = forms.CharField(
        label=NAMES["as_of"],
        help_text=PARTIAL_DATE_HINT,
        max_length=10,
        required=False,
        validators=[validate_partial_date, validate_past],
    )
    source = SourceField(label=NAMES["source"])
    source_note_zh_hans = forms.CharField(label=NAMES["source_note_zh_hans"], max_length=200, required=False)
    source_note_en = forms.CharField(
        label=NAMES["source_note_en"], max_length=200, required=False, widget=TextInput(ENGLISH)
    )

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].known = sources

    def value(self, name):
        return self.cleaned_data.get(name) if self.is_bound and self.is_valid() else None


class FactRow(AskingForm, PlacedErrorsForm):
    """One fact of the form of all facts; what it leaves open of its passport it takes from the shared one.

    `basis` names what the row showed when the form was opened: a row that differs from it was changed by the person,
    and a fact that differs from it by somebody else.
    """

    source = SourceField()

    def __init__(self, question, instance, *, shared, data=None, basis=None):
        self.question, self.definition, self.last = question, question.definition, question.fact
        self.shared, self.posted_basis = shared, basis
        super().__init__(data, instance=instance, prefix=prefix_of(question.definition), initial=said_by(instance))
        self.fields["source"].known = shared.fields["source"].known
        for name, prepare in PREPARED.items():
            if name in self.fields:
                prepare(self)
        for name in self.told:
            self.fields[name].widget.attrs["aria-label"] = f"{translated(self.definition, 'name')} · {NAMES[name]}"

    @property
    def told(self):
        """The names of all that the person sees and may change."""
        return [*self.value_names, *PASSPORT]

    @property
    def value_names(self):
        return VALUES[self.definition.kind]

    @property
    def value_fields(self):
        return [self[name] for name in self.value_names]

    @property
    def source_fields(self):
        return [self[name] for name in SOURCE]

    @property
    def basis(self):
        return digest(shown_text(self.initial.get(name)) for name in self.told)

    @property
    def is_withdrawn(self):
        """Whether the value was emptied, so that nobody states the fact any more."""
        emptied = not any(self.typed(name) for name in self.value_names if name != "unit")
        return bool(self.instance.pk) and emptied

    def typed(self, name):
        return typed_in(self.data, self.add_prefix(name))

    def clean_unit(self):
        """The unit of the definition stays unwritten where it was."""
        own = self.instance.pk and not self.instance.unit
        unit = self.cleaned_data["unit"]
        return "" if own and unit == self.definition.unit else unit

    def full_clean(self):
        """A fact that is taken back need not be right, only meant: whoever saves it has seen what others wrote."""
        super().full_clean()
        for found in self._errors.values():
            found.data = found.data[:1]  # what is no number is not missing as well
        if self.is_bound and self.is_withdrawn:
            self._errors.clear()
        if self.is_bound and self.posted_basis != self.basis:
            self.add_error(self.value_names[0], _("您打开之后，别人改过这一项。核对后再保存一次，就用您写的。"))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        self._complete(["as_of"])
        self._complete(SOURCE)
        if self.shared.is_valid():
            self._refuse_no_passport()
        return cleaned

    def _complete(self, names):
        """A part of the passport that the row leaves as it was is the shared one, where there is one."""
        own = any(self.typed(name) != shown_text(self.initial.get(name)) for name in names)
        if not own and any(self.shared.value(name) for name in names):
            self.cleaned_data |= {name: self.shared.value(name) for name in names}

    def _refuse_no_passport(self):
        if not self.cleaned_data.get("as_of") and "as_of" not in self.errors:
            self.add_error("as_of", _("写明资料日期：在这里，或在最上面为所有改动统一填写。"))
        if not any(self.cleaned_data.get(name) or name in self.errors for name in SOURCE):
            self.add_error("source_note_zh_hans", _("写明来源：在这里，或在最上面为所有改动统一填写。"))

    def doubts(self):
        words = unusual(self.instance, self.last) if self.last else ""
        return {"number": words} if words else {}

    @property
    def asks(self):
        return not self.fields[SURE].widget.is_hidden

    @property
    def source_errors(self):
        return any(name in self.errors for name in SOURCE)


def said_by(fact):
    """What the fields of a row show of a fact."""
    numbers = {name: plain_digits(getattr(fact, name)) for name in ("number", "number_to")}
    unit = {"unit": fact.unit or fact.definition.unit}
    return numbers | unit | {"source": f"{fact.source.code} {fact.source.title}" if fact.source else ""}


def plain_digits(number):
    """As one would type it: 12.5000 → 12.5."""
    text = "" if number is None else f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digest(texts):
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def shown_text(value):
    """What a browser sends back of a field that shows this value."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def typed_in(data, name):
    return shown_text(data.get(name))


def prefix_of(definition):
    return f"f{definition.pk}"


def offer_units(row):
    """Those that convert into the unit of the definition, and the one that stands there."""
    present = row.initial["unit"]
    codes = dict.fromkeys([row.definition.unit, *alike(row.definition.unit), present])
    choices = [(code, unit_name(code)) for code in codes if code]
    row.fields["unit"] = forms.ChoiceField(choices=choices, required=False)
    if len(choices) < 2:
        row.fields["unit"].widget = HiddenInput()


def offer_options(row):
    options = {str(option.pk): option for option in row.definition.options.all()}
    choices = [("", "—"), *((key, translated(option, "name")) for key, option in options.items())]
    row.fields["option"] = forms.TypedChoiceField(
        choices=choices, coerce=options.__getitem__, empty_value=None, required=False
    )


def offer_yes_and_no(row):
    choices = [("", "—"), ("True", _("是")), ("False", _("否"))]
    row.fields["is_true"] = forms.TypedChoiceField(
        choices=choices, coerce=lambda text: text == "True", empty_value=None, required=False
    )


PREPARED = {"unit": offer_units, "option": offer_options, "is_true": offer_yes_and_no}
WIDGETS = {
    "number": NumberInput,
    "number_to": NumberInput,
    "dated": TextInput(),
    "as_of": TextInput(),
    "text_zh_hans": forms.Textarea({"rows": 2}),
    "text_en": forms.Textarea({"rows": 2} | ENGLISH),
    "source_note_zh_hans": TextInput(),
    "source_note_en": TextInput(ENGLISH),
}
ROWS = {
    kind: forms.modelform_factory(Fact, form=FactRow, fields=[*names, *PASSPORT], widgets=WIDGETS)
    for kind, names in VALUES.items()
}


def row_of(question, owner_field, owner, **kwargs):
    """The row of a question, with the fact that answers it or one that nobody has stated yet."""
    fact = copy.copy(question.fact) if question.fact else Fact(definition=question.definition, **{owner_field: owner})
    return ROWS[question.definition.kind](question, fact, **kwargs)
