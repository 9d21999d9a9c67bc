"""What the lists of the ground offer to filter by; the area and industry facets serve the lists of the other apps too."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, When
from django.utils.translation import gettext_lazy as _

from portal.kit.facets import FacetedFilterSet, FacetFilter
from portal.kit.filters import BoundFilter, DateBoundFilter, SortFilter, WordsFilter
from portal.kit.text import translated

from .models import Area, Enterprise, FocusIndustry, Industry, IndustryGroup, Park
from .models.parks import industry_slugs_of_park


def area_names():
    return {area.code: translated(area, "name") for area in Area.objects.without_boundary()}


def industry_names():
    return {industry.slug: translated(industry, "name") for industry in Industry.objects.order_by("name_sort")}


class AreaFacet(FacetFilter):
    """Prefectures with counts; a county's code is understood too. The first four digits of a code name the prefecture."""

    def __init__(self, path="area__code"):
        super().__init__(label=_("地区"), path=path, choices=area_names)

    def read(self, cell):
        codes = cell if isinstance(cell, list) else [cell]
        return {known for code in codes if code for known in (code, prefecture_code(code))}

    def shown(self, values, selected):
        return [code for code in super().shown(values, selected) if code == prefecture_code(code) or code == selected]

    def filter(self, queryset, value):
        if value and value == prefecture_code(value) and value != Area.PROVINCE_CODE:
            return queryset.filter(**{f"{self.path}__startswith": value[:4]})
        return super().filter(queryset, value)


def prefecture_code(code):
    """222401 (Yanji) → 222400 (Yanbian)."""
    return f"{code[:4]}00"


class IndustryFacet(FacetFilter):
    """Industries by name; `path` names the column of the slug, or an annotation with all slugs of the row."""

    def __init__(self, path="industry__slug", lookup=None):
        super().__init__(label=_("产业"), path=path, lookup=lookup, choices=industry_names)

    def shown(self, values, selected):
        return most_first(super().shown(values, selected), values)


def most_first(shown, values):
    """The options with most results first; those with as many stay in their order."""
    return sorted(shown, key=lambda value: -values[value])


class ChoiceFacet(FacetFilter):
    """The values of a column with fixed choices."""

    def __init__(self, label, path, choices):
        super().__init__(label=label, path=path, choices=lambda: {value: str(word) for value, word in choices.choices})


class ParkFacet(FacetFilter):
    """Published parks by name."""

    def __init__(self, path="park__slug"):
        super().__init__(label=_("园区"), path=path, choices=park_names)

    def shown(self, values, selected):
        return most_first(super().shown(values, selected), values)


def park_names():
    return {park.slug: translated(park, "name") for park in Park.objects.published(samples=None).order_by("name_sort")}


BY_NAME = ["name_sort", "pk"]


def known_first(column):
    """An order that puts rows with a partial date before those without one."""
    return Case(When(**{column: ""}, then=1), default=0)


class ParkFilter(FacetedFilterSet):
    q = WordsFilter(
        label=_("关键词"),
        columns=[
            f"{field}_{language}"
            for field in ("name", "leading_industries", "positioning", "summary", "area__name", "area__parent__name")
            for language in ("zh_hans", "en")
        ],
    )
    area = AreaFacet()
    industry = IndustryFacet(path="industry_slugs", lookup="industries__slug")
    level = ChoiceFacet(_("级别"), "level", Park.Level)
    kind = ChoiceFacet(_("类型"), "kind", Park.Kind)
    ha_from = BoundFilter(_("批准面积至少（公顷）"), "approved_area_ha", "gte")
    ha_to = BoundFilter(_("批准面积至多（公顷）"), "approved_area_ha", "lte")
    date_from = DateBoundFilter(_("批准时间不早于"), "approved_on", "gte")
    date_to = DateBoundFilter(_("批准时间不晚于"), "approved_on", "lte")
    sort = SortFilter(
        {
            "level": (_("按级别"), ["level_order", *BY_NAME]),
            "name": (_("按名称"), BY_NAME),
            "newest": (_("最近批准"), ["-approved_on", *BY_NAME]),
        }
    )

    facet_annotations = {"industry_slugs": industry_slugs_of_park()}
    bounds = ["ha_from", "ha_to", "date_from", "date_to"]

    class Meta:
        model = Park
        fields = []


class EnterpriseFilter(FacetedFilterSet):
    q = WordsFilter(
        label=_("关键词"),
        columns=[
            f"{field}_{language}"
            for field in ("name", "main_products", "summary", "area__name", "industry__name")
            for language in ("zh_hans", "en")
        ],
    )
    area = AreaFacet()
    industry = IndustryFacet()
    park = ParkFacet()
    date_from = DateBoundFilter(_("成立时间不早于"), "founded", "gte")
    date_to = DateBoundFilter(_("成立时间不晚于"), "founded", "lte")
    bounds = ["date_from", "date_to"]
    sort = SortFilter(
        {"name": (_("按名称"), BY_NAME), "oldest": (_("成立最早"), [known_first("founded"), "founded", *BY_NAME])}
    )

    class Meta:
        model = Enterprise
        fields = []


class FocusIndustryFacet(IndustryFacet):
    """Industries the opinion names for an area."""

    def __init__(self):
        super().__init__(path="focus_slugs", lookup="focus__slug")
        self.label = _("重点产业")

    def filter(self, queryset, value):
        return super().filter(queryset, value).distinct() if value else queryset


class AreaFilter(FacetedFilterSet):
    industry = FocusIndustryFacet()
    sort = SortFilter({"code": (_("按行政区划"), ["code"])})

    facet_annotations = {
        "focus_slugs": ArraySubquery(
            Industry.objects.filter(focus_rows__area=OuterRef("pk")).order_by("slug").values("slug")
        )
    }

    class Meta:
        model = Area
        fields = []


class FocusAreaFacet(AreaFacet):
    """Areas that focus on an industry."""

    def __init__(self):
        super().__init__(path="focus_codes")
        self.label = _("重点布局")

    def filter(self, queryset, value):
        named = FocusIndustry.objects.filter(area__code=value).values("industry")
        return queryset.filter(pk__in=named) if value else queryset


class IndustryFilter(FacetedFilterSet):
    group = ChoiceFacet(_("产业大类"), "group", IndustryGroup)
    area = FocusAreaFacet()
    sort = SortFilter({"group": (_("按大类"), ["group_order", *BY_NAME])})

    facet_annotations = {
        "focus_codes": ArraySubquery(
            Area.objects.filter(focus_rows__industry=OuterRef("pk")).order_by("code").values("code")
        )
    }

    class Meta:
        model = Industry
        fields = []
