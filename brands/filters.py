"""What the lists of brands and products offer to filter by."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from parks.filters import BY_NAME, AreaFacet, ChoiceFacet, IndustryFacet
from portal.kit.facets import CommonFirstFacet, FacetedFilterSet, FacetFilter
from portal.kit.filters import SortFilter, WordsFilter
from portal.kit.publishing import PublishingState
from portal.kit.text import translated

from .models import Brand, Category, Mark, Product


def category_names():
    return {category.slug: translated(category, "name") for category in Category.objects.all()}


class CategoryFacet(CommonFirstFacet):
    def __init__(self):
        super().__init__(label=_("品类"), path="category__slug", choices=category_names)


class YesNoFacet(FacetFilter):
    """A column that is true or false, as `yes` and `no` in addresses."""

    def __init__(self, label, path, *, yes, no):
        super().__init__(label=label, path=path, choices=lambda: {"yes": str(yes), "no": str(no)})

    def read(self, cell):
        return ("yes" if cell else "no",)

    def filter(self, queryset, value):
        return queryset.filter(**{self.path: value == "yes"}) if value else queryset


class MarkFacet(CommonFirstFacet):
    """Kinds of marks: of a brand itself, or of a product's brand when visitors may read that brand."""

    def __init__(self, lookup, **only):
        super().__init__(label=_("标志类别"), path="mark_kinds", lookup=lookup, choices=mark_kind_names)
        self.only = only

    def filter(self, queryset, value):
        return queryset.filter(**{self.lookup: value}, **self.only) if value else queryset


def mark_kind_names():
    return {kind: str(word) for kind, word in Mark.Kind.choices}


def mark_kinds(brand, **only):
    return ArraySubquery(Mark.objects.filter(brand=OuterRef(brand), **only).order_by("kind").values("kind"))


BY_SHELF = ["shelf_order", *BY_NAME]


class BrandFilter(FacetedFilterSet):
    q = WordsFilter(label=_("关键词"), columns=["name_zh_hans", "name_en", "story_zh_hans", "story_en"])
    kind = ChoiceFacet(_("类别"), "kind", Brand.Kind)
    named = YesNoFacet(_("集体品牌"), "is_named_in_opinion", yes=_("意见点名的集体品牌"), no=_("其他品牌"))
    area = AreaFacet()
    category = CategoryFacet()
    industry = IndustryFacet()
    mark = MarkFacet("marks__kind")
    sort = SortFilter({"kind": (_("按类别"), BY_SHELF), "name": (_("按名称"), BY_NAME)})

    facet_annotations = {"mark_kinds": mark_kinds("pk")}

    class Meta:
        model = Brand
        fields = []


OF_PUBLISHED_BRAND = {"brand__state": PublishingState.PUBLISHED}


class ProductFilter(FacetedFilterSet):
    q = WordsFilter(label=_("关键词"), columns=["name_zh_hans", "name_en", "summary_zh_hans", "summary_en"])
    category = CategoryFacet()
    area = AreaFacet()
    industry = IndustryFacet()
    gi = YesNoFacet(_("地理标志"), "is_geographical_indication", yes=_("地理标志产品"), no=_("未标明地理标志"))
    mark = MarkFacet("brand__marks__kind", **OF_PUBLISHED_BRAND)
    brand = CommonFirstFacet(label=_("品牌"), path="brand__slug", choices=lambda: brand_names())
    sort = SortFilter({"name": (_("按名称"), BY_NAME), "category": (_("按品类"), ["category__slug", *BY_NAME])})

    facet_annotations = {"mark_kinds": mark_kinds("brand", **OF_PUBLISHED_BRAND)}

    class Meta:
        model = Product
        fields = []


def brand_names():
    return {
        brand.slug: translated(brand, "name") for brand in Brand.objects.published(samples=None).order_by("name_sort")
    }
