from datetime import timedelta

from django.contrib import admin
from django.db.models import Q, Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from investment.models import Project, ProjectReadiness, ProjectReading, ProjectStep
from investment.project_completeness import ASKED, stated_count
from investment.tables import PROJECTS
from parks.admin.filters import PrefectureFilter
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin import ContentStackedInline, PartAdmin
from portal.kit.admin.attachments import AttachmentInline
from portal.kit.admin.pictures import PictureInline
from portal.kit.admin.readonly import ReadOnlyAdmin
from portal.kit.admin.tables import Tabled

from .project_form import ProjectForm

READ_WITHIN = timedelta(days=30)
READINESS = [("topic", "state", "dated"), "document", "checked_by"]
STEP = [("step", "dated_on", "amount"), "evidence", "evidence_url"]


class ReadinessInline(ContentStackedInline):
    model = ProjectReadiness
    fields = READINESS


class StepInline(ContentStackedInline):
    model = ProjectStep
    fields = STEP


@admin.register(Project)
class ProjectAdmin(Tabled, SourcedAdmin):
    form = ProjectForm
    table = PROJECTS
    list_display = ["area", "industry", "stage", "dated_on", "completeness", "readers"]
    list_filter = ["stage", PrefectureFilter, "industry__group", "investment_type"]
    search_fields = ["park__name_zh_hans", "park__name_en", "enterprise__name_zh_hans", "summary_zh_hans"]
    inlines = [ReadinessInline, StepInline, PictureInline, AttachmentInline]
    help_texts = {
        "name": _("一眼看出做什么，如“人参深加工项目”。"),
        "summary": _("建设内容、规模，三五句话。"),
        "market": _("产品卖给谁、市场多大、依据是什么。"),
        "partner_wanted": _("希望对方带来什么：资金、技术还是市场。"),
        "land_and_permits": _("用地、环评、规划等办到哪一步，写明日期；能分项的写在下面的手续里。"),
        "valid_until": _("过了这一天，项目退出列表，网页注明已过期，不再接受咨询。"),
        "contact_phone": _("对外公开的电话，带区号。"),
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", ("area", "park"), ("industry", "enterprise"), "would_fill"]}),
        (
            _("项目"),
            {
                "fields": [
                    *("summary", "market", ("stage", "investment_type"), ("dated_on", "valid_until")),
                    *("partner_wanted", "promoter", ("decision_days", "lead")),
                ]
            },
        ),
        (
            _("资金和效益"),
            {
                "fields": [
                    ("amount", "currency"),
                    ("sought_from", "sought_to", "secured"),
                    ("expected_output", "expected_tax", "expected_jobs"),
                ]
            },
        ),
        (_("场地和手续"), {"fields": ["sites", "land_and_permits"]}),
        (
            _("联系"),
            {
                "fields": [
                    *("contact_office", ("contact_phone", "contact_email")),
                    *("second_office", ("second_phone", "second_email")),
                ]
            },
        ),
    ]

    def get_queryset(self, request):
        since = Q(readings__day__gt=localdate() - READ_WITHIN)
        read = Sum("readings__number", filter=since, default=0)
        return super().get_queryset(request).annotate(read=read, stated=stated_count())

    @admin.display(description=_("完整度"), ordering="stated")
    def completeness(self, project):
        return f"{project.stated}/{len(ASKED)}"

    @admin.display(description=_("30 天阅读"), ordering="read")
    def readers(self, project):
        return project.read


@admin.register(ProjectReadiness)
class ProjectReadinessAdmin(PartAdmin):
    """The readiness cards of all projects; usually edited below their project."""

    list_display = ["project", "topic", "state", "dated"]
    list_filter = ["topic", "state"]
    search_fields = ["project__name_zh_hans"]
    fieldsets = [(None, {"fields": ["project", *READINESS]})]


@admin.register(ProjectStep)
class ProjectStepAdmin(PartAdmin):
    """The steps of all signed projects; usually edited below their project."""

    list_display = ["project", "step", "dated_on", "amount"]
    list_filter = ["step"]
    search_fields = ["project__name_zh_hans"]
    fieldsets = [(None, {"fields": ["project", *STEP]})]


@admin.register(ProjectReading)
class ProjectReadingAdmin(ReadOnlyAdmin):
    """How often the pages of projects were asked for, counted by the pages alone."""

    list_display = ["day", "project", "number"]
    search_fields = ["project__name_zh_hans"]
    date_hierarchy = "day"
