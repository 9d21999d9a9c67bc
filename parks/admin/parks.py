from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Park
from parks.tables import PARKS
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.tables import Tabled

from .completeness import CompleteList, CompletenessFilter, completeness_column
from .fact_sheet import WithFacts
from .figures import ParkFigureInline
from .filters import PrefectureFilter
from .governance import GovernanceInline
from .planning import AssessmentInline, BlockInline, ClassRuleInline, PlanInline
from .sourced import SourcedAdmin


@admin.register(Park)
class ParkAdmin(WithFacts, Tabled, SourcedAdmin):
    table = PARKS
    list_display = ["area", "level", completeness_column]
    list_filter = ["level", PrefectureFilter, CompletenessFilter, "industries__group", "kind"]
    inlines = [
        *(GovernanceInline, PlanInline, BlockInline, AssessmentInline, ClassRuleInline),
        *(ParkFigureInline, PictureInline, AttachmentInline),
    ]
    search_fields = ["area__name_zh_hans", "area__name_en", "leading_industries_zh_hans", "statistical_code"]
    help_texts = {
        "name": _("批准文件上的全称。"),
        "industries": _("从产业目录里选，访问者按它查找园区。"),
        "summary": _("三五句话：在哪里、做什么、有什么条件。数字写明单位和日期。"),
        "approved_area_ha": _("批准文件或公告上的面积。1 平方公里 = 100 公顷。"),
        "reported_area_note": _("这个面积指什么，如“管辖面积”“规划面积”。"),
        "statistical_code": _("国家统计局统计用区划代码，六或十二位数字。"),
        "location_precision": _("没有实测点时不要选“园区实测点”。"),
        "website": _("域名即可，如 ccedz.gov.cn。"),
        "phone": _("对外公开的电话，带区号，如 0431-12345678。"),
        "office_hours": _("如“工作日 8:30–16:30”。"),
        "languages": _("可以用哪些语言咨询，如“汉语、英语、韩语”。"),
        "complaint_phone": _("企业对服务不满意时打的电话。"),
    }

    fieldsets = [
        (None, {"fields": ["name", "slug", ("area", "parent"), ("level", "kind")]}),
        (_("产业与定位"), {"fields": ["industries", "leading_industries", "positioning", "summary"]}),
        (
            _("设立与面积"),
            {
                "fields": [
                    ("founded", "approved_on"),
                    ("approved_area_ha", "reported_area_km2"),
                    "reported_area_note",
                    "statistical_code",
                ]
            },
        ),
        (_("位置"), {"fields": [("longitude", "latitude", "location_precision"), "address"]}),
        (
            _("谁来回答"),
            {"fields": ["office", ("phone", "email"), "office_hours", "languages", ("complaint_phone", "website")]},
        ),
    ]

    def get_changelist(self, request, **kwargs):
        return CompleteList
