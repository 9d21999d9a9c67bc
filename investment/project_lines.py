"""What a project's page and sheet say of money and effects, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.kit.text import translated
from portal.kit.units import money


def sought(project):
    """The amount sought, as a range where it is one; "" where nothing was stated."""
    low, high = project.sought_from, project.sought_to
    if low is not None and high is not None and low != high:
        return f"{money(low, project.currency)} – {money(high, project.currency)}"
    if low is None and high is not None:
        return _("至多 {number}").format(number=money(high, project.currency))
    return "" if low is None else money(low, project.currency)


def told_of_project(project):
    """(label, words) of what investors ask of a project besides its strip; "" where nothing was stated."""
    return [
        (_("已落实资金"), in_money(project, "secured")),
        (_("预计年产值"), in_money(project, "expected_output")),
        (_("预计年税收"), in_money(project, "expected_tax")),
        (_("预计用工"), counted_jobs(project.expected_jobs)),
        (_("决策时间"), counted_days(project.decision_days)),
        (_("发起单位"), translated(project, "promoter")),
    ]


def in_money(project, name):
    amount = getattr(project, name)
    return "" if amount is None else money(amount, project.currency)


def counted_jobs(number):
    return "" if number is None else ngettext("%(number)s 人", "%(number)s 人", number) % {"number": number}


def counted_days(number):
    return "" if number is None else ngettext("%(number)s 个工作日", "%(number)s 个工作日", number) % {"number": number}
