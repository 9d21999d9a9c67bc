"""What the lists of projects, measures and events offer to filter by."""

import django_filters
from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import RegexValidator
from django.db.models import Case, CharField, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Collate, Concat, Left
from django.db.models.lookups import GreaterThanOrEqual, IsNull, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from parks.filters import BY_NAME, AreaFacet, ChoiceFacet, IndustryFacet, ParkFacet
from parks.models import Industry, Site
from portal.kit.facets import CommonFirstFacet, FacetedFilterSet, FacetFilter
from portal.kit.filters import BoundFilter, DateBoundFilter, SortFilter, WordsFilter
from portal.kit.text import translated

from .models import Event, Measure, PolicySection, Project, Term
from .models.events import end_of_last_day

NEWEST = ["-dated_on", *BY_NAME]
NEXT_FIRST = ["timing", "still_to_come", "-starts_on", *BY_NAME]
LARGEST = [IsNull(F("amount"), True), "currency", "-amount", *BY_NAME]


class AmountBoundFilter(BoundFilter):
    """One end of a range of amounts in ten thousand yuan; amounts in another currency are not compared."""

    def filter(self, queryset, value):
        if value is None:
            return queryset
        return super().filter(queryset.filter(currency="CNY"), value * 10_000)


class ProjectFilter(FacetedFilterSet):
    q = WordsFilter(label=_("关键词"), columns=["name_zh_hans", "name_en", "summary_zh_hans", "summary_en"])
    industry = IndustryFacet()
    area = AreaFacet()
    stage = ChoiceFacet(_("阶段"), "stage", Project.Stage)
    type = ChoiceFacet(_("合作方式"), "investment_type", Project.InvestmentType)
    wan_from = AmountBoundFilter(_("投资额至少（万元人民币）"), "amount", "gte")
    wan_to = AmountBoundFilter(_("投资额至多（万元人民币）"), "amount", "lte")
    date_from = DateBoundFilter(_("项目日期不早于"), "dated_on", "gte")
    date_to = DateBoundFilter(_("项目日期不晚于"), "dated_on", "lte")
    bounds = ["wan_from", "wan_to", "date_from", "date_to"]
    sort = SortFilter(
        {"newest": (_("最近"), NEWEST), "amount": (_("按投资额"), LARGEST), "name": (_("按名称"), BY_NAME)}
    )

    class Meta:
        model = Project
        fields = []


def known_order(column, direction=""):
    """Rows with a number in its order, before those without one."""
    return [IsNull(F(column), True), f"{direction}{column}", *BY_NAME]


class LowestPrice(BoundFilter):
    """Sites whose price, or the upper end of it, is at least this."""

    def __init__(self):
        super().__init__(_("价格至少"), "price_from", "gte")

    def filter(self, queryset, value):
        if value is None:
            return queryset
        return queryset.filter(Q(price_to__gte=value) | Q(price_to__isnull=True, price_from__gte=value))


class SiteFilter(FacetedFilterSet):
    q = WordsFilter(
        label=_("关键词"), columns=["name_zh_hans", "name_en", "code", "park__name_zh_hans", "park__name_en"]
    )
    kind = ChoiceFacet(_("类型"), "kind", Site.Kind)
    availability = ChoiceFacet(_("供应状态"), "availability", Site.Availability)
    use = ChoiceFacet(_("用途"), "use", Site.Use)
    area = AreaFacet(path="park__area__code")
    park = ParkFacet()
    ha_from = BoundFilter(_("土地至少（公顷）"), "area_ha", "gte")
    ha_to = BoundFilter(_("土地至多（公顷）"), "area_ha", "lte")
    m2_from = BoundFilter(_("厂房至少（平方米）"), "floor_m2", "gte")
    m2_to = BoundFilter(_("厂房至多（平方米）"), "floor_m2", "lte")
    price_from = LowestPrice()
    price_to = BoundFilter(_("价格至多"), "price_from", "lte")
    sort = SortFilter(
        {
            "name": (_("按名称"), BY_NAME),
            "land": (_("土地大的在前"), known_order("area_ha", "-")),
            "floor": (_("厂房大的在前"), known_order("floor_m2", "-")),
            "price": (_("价格低的在前"), known_order("price_from")),
        }
    )
    bounds = ["ha_from", "ha_to", "m2_from", "m2_to", "price_from", "price_to"]

    class Meta:
        model = Site
        fields = []


