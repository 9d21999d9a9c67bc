"""The sheet of a project: what its page says, as of now."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from investment.models import ProjectReadiness, ProjectStep
from investment.project_lines import sought, told_of_project
from investment.site_lines import passport
from parks.papers import other_name, source_line
from parks.since import version_address, version_now
from portal.kit.paper import Line, Paper, Part
from portal.kit.publishing import PublishingState
from portal.kit.text import dotted, plain_translation, translated
from portal.kit.units import money


def project_paper(request, project):
    """The sheet of a published project of `for_detail()` in the language of the page."""
    now = version_now()
    return Paper(
        title=plain_translation(project, "name"),
        other_title=other_name(project),
        kind=" · ".join([_("招商项目"), project.get_stage_display(), plain_translation(project.area, "name")]),
        lead=plain_translation(project, "summary"),
        strip=strip_lines(project),
        parts=project_parts(project),
        address=request.build_absolute_uri(version_address(project, now)),
        version=f"{now:%Y-%m-%d %H:%M}",
        hue=project.hue,
        cover=project.slug,
    )


def strip_lines(project):
    amount = "" if project.amount is None else money(project.amount, project.currency)
    told = {
        _("投资额"): amount,
        _("拟引资金额"): sought(project),
        _("阶段"): project.get_stage_display(),
        _("项目日期"): project.dated_on,
        _("有效期至"): project.valid_until,
    }
    return [Line.of(label, value) for label, value in told.items()]


def project_parts(project):
    return [
        Part(_("项目情况"), lines=[Line.of(label, value) for label, value in told_of(project).items()]),
        Part(_("进展"), lines=step_lines(project)),
        Part(_("手续"), lines=readiness_lines(project)),
        Part(_("谁来回答"), lines=[Line.of(label, value) for label, value in contact_of(project).items()]),
        Part(pgettext("列表", "来源"), text="\n".join(map(source_line, project.source_notes))),
    ]


def told_of(project):
    return {
        _("地区"): plain_translation(project.area, "name"),
        _("园区"): name_if_published(project.park),
        _("企业"): name_if_published(project.enterprise),
        _("产业"): project.industry and plain_translation(project.industry, "name"),
        _("用地与手续"): translated(project, "land_and_permits"),
        _("合作方式"): project.get_investment_type_display(),
        _("希望的合作方"): translated(project, "partner_wanted"),
        **dict(told_of_project(project)),
        _("市场分析"): translated(project, "market"),
    }


def step_lines(project):
    return [
        Line.of(step.get_step_display(), step.dated_on, dotted(translated(step, "evidence"), step.told_amount))
        for step in ProjectStep.of(project)
    ]


def readiness_lines(project):
    return [
        Line.of(row.get_topic_display(), row.get_state_display(), passport(row)) for row in ProjectReadiness.of(project)
    ]


def contact_of(project):
    return {
        _("联系机构"): translated(project, "contact_office"),
        _("电话"): project.contact_phone,
        _("邮箱"): project.contact_email,
        **second_contact_of(project),
    }


def second_contact_of(project):
    if not project.has_second_contact:
        return {}
    return {
        _("第二联系机构"): translated(project, "second_office"),
        _("第二联系电话"): project.second_phone,
        _("第二联系邮箱"): project.second_email,
    }


def name_if_published(row):
    return plain_translation(row, "name") if row and row.state == PublishingState.PUBLISHED else ""
