from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from investment.models import Project
from investment.tables import PROJECTS
from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.tables import Tabled


@admin.register(Project)
class ProjectAdmin(Tabled, SourcedAdmin):
    table = PROJECTS
    list_display = ["area", "industry", "stage", "dated_on"]
    list_filter = ["stage", PrefectureFilter, "industry__group", "investment_type"]
    search_fields = ["park__name_zh_hans", "park__name_en", "enterprise__name_zh_hans", "summary_zh_hans"]
    inlines = [PictureInline, AttachmentInline]
    help_texts = {
        "name": _("一眼看出做什么，如“人参深加工项目”。"),
        "summary": _("建设内容、规模和市场，三五句话。"),
        "partner_wanted": _("希望对方带来什么：资金、技术还是市场。"),
        "land_and_permits": _("用地、环评、规划等办到哪一步，写明日期。"),
        "valid_until": _("过了这一天，网站不再当作开放项目。"),
        "contact_phone": _("对外公开的电话，带区号。"),
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", ("area", "park"), ("industry", "enterprise"), "would_fill"]}),
        (
            _("项目"),
            {
                "fields": [
                    "summary",
                    ("stage", "investment_type"),
                    ("amount", "currency"),
                    ("dated_on", "valid_until"),
                    "partner_wanted",
                    "land_and_permits",
                ]
            },
        ),
        (_("联系"), {"fields": ["contact_office", ("contact_phone", "contact_email")]}),
    ]
