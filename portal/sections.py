"""The lists of the site in one place: for the site map, search, the front page and addresses that lead nowhere."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, DateTimeField, Max, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import pgettext_lazy

from brands.models import Brand, Product
from investment.models import Event, Measure, Policy, Project, PromotionPlan
from parks.models import Area, Chain, ChainLink, Enterprise, Industry, Park, ParkFigure, Site
from portal.kit.publishing import Publishable
from portal.kit.versions import remembered

from .models import Article


@dataclass(frozen=True)
class Section:
    """A list of one kind of thing; `kind` is its model's name, as search counts it."""

    view: str
    label: Promise
    rows: Callable[[], QuerySet]

    @property
    def model(self) -> type[Model]:
        return self.rows().model

    @property
    def kind(self):
        return self.model._meta.model_name

    @property
    def url(self):
        return reverse(self.view)


def _listed(model):
    return lambda: model.objects.listed()


# The plural, as a heading: the catalogue has it apart from the model's own name.
SECTIONS = [
    Section("parks:park_list", pgettext_lazy("列表", "园区"), _listed(Park)),
    Section("parks:area_list", pgettext_lazy("列表", "地区"), Area.objects.prefectures),
    Section("parks:industry_list", pgettext_lazy("列表", "产业"), Industry.objects.all),
    Section("parks:chains", pgettext_lazy("列表", "产业链"), Chain.objects.all),
    Section("parks:chains", pgettext_lazy("列表", "产业链环节"), ChainLink.objects.all),
    Section("parks:figures", pgettext_lazy("列表", "年度数据"), ParkFigure.objects.published),
    Section("parks:enterprise_list", pgettext_lazy("列表", "企业"), _listed(Enterprise)),
    Section("investment:project_list", pgettext_lazy("列表", "招商项目"), _listed(Project)),
    Section("investment:site_list", pgettext_lazy("列表", "用地和厂房"), _listed(Site)),
    Section("investment:policy_list", pgettext_lazy("列表", "政策措施"), _listed(Measure)),
    Section("investment:policy_list", pgettext_lazy("列表", "政策文件"), _listed(Policy)),
    Section("investment:event_list", pgettext_lazy("列表", "活动"), _listed(Event)),
    Section("investment:promotion_plans", pgettext_lazy("列表", "推介计划"), _listed(PromotionPlan)),
    Section("brands:brand_list", pgettext_lazy("列表", "品牌"), _listed(Brand)),
    Section("brands:product_list", pgettext_lazy("列表", "产品"), _listed(Product)),
    Section("portal:news", pgettext_lazy("列表", "资讯"), _listed(Article)),
]
LABELS = {section.kind: section.label for section in SECTIONS}


@dataclass(frozen=True)
class Filled:
    """A section with something in it: how many rows, and the day the last of them changed (None when not kept)."""

    section: Section
    count: int
    changed_on: object

    @property
    def kind(self):
        return self.section.kind

    @property
    def label(self):
        return self.section.label

    @property
    def noun(self):
        """What stands beside the number: English has one word for one and another for many."""
        return self.section.model._meta.verbose_name if self.count == 1 else self.label

    @property
    def url(self):
        return self.section.url


def filled_sections(request):
    """The sections that are not empty, in their order; one query per content version."""
    return remembered.get(request, "sections", count_sections)


def count_sections():
    counted = [_counted(section) for section in SECTIONS]
    found = {kind: rest for kind, *rest in counted[0].union(*counted[1:], all=True).order_by()}
    filled = [_filled(section, *found[section.kind]) for section in SECTIONS]
    return [section for section in filled if section.count]


def _counted(section):
    """One row: kind, count, last change. Columns are named last: in a union they are told apart by their place alone."""
    changed = "updated_at" if issubclass(section.model, Publishable) else Cast(Value(None), DateTimeField())
    rows = section.rows().order_by().annotate(kind_of_row=Value(section.kind)).values("kind_of_row")
    counted = rows.annotate(rows=Count("pk"), changed_at=Max(changed))
    return counted.values_list("kind_of_row", "rows", "changed_at")


def _filled(section, count, changed_at):
    return Filled(section, count, localdate(changed_at) if changed_at else None)


def nearest_section(path):
    """The list an address that leads nowhere stands under: /parks/no-such-park/ → the parks; else None."""
    above = [section for section in SECTIONS if path.startswith(section.url)]
    return max(above, key=lambda section: len(section.url), default=None)
