"""What an investor needs of a place, as the form of the match asks for it and its address says it."""

from dataclasses import dataclass, fields
from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from parks import province
from parks.models import Area, IndustryClass, Site
from portal.kit.partial_dates import validate_partial_date
from portal.kit.text import plain_translation
from portal.kit.units import converted
from portal.kit.versions import remembered

SIZE_UNITS = {"ha": _("公顷"), "mu": _("亩"), "m2": _("平方米")}
DESTINATIONS = {"changchun": _("长春"), "dalian": _("大连"), "hunchun": _("珲春")}
LARGEST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class Need:
    """A need as far as it was understood. Sizes are in hectares for land and in square metres for buildings.

    `leading` holds the industries of the province, by their slugs, to which the wanted class belongs.
    """

    industry: object = None
    industry_class: object = None
    leading: frozenset = frozenset()
    area: object = None
    kind: str = ""
    size_from: Decimal | None = None
    size_to: Decimal | None = None
    power: Decimal | None = None
    water: Decimal | None = None
    steam: Decimal | None = None
    sewage: Decimal | None = None
    gas: Decimal | None = None
    siding: bool = False
    rail: Decimal | None = None
    airport: Decimal | None = None
    port: Decimal | None = None
    border: Decimal | None = None
    start: str = ""
    hazardous: bool = False
    budget: Decimal | None = None

    def __bool__(self):
        return any(getattr(self, field.name) for field in fields(self) if field.name not in ("area", "kind"))

    @property
    def wants_building(self):
        return self.kind == Site.Kind.BUILDING

    @property
    def sized(self):
        return self.size_from is not None or self.size_to is not None

    @property
    def size_unit(self):
        return "m2" if self.wants_building else "ha"


class QuantityField(forms.DecimalField):
    """A number that cannot be negative; the address may write it with any number of zeros."""

    def __init__(self, label, unit="", **kwargs):
        bounds = {"min_value": 0, "max_value": LARGEST, "max_digits": 14, "decimal_places": 4}
        widget = forms.TextInput(attrs={"inputmode": "decimal"})  # keeps what was typed, also where it is no number
        super().__init__(label=label, required=False, widget=widget, **bounds, **kwargs)
        self.unit = unit


