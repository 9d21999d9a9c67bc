"""How much of what investors ask of a project it states: the most complete ones are read most."""

from functools import reduce
from operator import add, or_

from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from .models import Project

# What is asked, and the columns of which one at least must be filled; of the columns of a bilingual text the Chinese one.
ASKED = {
    _("简介"): ["summary_zh_hans"],
    _("英文名称"): ["name_en"],
    _("产业"): ["industry"],
    _("投资额"): ["amount"],
    _("拟引资金额"): ["sought_from", "sought_to"],
    _("已落实资金"): ["secured"],
    _("合作方式"): ["investment_type"],
    _("希望的合作方"): ["partner_wanted_zh_hans"],
    _("市场分析"): ["market_zh_hans"],
    _("用地与手续"): ["land_and_permits_zh_hans"],
    _("预计年产值"): ["expected_output"],
    _("预计年税收"): ["expected_tax"],
    _("预计用工"): ["expected_jobs"],
    _("决策时间"): ["decision_days"],
    _("发起单位"): ["promoter_zh_hans"],
    _("有效期至"): ["valid_until"],
    _("联系人"): ["contact_phone", "contact_email"],
    _("第二联系人"): ["second_phone", "second_email"],
}


def stated_count():
    """An annotation of projects: how many of the asked things each states."""
    return reduce(add, (Case(When(stated(columns), then=1), default=0) for columns in ASKED.values()))


def stated(columns):
    return reduce(or_, (_is_stated(Project._meta.get_field(name)) for name in columns))


def _is_stated(field):
    filled = Q(**{f"{field.name}__isnull": False})
    return filled if field.null else ~Q(**{field.name: ""})
