"""The site map for people: every list that has something in it, and the steps right below it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from parks import province
from parks.models import Area
from portal.kit.text import translated
from portal.kit.versions import remembered

from .front_page import policy_sections
from .models import Column
from .sections import filled_sections


@dataclass(slots=True)
class Leaf:
    """A link of the site map; `count` is the number of rows behind it, None where there is nothing to count."""

    label: str
    url: str
    count: int | None = None


@dataclass(slots=True)
class Branch:
    label: str
    leaves: list


def branches(request):
    return remembered.get(request, ("site map", get_language()), lambda: _branches(request))


def _branches(request):
    grown = [
        Branch(
            pgettext("门户栏目", "园区"),
            [*_lists(request, "park", "enterprise", "area", "industry", "chain", "parkfigure"), *_comparison(request)],
        ),
        Branch(
            pgettext("门户栏目", "投资"),
            [
                *_lists(request, "project", "site", "measure", "event", "promotionplan"),
                *_events(request),
                *_match(request),
            ],
        ),
        Branch(_("品牌与产品"), _lists(request, "brand", "product")),
        Branch(pgettext("门户栏目", "资讯"), [*_lists(request, "article"), *_columns()]),
        Branch(pgettext("列表", "市州"), _prefectures(request)),
        Branch(
            pgettext("列表", "政策领域"), [Leaf(choice.label, choice.url, choice.count) for choice in policy_sections()]
        ),
        Branch(pgettext("列表", "产业"), _industries(request)),
        Branch(_("关于本站"), _pages()),
    ]
    return [branch for branch in grown if branch.leaves]


def _lists(request, *kinds):
    return [Leaf(filled.label, filled.url, filled.count) for filled in filled_sections(request) if filled.kind in kinds]


def _match(request):
    """The match, the ways of an enquiry and how they were answered; without a park there is nobody to ask."""
    steps = {
        _("按需匹配"): "investment:need_match",
        _("向园区咨询"): "investment:enquiry_new",
        _("查询咨询"): "investment:enquiry_track",
        _("咨询答复台账"): "investment:ledger",
        pgettext("页面", "项目进展"): "investment:progress",
    }
    return [Leaf(label, reverse(name)) for label, name in steps.items()] if _lists(request, "park") else []


def _events(request):
    steps = {_("活动月历"): "investment:event_calendar", _("查询报名"): "investment:registration_track"}
    return [Leaf(label, reverse(name)) for label, name in steps.items()] if _lists(request, "event") else []


def _comparison(request):
    return [Leaf(_("园区对比"), reverse("parks:park_compare"))] if _lists(request, "park") else []


def _prefectures(request):
    areas = province.areas(request).values()
    return [_row(area) for area in areas if area.level == Area.Level.PREFECTURE]


def _industries(request):
    return [_row(row) for row in sorted(province.industries(request).values(), key=lambda row: row.name_sort)]


def _columns():
    return [_row(column) for column in Column.objects.with_articles()]


def _row(row):
    return Leaf(translated(row, "name"), row.get_absolute_url())


def _pages():
    pages = {
        "portal:home": _("首页"),
        "portal:search": _("搜索全站"),
        "portal:statistics": _("数据统计"),
        "parks:data_quality": _("资料质量"),
        "portal:contact": _("联系我们"),
        "portal:privacy": _("隐私声明"),
        "portal:accessibility": _("无障碍声明"),
        "portal:api_docs": _("开放接口"),
    }
    return [Leaf(label, reverse(view)) for view, label in pages.items()]