class SectionFacet(FacetFilter):
    """Sections of published documents, named `<document>-<number>` in addresses."""

    def __init__(self):
        super().__init__(label=_("政策领域"), path="section_key", choices=section_names)

    def filter(self, queryset, value):
        if not value:
            return queryset
        document, _dash, number = value.rpartition("-")
        return queryset.filter(section__policy__slug=document, section__number=number)


def section_key():
    return Concat("section__policy__slug", Value("-"), Cast("section__number", CharField()))


def section_names():
    sections = PolicySection.objects.of_published_policies().select_related("policy")
    return {section.key: translated(section, "title") for section in sections}


class TermFacet(CommonFirstFacet):
    """The words of one vocabulary by which measures are found."""

    def __init__(self, vocabulary, *, path, lookup=None):
        super().__init__(label=vocabulary.label, path=path, lookup=lookup, choices=lambda: term_names(vocabulary))


def term_names(vocabulary):
    return {term.code: translated(term, "name") for term in Term.objects.filter(vocabulary=vocabulary)}


def audience_codes_of_measure():
    return ArraySubquery(Term.objects.filter(audience_measures=OuterRef("pk")).order_by("code").values("code"))


class MeasureFilter(FacetedFilterSet):
    q = WordsFilter(
        label=_("关键词"),
        columns=["title_zh_hans", "title_en", "summary_zh_hans", "summary_en", "note_zh_hans", "note_en"],
    )
    section = SectionFacet()
    who = TermFacet(Term.Vocabulary.AUDIENCE, path="audience_codes", lookup="audiences__code")
    benefit = TermFacet(Term.Vocabulary.BENEFIT, path="benefit_kind__code")
    status = ChoiceFacet(_("效力"), "status", Measure.Status)
    sort = SortFilter({"order": (_("按文件顺序"), ["order", "pk"]), "name": (_("按名称"), BY_NAME)})

    facet_annotations = {"section_key": section_key(), "audience_codes": audience_codes_of_measure()}

    class Meta:
        model = Measure
        fields = []


class YearFacet(FacetFilter):
    def __init__(self):
        super().__init__(label=_("年份"), path="year", lookup="starts_on__startswith", choices=event_years)


def event_years():
    """The years in which published events start, the latest first; events without a date have none."""
    years = Event.objects.published().exclude(starts_on="").values_list(Left("starts_on", 4), flat=True)
    return {year: year for year in sorted(set(years), reverse=True)}


class MonthField(forms.CharField):
    default_validators = [RegexValidator(r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]


class MonthFilter(django_filters.CharFilter):
    """Events of which a day lies in this month, or may lie in it where a date is known to the year alone."""

    field_class = MonthField

    def __init__(self):
        super().__init__(label=_("月份"))

    def filter(self, queryset, value):
        if not value:
            return queryset
        begun = LessThanOrEqual(Collate("starts_on", "C"), Value(f"{value}~"))
        return queryset.exclude(starts_on="").filter(begun, GreaterThanOrEqual(end_of_last_day(), Value(value)))


def reach_of_event():
    """Where it is held: what lies in an area lies in the province."""
    return Case(When(area__isnull=False, then=Value(Event.Reach.PROVINCE)), default="reach")


class ReachFacet(ChoiceFacet):
    def __init__(self):
        super().__init__(_("举办地"), "held_in", Event.Reach)

    def filter(self, queryset, value):
        return queryset.alias(held_in=reach_of_event()).filter(held_in=value) if value else queryset


class EventFilter(FacetedFilterSet):
    q = WordsFilter(label=_("关键词"), columns=["title_zh_hans", "title_en", "place_zh_hans", "place_en"])
    month = MonthFilter()
    year = YearFacet()
    industry = IndustryFacet(path="industry_slugs", lookup="industries__slug")
    reach = ReachFacet()
    area = AreaFacet()
    kind = ChoiceFacet(_("类别"), "kind", Event.Kind)
    date_from = DateBoundFilter(_("开始不早于"), "starts_on", "gte")
    date_to = DateBoundFilter(_("开始不晚于"), "starts_on", "lte")
    bounds = ["date_from", "date_to"]
    sort = SortFilter({"next": (_("即将举办在前"), NEXT_FIRST), "name": (_("按名称"), BY_NAME)})

    facet_annotations = {
        "year": Left("starts_on", 4),
        "industry_slugs": ArraySubquery(Industry.objects.filter(events=OuterRef("pk")).order_by("slug").values("slug")),
        "held_in": reach_of_event(),
    }

    class Meta:
        model = Event
        fields = []