class NeedForm(forms.Form):
    """Every field may stay empty; what is wrong is said beside its field and left out of the need."""

    industry = forms.ChoiceField(label=_("特色产业"), required=False)
    industry_class = forms.ChoiceField(label=_("国民经济行业类别（GB/T 4754）"), required=False)
    area = forms.ChoiceField(label=_("地区"), required=False)
    kind = forms.ChoiceField(label=_("要土地还是厂房"), required=False, choices=Site.Kind.choices)
    size_from = QuantityField(_("面积至少"))
    size_to = QuantityField(_("面积至多"))
    size_unit = forms.ChoiceField(label=_("面积单位"), required=False, choices=SIZE_UNITS.items(), initial="ha")
    start = forms.CharField(
        label=_("何时开工"),
        required=False,
        max_length=10,
        validators=[validate_partial_date],
        help_text=_("如 2027 或 2027-06。"),
    )
    power = QuantityField(_("电力容量"), _("兆伏安"))
    water = QuantityField(_("用水"), _("立方米/日"))
    sewage = QuantityField(_("污水"), _("立方米/日"))
    steam = QuantityField(_("蒸汽"), _("吨/小时"))
    gas = QuantityField(_("天然气"), _("立方米/日"))
    siding = forms.BooleanField(label=_("需要铁路专用线"), required=False)
    rail = QuantityField(_("距铁路货场不超过"), _("公里"))
    airport = QuantityField(_("距机场不超过"), _("公里"))
    port = QuantityField(_("距海港不超过"), _("公里"))
    border = QuantityField(_("距边境口岸不超过"), _("公里"))
    hazardous = forms.BooleanField(label=_("涉及危险化学品，须在化工园区"), required=False)
    budget = QuantityField(_("价格至多"), help_text=_("土地按万元/亩，厂房按元/平方米·月。"))

    def __init__(self, data, *, request):
        super().__init__(data)
        self.request = request
        self.fields["industry"].choices = [("", _("不限")), *industry_choices(request)]
        self.fields["industry_class"].choices = [("", _("不限")), *class_choices(request)]
        self.fields["area"].choices = [("", _("全省")), *prefecture_choices(request)]

    def clean(self):
        cleaned = super().clean()
        low, high = cleaned.get("size_from"), cleaned.get("size_to")
        if low is not None and high is not None and low > high:
            self.add_error("size_to", gettext("面积上限不能小于下限。"))
        return cleaned

    @property
    def need(self):
        """The understood part, whatever else was entered."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        unit = given.pop("size_unit", "ha")
        given["kind"] = given.get("kind") or (Site.Kind.BUILDING if unit == "m2" else Site.Kind.PLOT)
        kept = "m2" if given["kind"] == Site.Kind.BUILDING else "ha"
        given |= {name: converted(given[name], unit, kept) for name in ("size_from", "size_to") if name in given}
        given["industry"] = province.industries(self.request).get(given.get("industry"))
        given["industry_class"] = classes(self.request).get(given.get("industry_class"))
        given["area"] = province.areas(self.request).get(given.get("area"))
        return Need(leading=leading(self.request, given["industry"], given["industry_class"]), **given)

    @property
    def query(self):
        """The understood part as an address writes it: the same need has one address."""
        self.is_valid()
        cleaned = {name: self.cleaned_data.get(name) for name in self.fields}
        if not (cleaned["size_from"] or cleaned["size_to"]):
            cleaned["size_unit"] = ""
        return urlencode({name: written(value) for name, value in cleaned.items() if value})

    @property
    def in_words(self):
        """What was understood, field by field: 面积至少 20."""
        shown = [field for field in self if self.cleaned_data.get(field.name) and field.name != "size_unit"]
        size_unit = SIZE_UNITS[self.cleaned_data.get("size_unit") or "ha"]
        units = dict.fromkeys(["size_from", "size_to"], size_unit)
        return [(field.label, chosen(field, self.cleaned_data[field.name], units)) for field in shown]

    def group(self, *names):
        return [self[name] for name in names]

    @property
    def subject_fields(self):
        """Long lists to choose from; a page remembers how each looks with a value that is one of its choices."""
        return self.group("industry", "industry_class", "area")

    @property
    def place_fields(self):
        return self.group("kind", "size_from", "size_to", "size_unit", "budget", "start")

    @property
    def supply_fields(self):
        return self.group("power", "water", "sewage", "steam", "gas")

    @property
    def way_fields(self):
        return self.group("rail", "airport", "port", "border")

    @property
    def more_is_asked(self):
        """Whether a field of the fold was filled or is wrong, so that it must be open."""
        fields = [*self.supply_fields, *self.way_fields, *self.group("siding", "hazardous")]
        return any(field.value() or field.errors for field in fields)


def chosen(field, value, units):
    """The word of a choice, nothing for a tick, else the value with its unit."""
    if value is True:
        return ""
    if isinstance(field.field, forms.ChoiceField):
        return dict(flat(field.field.choices)).get(value, value)
    return f"{written(value)} {units.get(field.name) or getattr(field.field, 'unit', '')}".strip()


def flat(choices):
    for value, word in choices:
        yield from word if isinstance(word, list) else [(value, word)]


def leading(request, industry, industry_class):
    """The slugs of the industries that the wanted class lies in, or that lie in it; the wanted industry is one."""
    found = {industry.slug} if industry else set()
    if industry_class:
        rows = province.industries(request).values()
        found |= {row.slug for row in rows if any(akin(one.code, industry_class.code) for one in row.classes.all())}
    return frozenset(found)


def akin(one, other):
    """Whether one code lies in the other: 1391 in 139 and in 13."""
    return one.startswith(other) or other.startswith(one)


def written(value):
    match value:
        case True:
            return "on"
        case Decimal():
            return f"{value.normalize():f}"
    return value


def classes(request):
    """Every class of the national classification by its code; one query until content changes."""
    return remembered.get(
        request, "industry classes", lambda: {row.code: row for row in IndustryClass.objects.order_by("code")}
    )


def class_choices(request):
    """The classes under their divisions."""
    return remembered.get(request, ("class choices", get_language()), lambda: _class_choices(classes(request)))


def _class_choices(known):
    divisions = {code: row for code, row in known.items() if len(code) == 2}
    narrower = [row for row in known.values() if len(row.code) > 2]
    return [
        (plain_translation(row, "name"), [choice(row), *(choice(one) for one in narrower if one.code[:2] == code)])
        for code, row in divisions.items()
    ]


def choice(row):
    return row.code, f"{row.code} {plain_translation(row, 'name')}"


def industry_choices(request):
    rows = sorted(province.industries(request).values(), key=lambda row: row.name_sort)
    return [(row.slug, plain_translation(row, "name")) for row in rows]


def prefecture_choices(request):
    areas = province.areas(request).values()
    return [(row.code, plain_translation(row, "name")) for row in areas if row.level == Area.Level.PREFECTURE]
